// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace rafiq::ctl {

// The whole program: parses, does, prints; the exit status. `machine`: as app::OpenOptions::machine, which
// the program that we ship leaves empty.
int run(int argc, char** argv, const std::filesystem::path& machine = {});

}  // namespace rafiq::ctl
