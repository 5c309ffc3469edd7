// SPDX-License-Identifier: Apache-2.0
#include "core/connector/wire/link.hpp"

#include <array>

namespace rafiq::connector {

Sent Link::send(FrameKind kind, const Json& head, std::string_view body) {
  return send_within(patience_, kind, head, body);
}

Sent Link::send_within(std::chrono::milliseconds patience, FrameKind kind, const Json& head,
                       std::string_view body) {
  const auto front = encode_front(kind, head, body.size());
  if (!front) return Sent::too_large;
  std::unique_lock lock(sending_, std::defer_lock);
  if (patience.count() < 0)
    lock.lock();
  else if (!lock.try_lock_for(patience))
    return Sent::closed;
  if (!cut_) cut_ = !platform::send_all(stream_, *front, body, patience);
  return cut_ ? Sent::closed : Sent::yes;
}

void Link::fill() {
  // Enough to keep up with the largest pages, little enough to look at the rest of the world in between.
  std::array<char, std::size_t{64} << 10> buffer;
  for (int round = 0; round < 16; ++round) {
    const auto got = platform::receive(stream_, buffer);
    closed_ = closed_ || got.closed;
    if (got.bytes == 0) return;
    decoder_.feed({buffer.data(), got.bytes});
  }
}

}  // namespace rafiq::connector
