// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>

namespace rafiq::platform {

// Owns one open file, pipe or socket of the system. Always closed on exec. Moved, never copied.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { close(); }

  void close() noexcept;
  [[nodiscard]] int number() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

struct Pair {
  Descriptor first;
  Descriptor second;
};
// Two connected ends of a two-way byte stream. Error: internal (no descriptors left).
Result<Pair> make_stream();
// What is written to the second arrives at the first. Error: internal.
Result<Pair> make_pipe();

// What receive() found.
struct Received {
  std::size_t bytes = 0;
  bool closed = false;  // the other side is gone; nothing will come any more
};
// Takes what is there now, and never blocks: of a stream or the first end of a pipe.
Received receive(const Descriptor& from, std::span<char> buffer);

// Writes both parts to a stream, one after the other. Blocks until they are taken or until `patience` has
// gone by without a byte being taken. False: the other side is closed, or too slow; the stream is of no use
// any more.
bool send_all(const Descriptor& to, std::string_view first, std::string_view second,
              std::chrono::milliseconds patience);

// Whether a number that was handed to this process is an open stream.
bool is_stream(int number);

// Tells the other side of a stream that nothing more will be sent; receiving goes on.
void finish_sending(const Descriptor& stream);

// Waits until one of them has something to receive or is closed, at most so long. A negative patience is
// endless.
void wait_readable(std::span<const Descriptor* const> any_of, std::chrono::milliseconds patience);
inline void wait_readable(std::initializer_list<const Descriptor*> any_of,
                          std::chrono::milliseconds patience) {
  wait_readable(std::span(any_of.begin(), any_of.size()), patience);
}

}  // namespace rafiq::platform
