// SPDX-License-Identifier: Apache-2.0
#include "core/platform/confine.hpp"

#include "core/platform/confine_parts.hpp"

#include <linux/capability.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <unistd.h>

namespace rafiq::platform {
namespace {

bool limit(decltype(RLIMIT_CORE) resource, std::uint64_t most) {
  const rlimit value{most, most};
  return ::setrlimit(resource, &value) == 0;
}

#ifndef RAFIQ_SANITIZED
// Threads reserve much address space that they never touch; what is touched counts as data.
constexpr std::uint64_t address_space = std::uint64_t{16} << 30;
// Threads count for the user, with all that runs already; what a connector may start on top of that is plenty
// for it and little for the machine.
constexpr std::uint64_t more_threads = 2048;

bool limit_threads() {
  struct sysinfo now {};
  return ::sysinfo(&now) == 0 && limit(RLIMIT_NPROC, now.procs + more_threads);
}

// For those who run Rafiq as root. The right to read stays: the library may belong to somebody else.
bool drop_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct held[_LINUX_CAPABILITY_U32S_3]{};
  if (::syscall(SYS_capget, &header, held) != 0) return false;
  for (auto& part : held) part.inheritable = 0;
  held[0].effective &= CAP_TO_MASK(CAP_DAC_READ_SEARCH);
  held[0].permitted &= CAP_TO_MASK(CAP_DAC_READ_SEARCH);
  held[1].effective = held[1].permitted = 0;
  return ::syscall(SYS_capset, &header, held) == 0;
}
#endif

bool limit_always(const Confinement& confinement) {
  return limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, confinement.open_files) &&
         limit(RLIMIT_CPU, confinement.processor_seconds) && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

bool limit_for_production([[maybe_unused]] const Confinement& confinement) {
#ifdef RAFIQ_SANITIZED
  return true;
#else
  return limit(RLIMIT_DATA, confinement.memory_bytes) &&
         limit(RLIMIT_AS, confinement.memory_bytes + address_space) && limit_threads() &&
         ::prctl(PR_SET_DUMPABLE, 0) == 0 && drop_capabilities();
#endif
}

Confined shut([[maybe_unused]] const Confinement& confinement) {
  Confined confined;
#ifdef RAFIQ_SANITIZED
  confined.missing = {"A build for finding bugs: connectors are limited, but not shut off"};
#else
  confined.files = shut_files(confinement.library);
  const auto restriction = restrict_calls(confinement.stream);
  confined.calls = restriction.in_force;
  if (restriction.listener >= 0) watch_files(restriction.listener, confined.files > 0);
  if (confined.files == 0)
    confined.missing.emplace_back(
        "This kernel has no Landlock: a connector could read the files of whoever runs Rafiq");
  if (!confined.calls)
    confined.missing.emplace_back(
        "This kernel does not filter system calls: a connector could open connections and start programs");
#endif
  return confined;
}

}  // namespace

long own_process_id() {
  return ::getpid();
}

Result<Confined> confine_this_process(const Confinement& confinement) {
  const Error failed{ErrorCode::internal, "The connector's process could not be confined", "", ""};
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return failed;
  // It may have ended before we asked.
  if (::getppid() != confinement.parent)
    return Error{ErrorCode::internal, "The process that started this one has ended", "", ""};
  if (!limit_always(confinement) || !limit_for_production(confinement)) return failed;
  return shut(confinement);
}

void end_this_process(int status) {
  ::_exit(status);
}

}  // namespace rafiq::platform
