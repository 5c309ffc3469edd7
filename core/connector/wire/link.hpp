// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/wire/frame.hpp"
#include "core/platform/descriptor.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string_view>

namespace rafiq::connector {

enum class Sent { yes, too_large, closed };

// Frames over one end of a stream. Any thread may send; one thread receives.
class Link {
 public:
  // The stream is borrowed. `patience`: see platform::send_all.
  Link(const platform::Descriptor& stream, std::chrono::milliseconds patience)
      : stream_(stream), patience_(patience) {}

  // `closed` is final: the other side is gone or does not read.
  Sent send(FrameKind kind, const Json& head, std::string_view body = {});
  // The same with less patience, also for others that are sending. What `cancel` is sent with.
  Sent send_within(std::chrono::milliseconds patience, FrameKind kind, const Json& head,
                   std::string_view body = {});

  // Takes what has arrived, without waiting; then ask next() until it has nothing.
  void fill();
  Result<std::optional<Frame>> next() { return decoder_.next(); }
  // The other side will send no more; what it sent before is still in next().
  [[nodiscard]] bool closed() const { return closed_; }

 private:
  class Turn;
  const platform::Descriptor& stream_;
  std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable free_;
  bool sending_ = false;  // somebody is
  bool cut_ = false;      // a frame was sent in part: nothing can follow it
  FrameDecoder decoder_;
  bool closed_ = false;
};

}  // namespace rafiq::connector
