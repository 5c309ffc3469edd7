// SPDX-License-Identifier: Apache-2.0
#include "core/platform/local_socket.hpp"

#include "core/platform/file.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace rafiq::platform {
namespace {

namespace fs = std::filesystem;

constexpr int waiting_room = 16;

Error nobody(const fs::path& socket) {
  return {ErrorCode::not_found, "Nobody listens there", socket.string(), ""};
}

Result<sockaddr_un> address_of(const fs::path& socket) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const auto& name = socket.native();
  if (name.empty() || name.size() >= sizeof address.sun_path)
    return Error{ErrorCode::configuration, "The name of the socket is too long", socket.string(),
                 "Choose a home folder with a shorter name"};
  std::copy(name.begin(), name.end(), std::begin(address.sun_path));
  return address;
}

Result<Descriptor> make_socket() {
  Descriptor made(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!made) return Error{ErrorCode::internal, "No more files can be opened", "", "Close other programs"};
  return made;
}

bool is_ours(const Descriptor& stream) {
  ucred peer{};
  socklen_t size = sizeof peer;
  return ::getsockopt(stream.number(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::geteuid();
}

const sockaddr* as_address(const sockaddr_un& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

}  // namespace

Result<Descriptor> connect_locally(const fs::path& socket) {
  RAFIQ_TRY(const auto address, address_of(socket));
  RAFIQ_TRY(auto stream, make_socket());
  int done = 0;
  do done = ::connect(stream.number(), as_address(address), sizeof address);
  while (done != 0 && errno == EINTR);
  if (done != 0) return nobody(socket);
  if (!is_ours(stream))
    return Error{ErrorCode::authentication, "Another user listens there", socket.string(), ""};
  return stream;
}

Result<Descriptor> listen_locally(const fs::path& socket) {
  RAFIQ_TRY(const auto address, address_of(socket));
  RAFIQ_TRY(make_private_folder(socket.parent_path()));
  if (connect_locally(socket))
    return Error{ErrorCode::conflict, "Another program listens there", socket.string(), ""};
  ::unlink(socket.c_str());  // left by one that was killed
  RAFIQ_TRY(auto listening, make_socket());
  const mode_t before = ::umask(0177);
  const int bound = ::bind(listening.number(), as_address(address), sizeof address);
  ::umask(before);
  if (bound != 0 || ::listen(listening.number(), waiting_room) != 0)
    return Error{ErrorCode::configuration, "The socket cannot be made", socket.string(),
                 "See whether the folder may be written"};
  ::fcntl(listening.number(), F_SETFL, O_NONBLOCK);
  return listening;
}

std::optional<Descriptor> accept_locally(const Descriptor& listening) {
  Descriptor came(::accept4(listening.number(), nullptr, nullptr, SOCK_CLOEXEC));
  if (!came || !is_ours(came)) return std::nullopt;
  return came;
}

}  // namespace rafiq::platform
