// SPDX-License-Identifier: Apache-2.0
#include "core/platform/descriptor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <vector>

namespace rafiq::platform {
namespace {

// Above the standard ones, so that a child's descriptors can be put in place one after the other.
constexpr int first_free = 10;

Result<Descriptor> lift(int number) {
  const Descriptor low(number);
  const int high = ::fcntl(number, F_DUPFD_CLOEXEC, first_free);
  if (high < 0) return Error{ErrorCode::internal, "No more files can be opened", "", "Close other programs"};
  return Descriptor(high);
}

Result<Pair> lift(const std::array<int, 2>& numbers) {
  auto first = lift(numbers[0]);
  auto second = lift(numbers[1]);
  if (!first) return std::move(first).error();
  if (!second) return std::move(second).error();
  return Pair{std::move(first).value(), std::move(second).value()};
}

int to_poll_timeout(std::chrono::milliseconds patience) {
  return patience.count() < 0 ? -1 : static_cast<int>(std::min<std::int64_t>(patience.count(), 1 << 30));
}

bool wait_writable(int number, std::chrono::milliseconds patience) {
  pollfd entry{number, POLLOUT, 0};
  int ready = 0;
  do ready = ::poll(&entry, 1, to_poll_timeout(patience));
  while (ready < 0 && errno == EINTR);
  return ready > 0 && (entry.revents & (POLLERR | POLLNVAL)) == 0;
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = std::exchange(other.number_, -1);
  }
  return *this;
}

void Descriptor::close() noexcept {
  if (number_ >= 0) ::close(std::exchange(number_, -1));
}

Result<Pair> make_stream() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    return Error{ErrorCode::internal, "No more files can be opened", "", "Close other programs"};
  return lift(ends);
}

Result<Pair> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    return Error{ErrorCode::internal, "No more files can be opened", "", "Close other programs"};
  RAFIQ_TRY(auto pair, lift(ends));
  // Only our end: the writer is a program that expects its output to block.
  ::fcntl(pair.first.number(), F_SETFL, O_NONBLOCK);
  return pair;
}

Received receive(const Descriptor& from, std::span<char> buffer) {
  while (true) {
    // A pipe is not a socket, and a stream blocks: each has its own call that does not.
    auto got = ::recv(from.number(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got < 0 && errno == ENOTSOCK) got = ::read(from.number(), buffer.data(), buffer.size());
    if (got > 0) return {static_cast<std::size_t>(got), false};
    if (got == 0) return {0, true};
    if (errno == EINTR) continue;
    return {0, errno != EAGAIN && errno != EWOULDBLOCK};
  }
}

bool send_all(const Descriptor& to, std::string_view first, std::string_view second,
              std::chrono::milliseconds patience) {
  while (!first.empty() || !second.empty()) {
    std::array<iovec, 2> parts{
        {{const_cast<char*>(first.data()), first.size()}, {const_cast<char*>(second.data()), second.size()}}};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    const auto sent = ::sendmsg(to.number(), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) {
      const auto of_first = std::min(first.size(), static_cast<std::size_t>(sent));
      first.remove_prefix(of_first);
      second.remove_prefix(static_cast<std::size_t>(sent) - of_first);
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      if (!wait_writable(to.number(), patience)) return false;
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

bool is_stream(int number) {
  int type = 0;
  socklen_t size = sizeof type;
  return ::getsockopt(number, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM;
}

void finish_sending(const Descriptor& stream) {
  ::shutdown(stream.number(), SHUT_WR);
}

void wait_readable(std::span<const Descriptor* const> any_of, std::chrono::milliseconds patience) {
  std::vector<pollfd> entries;
  for (const auto* descriptor : any_of)
    if (*descriptor) entries.push_back({descriptor->number(), POLLIN, 0});
  ::poll(entries.data(), entries.size(), to_poll_timeout(patience));
}

}  // namespace rafiq::platform
