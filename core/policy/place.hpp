// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/governed_file.hpp"

#include <cstdint>
#include <filesystem>

namespace rafiq::policy {

// Where what an administrator decides lies, and whose files it must be.
//
// Why this is a value that is compiled in, and no option, setting or variable:
//
// A policy binds whoever runs Rafiq, so whoever runs it must not choose which policy it is. Everything that a
// user's program is told by its user (arguments, environment, files in the home, the database) would be a
// choice. So the programs that we ship pass nothing, and `machine()` is a constant: the folder /etc/rafiq,
// which root alone may write. It does not depend on where the program lies either: a copy of Rafiq in a home
// reads the same /etc. What is found there counts only when it belongs to root and nobody else may write it.
//
// Tests need policies of their own. They get them as any host program of the library does: by passing a Place
// in OpenOptions. The programs that tests drive (tests/support/governed) are built with the tests alone and
// are in no package; the shipped ones have no code that fills OpenOptions::machine, and a contract test
// tries.
//
// What this does not do, and cannot: a user who may run programs of their own can write one that talks to the
// CRM without any of this, or run ours under a debugger, in a namespace with another /etc or with a library
// preloaded. The policy governs Rafiq, as policies of browsers govern browsers. Against people who work
// around it, the CRM's own rights (a token with the least of them) and the machine's rules on which programs
// may run are what holds.
struct Place {
  std::filesystem::path folder;  // policy.toml, policy.d/*.toml, accounts.d/*.toml, packs/
  std::uint32_t owner = platform::root_user;
};

inline Place machine() {
  return {"/etc/rafiq", platform::root_user};
}

}  // namespace rafiq::policy
