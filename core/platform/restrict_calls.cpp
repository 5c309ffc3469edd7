// SPDX-License-Identifier: Apache-2.0
#include "core/platform/confine_parts.hpp"
#include "core/platform/system_calls.hpp"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>
#include <memory>

namespace rafiq::platform {
namespace {

#ifndef PR_SET_VMA
constexpr unsigned PR_SET_VMA = 0x53564d41;
#endif

// Asked by the system in the thread that made the call, which does not come to pass. Nothing of the process
// is to be trusted any more, and nothing but ending it is done.
[[noreturn]] void end_for(int /*signal*/, siginfo_t* what, void* /*context*/) {
  Deed deed = Deed::system;
  for (const auto& call : forbidden_calls)
    if (call.number == what->si_syscall) deed = call.deed;
  ::_exit(exit_status_of(deed));
}

bool answer_forbidden_calls() {
  struct sigaction action {};
  action.sa_sigaction = end_for;
  action.sa_flags = SA_SIGINFO;
  return ::sigaction(SIGSYS, &action, nullptr) == 0;
}

// A filter being made. One rule that cannot be added makes it unusable.
class Filter {
 public:
  Filter() : context_(::seccomp_init(SCMP_ACT_ERRNO(ENOSYS)), ::seccomp_release) {
    // By default a system call of another architecture would end its thread alone, and leave the rest
    // hanging.
    good_ = context_ != nullptr &&
            ::seccomp_attr_set(context_.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0;
  }

  // The arguments must all be so.
  void add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> arguments = {}) {
    good_ =
        good_ && ::seccomp_rule_add_array(context_.get(), action, call,
                                          static_cast<unsigned>(arguments.size()), arguments.begin()) == 0;
  }
  void allow(int call, std::initializer_list<scmp_arg_cmp> arguments = {}) {
    add(SCMP_ACT_ALLOW, call, arguments);
  }
  void forbid(int call, std::initializer_list<scmp_arg_cmp> arguments = {}) {
    add(SCMP_ACT_TRAP, call, arguments);
  }
  bool load() { return good_ && ::seccomp_load(context_.get()) == 0; }
  // Of what is told first.
  [[nodiscard]] int listener() const { return ::seccomp_notify_fd(context_.get()); }

 private:
  std::unique_ptr<void, void (*)(void*)> context_;
  bool good_ = false;
};

scmp_arg_cmp is(unsigned argument, std::uint64_t value) {
  return {argument, SCMP_CMP_EQ, value, 0};
}
scmp_arg_cmp is_not(unsigned argument, std::uint64_t value) {
  return {argument, SCMP_CMP_NE, value, 0};
}
// Of the bits of `mask`, exactly those of `value` are set.
scmp_arg_cmp bits(unsigned argument, std::uint64_t mask, std::uint64_t value) {
  return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

// A thread is a new task that shares everything; all else is a process. What clone3 is asked for cannot be
// seen, so it does not exist: the C library then uses clone.
void allow_threads(Filter& filter) {
  filter.allow(SCMP_SYS(clone), {bits(0, CLONE_THREAD, CLONE_THREAD)});
  filter.forbid(SCMP_SYS(clone), {bits(0, CLONE_THREAD, 0)});
}

// Of files, only those that Landlock allows to be read. `action`: that, or to tell of it first.
void allow_opening(Filter& filter, std::uint32_t action) {
  constexpr std::uint64_t changing[] = {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC};
  constexpr std::uint64_t any = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  const auto allow_reading = [&](int call, unsigned flags) {
    filter.add(action, call, {bits(flags, any, 0)});
    for (const auto flag : changing) filter.forbid(call, {bits(flags, flag, flag)});
  };
  allow_reading(SCMP_SYS(open), 1);
  allow_reading(SCMP_SYS(openat), 2);
}

// Memory that is shared with nobody is the only kind that the limit on memory does not count, and so is a
// mapping that grows like a stack.
void allow_memory(Filter& filter) {
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mmap2)}) {
    filter.allow(call, {bits(3, MAP_SHARED | MAP_GROWSDOWN, 0)});
    filter.allow(call, {bits(3, MAP_SHARED | MAP_ANONYMOUS | MAP_GROWSDOWN, MAP_SHARED)});
  }
}

// The stream to core, and nothing about it but sending and receiving.
void allow_stream(Filter& filter, int stream) {
  const auto number = static_cast<std::uint64_t>(stream);
  for (const int call :
       {SCMP_SYS(sendmsg), SCMP_SYS(recvmsg), SCMP_SYS(recvfrom), SCMP_SYS(getsockopt), SCMP_SYS(shutdown)})
    filter.allow(call, {is(0, number)});
  filter.allow(SCMP_SYS(sendto), {is(0, number), is(4, 0)});
}

// Signals to itself: raising one, ending a thread. Reading its own memory without fear of a pointer that
// leads nowhere. Its own limits and its way to die with core stay.
void allow_self(Filter& filter) {
  const auto self = static_cast<std::uint64_t>(::getpid());
  for (const int call : {SCMP_SYS(kill), SCMP_SYS(tgkill), SCMP_SYS(process_vm_readv)}) {
    filter.allow(call, {is(0, self)});
    filter.forbid(call, {is_not(0, self)});
  }
  filter.allow(SCMP_SYS(rt_sigaction), {is_not(0, SIGSYS)});
  for (const std::uint64_t option :
       {std::uint64_t{PR_SET_NAME}, std::uint64_t{PR_GET_NAME}, std::uint64_t{PR_SET_VMA}})
    filter.allow(SCMP_SYS(prctl), {is(0, option)});
  filter.allow(SCMP_SYS(prlimit64), {is(0, 0), is(2, 0)});
  for (const int command : {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL})
    filter.allow(SCMP_SYS(fcntl), {is(1, static_cast<std::uint64_t>(command))});
  for (const std::uint64_t request :
       {std::uint64_t{FIONBIO}, std::uint64_t{FIONREAD}, std::uint64_t{FIOCLEX}, std::uint64_t{FIONCLEX},
        std::uint64_t{TCGETS}, std::uint64_t{SECCOMP_IOCTL_NOTIF_RECV},
        std::uint64_t{SECCOMP_IOCTL_NOTIF_SEND}})
    filter.allow(SCMP_SYS(ioctl), {is(1, request)});
}

// A filter that tells of what is opened, or one that does not, for kernels before 5.5 and where somebody
// above us listens already.
void fill(Filter& filter, int stream, std::uint32_t for_opening) {
  for (const int call : allowed_calls) filter.allow(call);
  for (const auto& call : forbidden_calls)
    if (call.always) filter.forbid(call.number);
  allow_threads(filter);
  allow_opening(filter, for_opening);
  allow_memory(filter);
  allow_stream(filter, stream);
  allow_self(filter);
}

}  // namespace

Restriction restrict_calls(int stream) {
  if (!answer_forbidden_calls()) return {};
  Filter telling;
  fill(telling, stream, SCMP_ACT_NOTIFY);
  if (telling.load()) return {true, telling.listener()};
  Filter silent;
  fill(silent, stream, SCMP_ACT_ALLOW);
  return {silent.load(), -1};
}

}  // namespace rafiq::platform
