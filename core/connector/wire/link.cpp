// SPDX-License-Identifier: Apache-2.0
#include "core/connector/wire/link.hpp"

#include <array>

namespace rafiq::connector {

// The right to send, waited for with patience. Not a std::timed_mutex: gcc 12's ThreadSanitizer does not know
// it.
class Link::Turn {
 public:
  Turn(Link& link, std::chrono::milliseconds patience) : link_(link) {
    std::unique_lock lock(link_.mutex_);
    const auto free = [this] { return !link_.sending_; };
    if (patience.count() < 0)
      link_.free_.wait(lock, free);
    else if (!link_.free_.wait_for(lock, patience, free))
      return;
    link_.sending_ = mine_ = true;
  }
  ~Turn() {
    if (!mine_) return;
    const std::lock_guard lock(link_.mutex_);
    link_.sending_ = false;
    link_.free_.notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  explicit operator bool() const { return mine_; }

 private:
  Link& link_;
  bool mine_ = false;
};

Sent Link::send(FrameKind kind, const Json& head, std::string_view body) {
  return send_within(patience_, kind, head, body);
}

Sent Link::send_within(std::chrono::milliseconds patience, FrameKind kind, const Json& head,
                       std::string_view body) {
  const auto front = encode_front(kind, head, body.size());
  if (!front) return Sent::too_large;
  const Turn turn(*this, patience);
  if (!turn) return Sent::closed;
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
