// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/json.hpp"
#include "core/util/result.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq::connector {

// What core and a host process say to each other. On the wire a frame is
//   u32 length of the payload, u8 kind, payload = { u32 length of the head, head (a JSON object), body
//   (bytes) }
// with little-endian numbers. What is bulky or may not be UTF-8 (pages, HTTP bodies) is a body.
enum class FrameKind : std::uint8_t {
  // from core
  start =
      1,     // {parent, memory_bytes, open_files, processor_seconds}, body: the input of describe. The first;
             // the host confines itself, then loads
  call = 2,  // {call, verb}, body: the verb's input; after the one before is done
  resume = 3,  // {call, stop}: the page is committed
  cancel = 4,  // {call}
  reply = 5,   // {request, status, ...} to a request, see host/services.cpp
  // from the host
  ready = 16,     // {status, code, message, id, version, gaps}, body: the description. Answers start
  page = 17,      // {call}, body: what the verb emitted; the host waits for resume
  done = 18,      // {call, status, code, message, retry_after_ms}
  request = 19,   // {request, service, ...}: a service that core does for the connector
  log = 20,       // {level}, body: the message
  progress = 21,  // {done, total}
};

constexpr std::size_t largest_payload = std::size_t{16} << 20;
// Of a body, so that there is room for its head.
constexpr std::size_t largest_body = largest_payload - (std::size_t{1} << 20);
constexpr std::size_t largest_head = std::size_t{1} << 20;

struct Frame {
  FrameKind kind = FrameKind::log;
  Json head = Json::object();
  std::string body;
};

// All of a frame but its body, to be sent right before it. Nothing when the frame would be too large.
std::optional<std::string> encode_front(FrameKind kind, const Json& head, std::size_t body_size);

// Takes bytes as they come and gives frames. Holds at most one frame's bytes more than it was fed at once.
// Bytes that follow no frame are an error, and from then on it answers nothing else.
class FrameDecoder {
 public:
  void feed(std::string_view bytes);
  // Nothing: more bytes are needed. Error: bad_data, saying what is wrong, without quoting it.
  Result<std::optional<Frame>> next();

 private:
  Result<std::optional<Frame>> refuse(std::string_view why);

  std::string buffer_;
  std::size_t begin_ = 0;  // of what was not decoded yet
  std::string refused_;
};

// Parses what a connector sent: as parse_json, but refuses what is nested deeper than any record needs, since
// such values cannot be written out again without overrunning the stack. Error: bad_data.
Result<Json> parse_untrusted(std::string_view text, std::string_view where);

}  // namespace rafiq::connector
