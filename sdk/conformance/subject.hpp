// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/json.hpp"
#include "core/util/result.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace rafiq::conform {

// The connector that is tested.
struct Subject {
  std::string id;                        // by its file
  std::filesystem::path library;         // absolute
  std::shared_ptr<const Json> manifest;  // null: the library says it all
  std::filesystem::path folder;          // where its scene is looked for

  // `named`: a library, a folder with a manifest.json (or that file), or the id of an installed connector.
  // Errors: not_found, bad_data (a manifest that is no JSON).
  static Result<Subject> find(const std::string& named);
};

// rafiq-connector-host, in a build and installed. Error: configuration.
Result<std::filesystem::path> find_host_program();

}  // namespace rafiq::conform
