// SPDX-License-Identifier: Apache-2.0
// rafiq-conform: whether a connector keeps its promises. See README.md.
#include "sdk/conformance/commands/commands.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
  using namespace rafiq::conform;
  try {
    CLI::App app{"Proves that a connector keeps its promises, without a CRM", "rafiq-conform"};
    app.require_subcommand(1);
    int status = 0;
    add_list(app, status);
    add_validate(app, status);
    add_run(app, status);
    add_fuzz(app, status);
    add_record(app, status);
    add_diff(app, status);
    add_bundle(app, status);
    add_child(app, status);
    CLI11_PARSE(app, argc, argv);
    return status;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rafiq-conform: %s\n", error.what());
    return 70;
  }
}
