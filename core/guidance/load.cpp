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

std::optional<Problem> read_file(FileKind kind, const fs::path& path, std::vector<PackFile>& files) {
  std::error_code failed;
  const auto size = fs::file_size(path, failed);
  if (failed) return Problem{path, 0, "the file cannot be read", "Check its permissions."};
  if (size > largest_file)
    return Problem{path, 0, "the file is larger than 1 MiB", "Make several files of it."};
  std::ifstream stream(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(stream)), {});
  if (stream.bad() || !stream.is_open())
    return Problem{path, 0, "the file cannot be read", "Check its permissions."};
  files.push_back({kind, path, std::move(text)});
  return std::nullopt;
}

// By name, so that the same folder reads the same everywhere.
std::vector<fs::path> yaml_files(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code ignored;  // no such folder: no such files
  for (fs::directory_iterator at(folder, ignored), end; at != end; at.increment(ignored))
    if (at->path().extension() == ".yaml" || at->path().extension() == ".yml") paths.push_back(at->path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

struct Folders {
  std::vector<PackSource> sources;
  std::vector<Problem> unreadable;
};

void read_folder(const fs::path& folder, Folders& all) {
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) {
    all.unreadable.push_back({folder, 0, "there is no such folder", "Check the path of the pack."});
    return;
  }
  if (!fs::exists(folder / "pack.yaml", ignored)) {
    all.unreadable.push_back({folder, 0, "the folder has no pack.yaml",
                              "A pack is a folder with pack.yaml, cards and vocabulary."});
    return;
  }
  PackSource source{folder, {}};
  const auto take = [&](FileKind kind, const fs::path& path) {
    if (auto problem = read_file(kind, path, source.files)) all.unreadable.push_back(std::move(*problem));
  };
  take(FileKind::manifest, folder / "pack.yaml");
  for (std::size_t kind = 1; kind < file_folders.size(); ++kind)
    for (const fs::path& path : yaml_files(folder / file_folders[kind]))
      take(static_cast<FileKind>(kind), path);
  all.sources.push_back(std::move(source));
}

Compiled read_packs(std::span<const fs::path> folders) {
  Folders all;
  for (const fs::path& folder : folders) read_folder(folder, all);
  Compiled compiled = compile(all.sources);
  if (all.unreadable.empty()) return compiled;
  compiled.pack = nullptr;
  compiled.problems.insert(compiled.problems.begin(), all.unreadable.begin(), all.unreadable.end());
  return compiled;
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

std::vector<Problem> validate_packs(std::span<const fs::path> folders) {
  return read_packs(folders).problems;
}

std::vector<Problem> validate_pack(const fs::path& folder) {
  return validate_packs({&folder, 1});
}

Result<std::shared_ptr<const Pack>> load_packs(std::span<const fs::path> folders) {
  Compiled compiled = read_packs(folders);
  if (!compiled.pack) return as_error(compiled.problems);
  return std::move(compiled.pack);
}

Result<std::shared_ptr<const Pack>> load_pack(const fs::path& folder) {
  return load_packs({&folder, 1});
}

}  // namespace rafiq::guidance
