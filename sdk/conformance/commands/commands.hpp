// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/error.hpp"

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace rafiq::conform {

// Each adds one subcommand, which sets `status` to the exit status: 0 when nothing failed, 1 when something
// did, the others as rafiqctl has them. `status` outlives the parsing.
void add_list(CLI::App& app, int& status);
void add_validate(CLI::App& app, int& status);
void add_run(CLI::App& app, int& status);
void add_fuzz(CLI::App& app, int& status);
void add_record(CLI::App& app, int& status);
void add_bundle(CLI::App& app, int& status);
void add_diff(CLI::App& app, int& status);
void add_child(CLI::App& app, int& status);  // what rafiq-conform starts itself

// Says it on standard error; the exit status for it.
int complain(const Error& error);
// --scene, or the one in the connector's fixtures.
std::filesystem::path scene_of(const std::string& connector, const std::string& named);

}  // namespace rafiq::conform
