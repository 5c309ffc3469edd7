// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/layer.hpp"
#include "core/platform/folder.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace rafiq::app {

// Where packs lie: the one we ship, and below the home's folder `packs` those that were installed, in
// organisation/ID and team/ID. Names that begin with a dot are not packs in use.
class PackFolders {
 public:
  PackFolders(std::filesystem::path shipped, std::filesystem::path installed)
      : shipped_(std::move(shipped)), installed_(std::move(installed)) {}

  // All that are there, lowest first.
  [[nodiscard]] std::vector<guidance::PackFolder> all() const;
  [[nodiscard]] std::vector<guidance::PackFolder> of(guidance::Layer layer) const;
  [[nodiscard]] const std::filesystem::path& shipped() const { return shipped_; }
  [[nodiscard]] const std::filesystem::path& installed() const { return installed_; }

  [[nodiscard]] std::filesystem::path place(guidance::Layer layer, const std::string& id) const;
  // Differs when a pack was put there, replaced or taken away; not when one of its files is edited.
  using Outline = std::vector<std::pair<std::filesystem::path, std::filesystem::file_time_type>>;
  [[nodiscard]] Outline outline() const;
  // The version before the one in use, for going back.
  [[nodiscard]] std::filesystem::path previous(guidance::Layer layer, const std::string& id) const;

 private:
  std::filesystem::path shipped_;
  std::filesystem::path installed_;
};

// Packs that stay the same folders while others take their places, so that each is read whole.
class PinnedPacks {
 public:
  explicit PinnedPacks(const PackFolders& folders);

  [[nodiscard]] const std::vector<guidance::PackFolder>& all() const { return packs_; }
  // Differs when a pack came, went or had a file changed: names, sizes and times of their files.
  [[nodiscard]] std::string stamp() const;

 private:
  std::vector<platform::PinnedFolder> pins_;
  std::vector<guidance::PackFolder> packs_;
};

}  // namespace rafiq::app
