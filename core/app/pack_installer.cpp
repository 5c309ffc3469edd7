// SPDX-License-Identifier: Apache-2.0
#include "core/app/pack_installer.hpp"

#include "core/app/pack_copy.hpp"
#include "core/guidance/load.hpp"
#include "core/platform/file.hpp"
#include "core/platform/folder.hpp"

#include <algorithm>

namespace rafiq::app {
namespace {

namespace fs = std::filesystem;
using guidance::Layer;

Result<platform::FileLock> lock(const PackFolders& folders) {
  RAFIQ_TRY(platform::make_private_folder(folders.installed()));
  RAFIQ_TRY(auto held, platform::FileLock::try_acquire(folders.installed() / ".lock"));
  if (held) return std::move(*held);
  return Error{ErrorCode::conflict, "Another process is installing a pack", folders.installed().string(),
               "Try again in a moment"};
}

// Loads the packs together. The error names the first problem of `subject`, or else of any pack.
Result<guidance::PackLayer> load_together(const std::vector<guidance::PackFolder>& packs,
                                          const fs::path& subject) {
  guidance::Compiled compiled = guidance::read_packs(packs, guidance::Care::sensible);
  const std::string below = subject.string() + "/";
  if (compiled.pack) {
    for (const auto& layer : compiled.pack->layers)
      if (layer.folder == subject) return layer;
    return guidance::PackLayer{};
  }
  std::erase_if(compiled.problems, [](const Problem& one) { return one.warning; });
  const auto own = std::find_if(compiled.problems.begin(), compiled.problems.end(), [&](const Problem& one) {
    return (one.file.string() + "/").starts_with(below);
  });
  const Problem& first = own != compiled.problems.end() ? *own : compiled.problems.front();
  std::error_code ignored;
  const bool missing = !fs::exists(subject / "pack.yaml", ignored) && !subject.empty();
  return Error{missing ? ErrorCode::not_found : ErrorCode::bad_data, first.what,
               first.file.string() + (first.line > 0 ? ":" + std::to_string(first.line) : ""),
               first.remedy + " \"rafiqctl pack validate\" lists all."};
}

// Where the pack lies, or did: the only layer that has one of the id, unless it was named.
Result<Layer> find_layer(const PackFolders& folders, const std::string& id, std::optional<Layer> layer,
                         fs::path (PackFolders::*place)(Layer, const std::string&) const) {
  std::vector<Layer> found;
  std::error_code ignored;
  for (const Layer one : {Layer::organisation, Layer::team})
    if ((!layer || *layer == one) && fs::exists((folders.*place)(one, id) / "pack.yaml", ignored))
      found.push_back(one);
  if (found.size() == 1) return found.front();
  if (found.empty())
    return Error{ErrorCode::not_found, "There is no such pack installed", id,
                 "rafiqctl pack list shows them"};
  return Error{ErrorCode::usage, "Two layers have a pack of this id", id, "Say which with --layer"};
}

// An id becomes the name of a folder.
Status check_id(const std::string& id) {
  const bool good =
      !id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  if (good) return success();
  return Error{ErrorCode::usage, "This cannot be the id of a pack", id, "rafiqctl pack list shows the ids"};
}

Layer layer_of(const guidance::PackLayer& pack, std::optional<Layer> wanted) {
  if (wanted) return *wanted;
  return pack.layer == Layer::team ? Layer::team : Layer::organisation;
}

}  // namespace

std::vector<guidance::PackFolder> PackInstaller::with(const fs::path& place, Layer layer,
                                                      const fs::path& candidate) const {
  auto packs = folders_.all();
  std::erase_if(packs, [&](const auto& one) { return one.folder == place; });
  if (!candidate.empty()) packs.push_back({candidate, layer});
  return packs;
}

Result<InstalledPack> PackInstaller::swap(const std::string& id, Layer layer, const fs::path& fresh) {
  const fs::path place = folders_.place(layer, id);
  RAFIQ_TRY(auto pack, load_together(with(place, layer, fresh), fresh));
  RAFIQ_TRY(platform::put_in_place(fresh, place));
  return InstalledPack{id, pack.version, layer, place};
}

Result<InstalledPack> PackInstaller::install(const fs::path& from, std::optional<Layer> layer) {
  RAFIQ_TRY(auto held, lock(folders_));
  RAFIQ_TRY(auto manifest, guidance::read_pack_manifest(from));
  const Layer to = layer_of(manifest, layer);
  // Once where its author knows the files, and once more what was copied.
  RAFIQ_TRY(load_together(with(folders_.place(to, manifest.id), to, from), from));
  const fs::path fresh = folders_.installed() / name(to) / (".new-" + manifest.id);
  std::error_code ignored;
  fs::remove_all(fresh, ignored);  // of an install that was killed
  RAFIQ_TRY(copy_pack(from, fresh));
  auto installed = swap(manifest.id, to, fresh);
  if (!installed || !fs::exists(fresh, ignored)) {
    fs::remove_all(fresh, ignored);
    return installed;
  }
  const fs::path previous = folders_.previous(to, manifest.id);
  fs::remove_all(previous, ignored);
  RAFIQ_TRY(platform::put_in_place(fresh, previous));
  return installed;
}

Result<InstalledPack> PackInstaller::rollback(const std::string& id, std::optional<Layer> layer) {
  RAFIQ_TRY(check_id(id));
  RAFIQ_TRY(auto held, lock(folders_));
  RAFIQ_TRY(auto from, find_layer(folders_, id, layer, &PackFolders::previous));
  return swap(id, from, folders_.previous(from, id));
}

Result<InstalledPack> PackInstaller::remove(const std::string& id, std::optional<Layer> layer) {
  RAFIQ_TRY(check_id(id));
  RAFIQ_TRY(auto held, lock(folders_));
  RAFIQ_TRY(auto from, find_layer(folders_, id, layer, &PackFolders::place));
  const fs::path place = folders_.place(from, id);
  RAFIQ_TRY(auto manifest, guidance::read_pack_manifest(place));
  if (auto rest = load_together(with(place, from, {}), {}); !rest)
    return Error{ErrorCode::conflict, "Another pack needs this one: " + rest.error().what, rest.error().where,
                 "Remove or mend that one first"};
  const fs::path previous = folders_.previous(from, id);
  std::error_code ignored;
  fs::remove_all(previous, ignored);
  RAFIQ_TRY(platform::put_in_place(place, previous));
  return InstalledPack{id, manifest.version, from, previous};
}

}  // namespace rafiq::app
