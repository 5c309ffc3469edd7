// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faulty_stream.hpp"

#include <dlfcn.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstddef>

namespace rafiq::test {
namespace {

struct Stream {
  std::atomic<StreamFault> fault{StreamFault::none};
  std::atomic<int> at{0};
  std::atomic<int> count{0};
};

Stream& stream() {
  static Stream the_stream;
  return the_stream;
}

// Connectors are spoken to over a pair of sockets; CRMs over the network.
bool is_pair(int descriptor) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  return ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) == 0 &&
         address.ss_family == AF_UNIX;
}

// The fault of this operation; none unless it is the one.
StreamFault strikes(int descriptor) {
  auto& the = stream();
  const auto fault = the.fault.load();
  if (fault == StreamFault::none || !is_pair(descriptor)) return StreamFault::none;
  return ++the.count == the.at.load() ? fault : StreamFault::none;
}

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

void die() {
  (void)std::raise(SIGKILL);
}

}  // namespace

void FaultyStream::arm(StreamFault fault, int at) {
  stream().fault = StreamFault::none;
  stream().at = at;
  stream().count = 0;
  stream().fault = fault;
}

bool FaultyStream::struck() const {
  return stream().count >= stream().at;
}

namespace {

ssize_t half_sent(int descriptor, const msghdr& message, ssize_t (*send)(int, const msghdr*, int),
                  int flags) {
  msghdr half = message;
  iovec first = message.msg_iov[0];
  first.iov_len /= 2;
  half.msg_iov = &first;
  half.msg_iovlen = 1;
  (void)send(descriptor, &half, flags);
  ::shutdown(descriptor, SHUT_RDWR);
  errno = EPIPE;
  return -1;
}

}  // namespace
}  // namespace rafiq::test

// These stand before libc's for everything in this program.
extern "C" ssize_t sendmsg(int descriptor, const msghdr* message, int flags) {
  using namespace rafiq::test;
  static const auto send = real<ssize_t (*)(int, const msghdr*, int)>("sendmsg");
  const auto fault = strikes(descriptor);
  if (fault == StreamFault::kill_before) die();
  if (fault == StreamFault::cut) return half_sent(descriptor, *message, send, flags);
  if (fault == StreamFault::garble && message->msg_iov[0].iov_len > 4)
    static_cast<char*>(message->msg_iov[0].iov_base)[4] ^= 0x55;  // its kind
  const auto sent = send(descriptor, message, flags);
  if (fault == StreamFault::kill_after) die();
  return sent;
}

extern "C" ssize_t recv(int descriptor, void* buffer, size_t size, int flags) {
  using namespace rafiq::test;
  static const auto receive = real<ssize_t (*)(int, void*, size_t, int)>("recv");
  const auto got = receive(descriptor, buffer, size, flags);
  if (got <= 0 || stream().fault.load() == StreamFault::none) return got;
  const auto fault = strikes(descriptor);
  if (fault == StreamFault::kill_before || fault == StreamFault::kill_after) die();
  if (fault == StreamFault::cut) {
    ::shutdown(descriptor, SHUT_RDWR);
    return std::max<ssize_t>(1, got / 2);
  }
  if (fault == StreamFault::garble)
    std::for_each(static_cast<char*>(buffer), static_cast<char*>(buffer) + got,
                  [](char& byte) { byte = static_cast<char>(byte ^ 0x55); });
  return got;
}
