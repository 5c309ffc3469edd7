// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/json.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace rafiq::connector {

// A connector, found by the names of its files; nothing of it was loaded. Either a library of its own, or a
// manifest that the library of the declarative connector runs.
struct Library {
  std::string id;                  // "rt" of rafiq-connector-rt.so, "tryton" of tryton/manifest.json
  std::filesystem::path path;      // of the library that is loaded; absolute
  std::filesystem::path manifest;  // empty: the library says it all; else absolute
  // Its folder, where it was installed from a bundle: to be proved before it is used (bundle/folder.hpp).
  std::filesystem::path bundle{};

  // What to look at when it does not work.
  [[nodiscard]] const std::filesystem::path& file() const { return manifest.empty() ? path : manifest; }
};

// The library that runs manifests; it is no connector by itself.
inline constexpr std::string_view manifest_runner = "declarative";

// The connectors of one folder, ordered by id. A folder that does not exist has none. Where a library and a
// manifest have one id, the library is taken. Error: configuration (the folder cannot be read).
Result<std::vector<Library>> find_libraries(const std::filesystem::path& folder);

// The bundles that were unpacked into folders of this folder, likewise. `runner` is the library that runs
// manifests. Names that begin with a dot are not in use.
Result<std::vector<Library>> find_bundles(const std::filesystem::path& folder,
                                          const std::filesystem::path& runner);
// Where the library that runs manifests is, in the folder of the connectors that Rafiq brings.
std::filesystem::path runner_in(const std::filesystem::path& folder);

// What LaunchOptions::manifest wants: null for a connector without one. What its keys mean is checked by the
// library that runs it. Errors: configuration (cannot be read, too large, not the id of its folder), bad_data
// (no JSON, with line and column; a key given twice).
Result<std::shared_ptr<const Json>> read_manifest(const Library& library);
// The same of its text, which was read already.
Result<std::shared_ptr<const Json>> read_manifest(const Library& library, const std::string& text);

}  // namespace rafiq::connector
