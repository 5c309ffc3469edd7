// SPDX-License-Identifier: Apache-2.0
#include "core/connector/wire/frame.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

// The first byte says in which pieces the bytes come. What is taken for a frame must come out the same again
// when it is sent on.
namespace {

using namespace rafiq::connector;

void send_on(const Frame& frame) {
  const auto front = encode_front(frame.kind, frame.head, frame.body.size());
  if (!front) return;  // its head grew, as escapes do
  FrameDecoder decoder;
  decoder.feed(*front);
  decoder.feed(frame.body);
  const auto again = decoder.next();
  if (!again || !again.value() || again.value()->kind != frame.kind || again.value()->body != frame.body)
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t piece = 1 + data[0];
  FrameDecoder decoder;
  while (!rest.empty()) {
    const auto some = rest.substr(0, std::min(piece, rest.size()));
    rest.remove_prefix(some.size());
    decoder.feed(some);
    while (true) {
      const auto frame = decoder.next();
      if (!frame) {
        if (decoder.next()) std::abort();  // it answers nothing else from then on
        return 0;
      }
      if (!frame.value()) break;
      send_on(*frame.value());
    }
  }
  return 0;
}
