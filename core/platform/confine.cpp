// SPDX-License-Identifier: Apache-2.0
#include "core/platform/confine.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace rafiq::platform {
namespace {

bool limit(decltype(RLIMIT_CORE) resource, std::uint64_t most) {
  const rlimit value{most, most};
  return ::setrlimit(resource, &value) == 0;
}

// What the sanitizers themselves need: shadow memory, and to look into the process for leaks.
bool limit_for_production([[maybe_unused]] const Confinement& confinement) {
#ifdef RAFIQ_SANITIZED
  return true;
#else
  // Data rather than address space: threads and libraries reserve much that they never touch.
  return limit(RLIMIT_DATA, confinement.memory_bytes) && ::prctl(PR_SET_DUMPABLE, 0) == 0;
#endif
}

}  // namespace

long own_process_id() {
  return ::getpid();
}

Status confine_this_process(const Confinement& confinement) {
  const Error failed{ErrorCode::internal, "The connector's process could not be confined", "", ""};
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return failed;
  // It may have ended before we asked.
  if (::getppid() != confinement.parent)
    return Error{ErrorCode::internal, "The process that started this one has ended", "", ""};
  const bool done = limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) &&
                    limit(RLIMIT_NOFILE, confinement.open_files) &&
                    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && limit_for_production(confinement);
  if (!done) return failed;
  return success();
}

void end_this_process(int status) {
  ::_exit(status);
}

}  // namespace rafiq::platform
