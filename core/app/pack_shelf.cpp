// SPDX-License-Identifier: Apache-2.0
#include "core/app/pack_shelf.hpp"

#include "core/guidance/load.hpp"
#include "core/guidance/pack_holder.hpp"

#include <algorithm>
#include <mutex>

namespace rafiq::app {
namespace {

using Snapshot = std::shared_ptr<const guidance::Pack>;
using Folders = std::vector<guidance::PackFolder>;
using Steady = std::chrono::steady_clock;

struct Loaded {
  Snapshot pack;
  std::vector<PackFault> faults;
};

bool lies_in(const std::filesystem::path& file, const std::filesystem::path& folder) {
  const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return end == folder.end();
}

std::vector<PackFault> faults_of(const std::vector<Problem>& problems, const Folders& folders) {
  std::vector<PackFault> faults;
  for (const auto& one : folders) {
    PackFault fault{one.folder, {}, 0};
    for (const Problem& problem : problems)
      if (!problem.warning && lies_in(problem.file, one.folder) && fault.problems++ == 0)
        fault.first = problem;
    if (fault.problems > 0) faults.push_back(std::move(fault));
  }
  return faults;
}

// Where nothing is in use yet: as many packs as are good together, from the lowest up.
Loaded without_the_bad(Folders folders, Loaded loaded) {
  std::vector<PackFault> faults = loaded.faults;
  while (!loaded.pack && folders.size() > 1 && !loaded.faults.empty()) {
    const auto bad = loaded.faults.front().folder;
    if (bad == folders.front().folder) break;
    std::erase_if(folders, [&](const auto& one) { return one.folder == bad; });
    guidance::Compiled compiled = guidance::read_packs(folders);
    loaded = {std::move(compiled.pack), faults_of(compiled.problems, folders)};
  }
  return {std::move(loaded.pack), std::move(faults)};
}

}  // namespace

struct PackShelf::State {
  State(PackFolders given, Steady::duration apart) : folders(std::move(given)), between_looks(apart) {}

  // Held while looking and loading. Who finds it held takes what is in use.
  std::mutex loading;
  PackFolders folders;
  guidance::PackHolder in_use;
  std::mutex telling;  // held for a moment, for the two that follow
  std::vector<PackFault> faults;
  std::int64_t edition = 0;
  const Steady::duration between_looks;
  // Under `loading`:
  std::string stamp;
  Steady::time_point looked;
  PackFolders::Outline outline;

  // Few questions of the system, where a look at all files takes hundreds.
  bool just_looked() {
    auto outlined = folders.outline();
    const auto now = Steady::now();
    if (!stamp.empty() && outlined == outline && now - looked < between_looks) return true;
    outline = std::move(outlined);
    looked = now;
    return false;
  }

  void replace(Loaded loaded) {
    const bool replaces = loaded.pack != nullptr;
    if (replaces) in_use.replace(std::move(loaded.pack));
    const std::lock_guard lock(telling);
    faults = std::move(loaded.faults);
    if (replaces) ++edition;
  }

  void look() {
    const bool has_one = in_use.current() != nullptr;
    std::unique_lock lock(loading, std::defer_lock);
    if (!has_one)
      lock.lock();
    else if (!lock.try_lock())
      return;
    if (just_looked()) return;
    // Files that change while they are read would make a mixture of two versions.
    constexpr int tries = 5;
    for (int i = 0; i < tries; ++i) {
      const PinnedPacks packs(folders);
      const std::string before = packs.stamp();
      if (before == stamp) return;
      guidance::Compiled compiled = guidance::read_packs(packs.all());
      Loaded loaded{std::move(compiled.pack), faults_of(compiled.problems, packs.all())};
      if (!loaded.pack && !has_one) loaded = without_the_bad(packs.all(), std::move(loaded));
      if (packs.stamp() != before) continue;
      stamp = before;
      return replace(std::move(loaded));
    }
  }
};

PackShelf::PackShelf(PackFolders folders, std::chrono::milliseconds between_looks)
    : state_(std::make_unique<State>(std::move(folders), between_looks)) {}
PackShelf::PackShelf(PackShelf&&) noexcept = default;
PackShelf::~PackShelf() = default;

const PackFolders& PackShelf::folders() const {
  return state_->folders;
}

Result<Snapshot> PackShelf::pack() {
  state_->look();
  if (auto pack = state_->in_use.current()) return pack;
  // Says what is wrong with the pack we ship.
  return guidance::load_pack(state_->folders.shipped());
}

std::int64_t PackShelf::edition() {
  if (state_->in_use.current()) state_->look();
  const std::lock_guard lock(state_->telling);
  return state_->edition;
}

std::vector<PackFault> PackShelf::faults() {
  const std::lock_guard lock(state_->telling);
  return state_->faults;
}

}  // namespace rafiq::app
