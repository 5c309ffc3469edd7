// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/run.hpp"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
  const char* machine = std::getenv("RAFIQ_TEST_MACHINE");
  if (machine == nullptr || *machine == '\0') {
    std::fputs("rafiqctl-governed: RAFIQ_TEST_MACHINE names no folder\n", stderr);
    return 2;
  }
  return rafiq::ctl::run(argc, argv, machine);
}
