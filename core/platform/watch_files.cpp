// SPDX-License-Identifier: Apache-2.0
// Tells what a connector tried to open. It only tells: Landlock is what keeps the files shut, and whoever got
// hold of the listener here could at most keep quiet about it.
#include "core/platform/confine_parts.hpp"
#include "core/platform/forbidden.hpp"
#include "core/platform/readable_files.hpp"

#include <linux/seccomp.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <thread>

namespace rafiq::platform {
namespace {

// Larger than any kernel's, whose struct may have grown.
union Question {
  seccomp_notif asked;
  std::array<char, 512> room;
};
union Answer {
  seccomp_notif_resp given;
  std::array<char, 512> room;
};

// Of this process. Not by pointer: it may lead nowhere.
std::string_view text_at(std::uint64_t address, std::array<char, 4096>& room) {
  iovec here{room.data(), room.size()};
  iovec there{reinterpret_cast<void*>(address), room.size()};
  // A text near the end of a page may be followed by nothing.
  there.iov_len = room.size() - address % room.size();
  here.iov_len = there.iov_len;
  const auto got = ::process_vm_readv(::getpid(), &here, 1, &there, 1, 0);
  if (got <= 0) return {};
  return {room.data(), ::strnlen(room.data(), static_cast<std::size_t>(got))};
}

// Allocates nothing and opens nothing: it would wait for itself.
void watch(int listener, bool shut) {
  std::array<char, 4096> room{};
  while (true) {
    Question question{};
    if (::ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &question.asked) != 0) {
      if (errno == EINTR || errno == ENOENT) continue;
      return;
    }
    const auto& call = question.asked.data;
    const auto path = text_at(call.args[call.nr == SYS_openat ? 1 : 0], room);
    const auto kind = kind_of(path);
    if (kind == PathKind::of_others) ::_exit(exit_status_of(Deed::read_files));
    Answer answer{};
    answer.given.id = question.asked.id;
    if (kind == PathKind::readable || shut)
      answer.given.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    else
      answer.given.error = -EACCES;
    (void)::ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer.given);
  }
}

}  // namespace

void watch_files(int listener, bool shut) {
  sigset_t all;
  sigset_t before;
  ::sigfillset(&all);
  // No handler of a connector runs on this thread.
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  std::thread(watch, listener, shut).detach();
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

}  // namespace rafiq::platform
