// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/pack_folders.hpp"
#include "core/guidance/pack.hpp"
#include "core/util/problems.hpp"
#include "core/util/result.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace rafiq::app {

// A pack that is not in use as it lies on the disk.
struct PackFault {
  std::filesystem::path folder;
  Problem first;
  std::size_t problems = 0;
};

// The guidance packs in use, loaded when they are first needed: a sync or a search needs none. A question
// looks whether a file changed; then they are loaded aside and replaced at once. Where one of them has a
// problem, what was in use stays in use. Threads: any. Whoever holds a Pack keeps that version.
class PackShelf {
 public:
  // The names, sizes and times of all files are looked at no more often than `between_looks`: there are some
  // dozens of them. What was installed or taken away is seen at once, and so is all that changed with zero.
  explicit PackShelf(PackFolders folders, std::chrono::milliseconds between_looks = {});
  PackShelf(PackShelf&&) noexcept;
  ~PackShelf();

  // Error: when not even the pack we ship can be loaded.
  Result<std::shared_ptr<const guidance::Pack>> pack();
  // Another number when other packs came into use. Loads nothing before the first pack().
  std::int64_t edition();
  // Of the last time that a change was seen.
  std::vector<PackFault> faults();
  [[nodiscard]] const PackFolders& folders() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rafiq::app
