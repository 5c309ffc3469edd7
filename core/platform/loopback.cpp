// SPDX-License-Identifier: Apache-2.0
#include "core/platform/loopback.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstdint>

namespace rafiq::platform {
namespace {

constexpr int waiting_room = 8;

sockaddr_in loopback_address(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

Error cannot_listen(int port) {
  if (port == 0) return {ErrorCode::internal, "No port of this machine can be opened", "", "Try again"};
  return {ErrorCode::conflict, fmt::format("Port {} of this machine is in use", port), "",
          "End the program that uses it, or the other sign-in that waits, and try again"};
}

}  // namespace

Result<Loopback> listen_on_loopback(int port) {
  Loopback made{Descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)), 0};
  if (!made.listening)
    return Error{ErrorCode::internal, "No more files can be opened", "", "Close other programs"};
  const int number = made.listening.number();
  // The last sign-in's connections linger for a minute and must not keep a fixed port from the next one.
  // A port that somebody listens on stays taken.
  const int yes = 1;
  ::setsockopt(number, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address = loopback_address(port);
  socklen_t size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(number, generic, size) != 0 || ::listen(number, waiting_room) != 0 ||
      ::getsockname(number, generic, &size) != 0)
    return cannot_listen(port);
  made.port = ntohs(address.sin_port);
  return made;
}

std::optional<Descriptor> accept_on_loopback(const Loopback& loopback) {
  Descriptor came(::accept4(loopback.listening.number(), nullptr, nullptr, SOCK_CLOEXEC));
  if (!came) return std::nullopt;
  return came;
}

}  // namespace rafiq::platform
