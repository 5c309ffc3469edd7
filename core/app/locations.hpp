// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <filesystem>

namespace rafiq::app {

// Where the files we ship are: beside the program in a build, below the prefix when installed.
struct Locations {
  std::filesystem::path host_program;  // rafiq-connector-host
  std::filesystem::path connectors;    // the folder of rafiq-connector-ID.so
  std::filesystem::path packs;         // the folder that holds the pack "default"
  bool connectors_chosen = false;      // by the environment or a program, not ours by its place
};

// `connectors`: empty, or the folder to use instead. Errors: configuration (a file is missing), internal.
Result<Locations> find_locations(const std::filesystem::path& connectors);

// Locations::packs by itself, for what needs nothing else.
Result<std::filesystem::path> find_packs();

}  // namespace rafiq::app
