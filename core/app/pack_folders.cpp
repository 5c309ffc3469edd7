// SPDX-License-Identifier: Apache-2.0
#include "core/app/pack_folders.hpp"

#include <algorithm>

namespace rafiq::app {
namespace {

namespace fs = std::filesystem;
using guidance::Layer;

// `skip`: how much of the path says where it is pinned.
void add_file(const fs::directory_entry& entry, std::size_t skip, std::vector<std::string>& parts) {
  std::error_code ignored;
  const auto size = entry.file_size(ignored);
  const auto time = entry.last_write_time(ignored).time_since_epoch().count();
  parts.push_back(entry.path().string().substr(skip) + '\t' + std::to_string(size) + '\t' +
                  std::to_string(time) + '\n');
}

void add_folder(const fs::path& folder, int deeper, std::size_t skip, std::vector<std::string>& parts) {
  std::error_code ignored;
  for (fs::directory_iterator at(folder, ignored), end; at != end; at.increment(ignored)) {
    if (at->path().extension() == ".yaml" || at->path().extension() == ".yml") add_file(*at, skip, parts);
    if (deeper > 0 && at->is_directory(ignored)) add_folder(at->path(), deeper - 1, skip, parts);
  }
}

}  // namespace

std::vector<guidance::PackFolder> PackFolders::of(Layer layer) const {
  std::vector<guidance::PackFolder> found;
  std::error_code ignored;
  for (fs::directory_iterator at(installed_ / name(layer), ignored), end; at != end; at.increment(ignored))
    if (at->path().filename().string().front() != '.' && at->is_directory(ignored))
      found.push_back({at->path(), layer});
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.folder < b.folder; });
  return found;
}

std::vector<guidance::PackFolder> PackFolders::all() const {
  std::vector<guidance::PackFolder> folders{{shipped_, Layer::standard}};
  for (const Layer layer : {Layer::organisation, Layer::team})
    for (auto& one : of(layer)) folders.push_back(std::move(one));
  return folders;
}

fs::path PackFolders::place(Layer layer, const std::string& id) const {
  return installed_ / name(layer) / id;
}

PackFolders::Outline PackFolders::outline() const {
  Outline outline;
  std::error_code ignored;
  for (const auto& pack : all()) outline.emplace_back(pack.folder, fs::last_write_time(pack.folder, ignored));
  return outline;
}

fs::path PackFolders::previous(Layer layer, const std::string& id) const {
  return installed_ / name(layer) / (".previous-" + id);
}

PinnedPacks::PinnedPacks(const PackFolders& folders) : packs_(folders.all()) {
  for (auto& pack : packs_) {
    auto pin = platform::PinnedFolder::open(pack.folder);
    if (!pin) continue;  // loading it will say what is wrong
    pins_.push_back(std::move(pin.value()));
    pack.read_from = pins_.back().path();
  }
}

std::string PinnedPacks::stamp() const {
  std::string stamp;
  for (const auto& pack : packs_) {
    std::vector<std::string> parts;
    // The slash: what is pinned is reached through a link.
    if (!pack.read_from.empty()) add_folder(pack.read_from / "", 1, pack.read_from.string().size(), parts);
    std::sort(parts.begin(), parts.end());
    stamp += pack.folder.string() + '\n';
    for (const std::string& part : parts) stamp += part;
  }
  return stamp;
}

}  // namespace rafiq::app
