// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/subject.hpp"

#include "core/platform/places.hpp"

#include <fstream>
#include <initializer_list>
#include <sstream>

namespace rafiq::conform {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "rafiq-connector-";

Result<fs::path> first_existing(std::string_view what, std::initializer_list<const char*> below) {
  RAFIQ_TRY(const auto program, platform::own_program());
  std::error_code ignored;
  for (const char* path : below)
    if (const auto found = program.parent_path() / ".." / path; fs::exists(found, ignored))
      return found.lexically_normal();
  return Error{ErrorCode::configuration, std::string(what) + " is missing", program.string(),
               "Install Rafiq and its SDK again"};
}

Result<fs::path> connectors() {
  return first_existing("The folder of connectors", {"lib/connectors", RAFIQ_LIBDIR "/rafiq/connectors"});
}

std::string id_of(const fs::path& library) {
  const auto name = library.stem().string();
  return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

Result<Subject> from_manifest(const fs::path& file) {
  RAFIQ_TRY(const auto folder, connectors());
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  RAFIQ_TRY(auto manifest, parse_json(text.str(), file.string()));
  Subject subject;
  subject.folder = fs::absolute(file).lexically_normal().parent_path();
  subject.id = subject.folder.filename().string();
  subject.library = folder / "rafiq-connector-declarative.so";
  subject.manifest = std::make_shared<const Json>(std::move(manifest));
  return subject;
}

}  // namespace

Result<fs::path> find_host_program() {
  return first_existing("The program rafiq-connector-host",
                        {"bin/rafiq-connector-host", "lib/rafiq/rafiq-connector-host"});
}

Result<Subject> Subject::find(const std::string& named) {
  const fs::path path = named;
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    if (fs::exists(path / "manifest.json", ignored)) return from_manifest(path / "manifest.json");
    return Error{ErrorCode::not_found, "This folder holds no manifest.json", path.string(),
                 "Name the library of the connector, or the folder of its manifest"};
  }
  if (fs::is_regular_file(path, ignored)) {
    if (path.extension() == ".json") return from_manifest(path);
    const auto library = fs::absolute(path).lexically_normal();
    return Subject{id_of(library), library, nullptr, library.parent_path()};
  }
  RAFIQ_TRY(const auto folder, connectors());
  if (const auto library = folder / (std::string(prefix) + named + ".so"); fs::exists(library, ignored))
    return Subject{named, library, nullptr, folder / named};
  if (fs::exists(folder / named / "manifest.json", ignored))
    return from_manifest(folder / named / "manifest.json");
  return Error{ErrorCode::not_found, "There is no connector \"" + named + "\"", folder.string(),
               "Name its library, the folder of its manifest, or one that rafiqctl connector list shows"};
}

}  // namespace rafiq::conform
