// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/pack_folders.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace rafiq::app {

struct InstalledPack {
  std::string id;
  std::string version;
  guidance::Layer layer = guidance::Layer::organisation;
  std::filesystem::path folder;
};

// Puts packs into the home and takes them out. What would not load together with the packs that are there is
// refused, so that only good packs come into use; the version before is kept for going back.
// Processes: one at a time, by a lock in the folder.
class PackInstaller {
 public:
  explicit PackInstaller(const PackFolders& folders) : folders_(folders) {}

  // `layer`: instead of what the pack says of itself. Errors: not_found (no such pack), bad_data (the pack,
  // or with it another, has a problem), configuration (the home cannot be written), conflict (another process
  // is at it).
  Result<InstalledPack> install(const std::filesystem::path& from, std::optional<guidance::Layer> layer);
  // The version before, of a pack that was replaced or removed; called twice it goes forth again.
  Result<InstalledPack> rollback(const std::string& id, std::optional<guidance::Layer> layer);
  Result<InstalledPack> remove(const std::string& id, std::optional<guidance::Layer> layer);

 private:
  // The packs as they would be: `place` filled by the pack in `candidate`, or empty.
  [[nodiscard]] std::vector<guidance::PackFolder> with(const std::filesystem::path& place,
                                                       guidance::Layer layer,
                                                       const std::filesystem::path& candidate) const;
  Result<InstalledPack> swap(const std::string& id, guidance::Layer layer,
                             const std::filesystem::path& fresh);

  const PackFolders& folders_;
};

}  // namespace rafiq::app
