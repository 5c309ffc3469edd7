// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/programs/rafiqctl/cli.hpp"

#include <map>
#include <string>
#include <vector>

namespace rafiq::ctl {

// The secrets of an account as a command is given them: where each is, never the secret itself, since
// everybody on the machine can read arguments.
struct GivenSecrets {
  std::vector<std::string> files;     // KEY=FILE, KEY=-
  std::vector<std::string> commands;  // KEY=PROGRAM ARGUMENT...
  std::string place;                  // "keyring", "file", or empty
};
// --secret, --secret-command and --secrets-in.
void add_secret_options(CLI::App* command, GivenSecrets& given);

// Errors: usage (not KEY=..., empty), configuration (no such file, the command failed).
Result<std::map<std::string, Secret>> read_secrets(const GivenSecrets& given);

}  // namespace rafiq::ctl
