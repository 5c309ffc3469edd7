// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rafiq::test {

// What happens when this process sends or receives frames. Counted over the whole process, from 1; what is
// received is counted by the piece, which is mostly one frame.
enum class StreamFault {
  none,
  kill_before,  // the process ends before the given frame is sent or after it was received, as by kill -9
  kill_after,   // and after it was sent, or before anything is done with what was received
  cut,          // half of it arrives, then the stream is closed
  garble,       // its bytes arrive changed
};

// A program that links faulty_stream.cpp sends to and receives from connectors through it. One at a time.
class FaultyStream {
 public:
  ~FaultyStream() { disarm(); }
  void arm(StreamFault fault, int at);
  void disarm() { arm(StreamFault::none, 0); }
  [[nodiscard]] bool struck() const;  // since it was armed
};

}  // namespace rafiq::test
