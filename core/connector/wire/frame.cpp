// SPDX-License-Identifier: Apache-2.0
#include "core/connector/wire/frame.hpp"

#include <array>

namespace rafiq::connector {
namespace {

constexpr std::size_t length_size = 4;
constexpr std::size_t front_size = length_size + 1;
constexpr int deepest = 64;

void append_u32(std::string& out, std::size_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>((value >> shift) & 0xffU));
}

std::size_t read_u32(std::string_view bytes) {
  std::size_t value = 0;
  for (unsigned i = 0; i < length_size; ++i)
    value |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  return value;
}

bool is_kind(std::uint8_t number) {
  return (number >= static_cast<std::uint8_t>(FrameKind::start) &&
          number <= static_cast<std::uint8_t>(FrameKind::reply)) ||
         (number >= static_cast<std::uint8_t>(FrameKind::ready) &&
          number <= static_cast<std::uint8_t>(FrameKind::progress));
}

bool too_deep(std::string_view json) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > deepest) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

}  // namespace

std::optional<std::string> encode_front(FrameKind kind, const Json& head, std::size_t body_size) {
  const auto text = dump_json(head);
  if (text.size() > largest_head || body_size > largest_payload - length_size - text.size())
    return std::nullopt;
  std::string front;
  front.reserve(front_size + length_size + text.size());
  append_u32(front, length_size + text.size() + body_size);
  front.push_back(static_cast<char>(kind));
  append_u32(front, text.size());
  front += text;
  return front;
}

void FrameDecoder::feed(std::string_view bytes) {
  if (!refused_.empty()) return;
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  buffer_ += bytes;
}

Result<std::optional<Frame>> FrameDecoder::refuse(std::string_view why) {
  refused_ = why;
  buffer_ = {};
  begin_ = 0;
  return Error{ErrorCode::bad_data, refused_, "", ""};
}

Result<std::optional<Frame>> FrameDecoder::next() {
  if (!refused_.empty()) return Error{ErrorCode::bad_data, refused_, "", ""};
  const auto bytes = std::string_view(buffer_).substr(begin_);
  if (bytes.size() < front_size) return std::optional<Frame>();
  // What can be refused is refused before its bytes are waited for.
  const auto length = read_u32(bytes);
  const auto kind = static_cast<std::uint8_t>(bytes[length_size]);
  if (length > largest_payload) return refuse("a frame is larger than 16 MiB");
  if (!is_kind(kind)) return refuse("a frame is of an unknown kind");
  if (length < length_size) return refuse("a frame is too short");
  if (bytes.size() < front_size + length) return std::optional<Frame>();

  const auto payload = bytes.substr(front_size, length);
  const auto head_size = read_u32(payload);
  if (head_size > length - length_size) return refuse("a frame is shorter than it says");
  if (head_size > largest_head) return refuse("the head of a frame is too large");
  auto head = parse_untrusted(payload.substr(length_size, head_size), "");
  if (!head || !head.value().is_object()) return refuse("the head of a frame is not a JSON object");
  Frame frame{static_cast<FrameKind>(kind), std::move(head).value(),
              std::string(payload.substr(length_size + head_size))};
  begin_ += front_size + length;
  return std::optional<Frame>(std::move(frame));
}

Result<Json> parse_untrusted(std::string_view text, std::string_view where) {
  if (too_deep(text))
    return Error{ErrorCode::bad_data, "This JSON is nested too deeply", std::string(where), ""};
  return parse_json(text, where);
}

}  // namespace rafiq::connector
