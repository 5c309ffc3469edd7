// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/load.hpp"

#include "core/guidance/compile.hpp"
#include "core/guidance/validate.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace rafiq::guidance {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t largest_file = 1 << 20;
constexpr std::uintmax_t largest_weights = 1 << 22;  // what the draft check has learnt

// What has been learnt is no YAML, and only lies beside lexicons.
bool is_weights(const fs::path& path) {
  return path.extension() == ".weights";
}

// Reads `from`; `path` is the name it goes by.
std::optional<Problem> read_file(FileKind kind, const fs::path& from, const fs::path& path,
                                 std::vector<PackFile>& files) {
  std::error_code failed;
  const auto size = fs::file_size(from, failed);
  if (failed) return Problem{path, 0, "the file cannot be read", "Check its permissions."};
  if (size > (is_weights(path) ? largest_weights : largest_file))
    return Problem{path, 0,
                   is_weights(path) ? "the file is larger than 4 MiB" : "the file is larger than 1 MiB",
                   "Make several files of it."};
  std::ifstream stream(from, std::ios::binary);
  std::string text(static_cast<std::size_t>(size), '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));  // shortened since
  if (stream.bad() || !stream.is_open())
    return Problem{path, 0, "the file cannot be read", "Check its permissions."};
  files.push_back({kind, path, std::move(text)});
  return std::nullopt;
}

// By name, so that the same folder reads the same everywhere.
std::vector<fs::path> names_in(const fs::path& folder, FileKind kind) {
  std::vector<fs::path> paths;
  std::error_code ignored;  // no such folder: no such files
  for (fs::directory_iterator at(folder, ignored), end; at != end; at.increment(ignored))
    if (at->path().extension() == ".yaml" || at->path().extension() == ".yml" ||
        (kind == FileKind::lexicons && is_weights(at->path())))
      paths.push_back(at->path().filename());
  std::sort(paths.begin(), paths.end());
  return paths;
}

struct Folders {
  std::vector<PackSource> sources;
  std::vector<Problem> unreadable;
};

void read_folder(const PackFolder& pack, Folders& all) {
  const fs::path& folder = pack.folder;
  const fs::path& from = pack.read_from.empty() ? folder : pack.read_from;
  std::error_code ignored;
  if (!fs::is_directory(from, ignored)) {
    all.unreadable.push_back({folder, 0, "there is no such folder", "Check the path of the pack."});
    return;
  }
  if (!fs::exists(from / "pack.yaml", ignored)) {
    all.unreadable.push_back({folder, 0, "the folder has no pack.yaml",
                              "A pack is a folder with pack.yaml, cards and vocabulary."});
    return;
  }
  PackSource source{folder, {}, pack.layer};
  const auto take = [&](FileKind kind, const fs::path& name) {
    if (auto problem = read_file(kind, from / name, folder / name, source.files))
      all.unreadable.push_back(std::move(*problem));
  };
  take(FileKind::manifest, "pack.yaml");
  for (std::size_t kind = 1; kind < file_folders.size(); ++kind)
    for (const fs::path& name : names_in(from / file_folders[kind], static_cast<FileKind>(kind)))
      take(static_cast<FileKind>(kind), file_folders[kind] / name);
  all.sources.push_back(std::move(source));
}

Error as_error(const std::vector<Problem>& problems) {
  std::vector<Problem> grave;
  std::copy_if(problems.begin(), problems.end(), std::back_inserter(grave),
               [](const Problem& one) { return !one.warning; });
  const Problem& first = grave.front();
  std::error_code ignored;
  const bool missing = first.line == 0 && !fs::is_regular_file(first.file, ignored) &&
                       !fs::exists(first.file / "pack.yaml", ignored);
  std::string where = first.file.string();
  if (first.line > 0) where += ":" + std::to_string(first.line);
  std::string remedy = first.remedy;
  if (grave.size() > 1)
    remedy += " \"rafiqctl pack validate\" lists all " + std::to_string(grave.size()) + " problems.";
  return Error{missing ? ErrorCode::not_found : ErrorCode::bad_data, first.what, where, remedy};
}

}  // namespace

Compiled read_packs(std::span<const PackFolder> folders, Care care) {
  Folders all;
  for (const PackFolder& folder : folders) read_folder(folder, all);
  Compiled compiled = compile(all.sources, care);
  if (all.unreadable.empty()) return compiled;
  compiled.pack = nullptr;
  compiled.problems.insert(compiled.problems.begin(), all.unreadable.begin(), all.unreadable.end());
  return compiled;
}

Result<PackLayer> read_pack_manifest(const fs::path& folder) {
  Folders all;
  read_folder({folder, {}}, all);
  if (!all.unreadable.empty()) return as_error(all.unreadable);
  ReadManifest manifest = read_manifest_of(all.sources.front());
  if (!manifest.problems.empty()) return as_error(manifest.problems);
  return std::move(manifest.pack);
}

std::vector<Problem> validate_packs(std::span<const PackFolder> folders) {
  return read_packs(folders, Care::sensible).problems;
}

std::vector<Problem> validate_pack(const fs::path& folder) {
  const PackFolder only{folder};
  return validate_packs({&only, 1});
}

Result<std::shared_ptr<const Pack>> load_packs(std::span<const PackFolder> folders) {
  Compiled compiled = read_packs(folders);
  if (!compiled.pack) return as_error(compiled.problems);
  return std::move(compiled.pack);
}

Result<std::shared_ptr<const Pack>> load_pack(const fs::path& folder) {
  const PackFolder only{folder};
  return load_packs({&only, 1});
}

}  // namespace rafiq::guidance
