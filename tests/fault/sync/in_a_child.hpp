// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/catch.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace rafiq::test {

// Runs `work` in a process of its own. Whether it came to its end, and was not killed.
template <class Work>
bool in_a_child(Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE((WIFEXITED(status) || WTERMSIG(status) == SIGKILL));
  return WIFEXITED(status);
}

}  // namespace rafiq::test
