// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/programs/rafiqctl/cli.hpp"

#include <string>

namespace rafiq::ctl {

// How a person is asked to sign in to an account.
struct SignInAsking {
  bool no_browser = false;  // the address is printed on standard error instead
  int minutes = 5;
};
// --no-browser and --wait.
void add_sign_in_options(CLI::App* command, SignInAsking& asking);

// Has somebody sign in to the account in a browser; Ctrl-C ends the wait.
Status sign_in(app::Rafiq& rafiq, const std::string& account, const SignInAsking& asking);

// account sign-in.
void add_sign_in_command(Cli& cli, CLI::App* group);

}  // namespace rafiq::ctl
