// SPDX-License-Identifier: Apache-2.0
#include "core/connector/wire/frame.hpp"
#include "tests/support/catch.hpp"

#include <random>

using namespace rafiq;
using namespace rafiq::connector;

namespace {

std::string encoded(FrameKind kind, const Json& head, std::string_view body) {
  return encode_front(kind, head, body.size()).value() + std::string(body);
}

// A frame with a length and a kind that may be lies.
std::string raw(std::uint32_t length, char kind, std::uint32_t head_length, std::string_view rest) {
  std::string bytes;
  for (unsigned shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(length >> shift));
  bytes.push_back(kind);
  for (unsigned shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(head_length >> shift));
  return bytes + std::string(rest);
}

constexpr char page = static_cast<char>(FrameKind::page);

}  // namespace

TEST_CASE("a frame arrives as it was sent, in whatever pieces") {
  const std::string body("\x00\xff not \xfe UTF-8\n", 14);
  const auto bytes =
      encoded(FrameKind::page, {{"call", 7}}, body) + encoded(FrameKind::done, {{"call", 7}}, "");
  const auto piece =
      GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{5}, std::size_t{13}, std::size_t{1000});
  FrameDecoder decoder;
  std::vector<Frame> frames;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    decoder.feed(std::string_view(bytes).substr(at, piece));
    while (auto frame = decoder.next().value()) frames.push_back(std::move(*frame));
  }
  REQUIRE(frames.size() == 2);
  CHECK(frames[0].kind == FrameKind::page);
  CHECK(frames[0].head == Json{{"call", 7}});
  CHECK(frames[0].body == body);
  CHECK(frames[1].kind == FrameKind::done);
  CHECK(frames[1].body.empty());
}

TEST_CASE("on the wire: length, kind, length of the head, all little-endian") {
  const auto bytes = encoded(FrameKind::cancel, {{"call", 1}}, "xyz");
  CHECK(bytes == std::string("\x11\0\0\0\x04\x0a\0\0\0{\"call\":1}xyz", 22));
}

TEST_CASE("the largest frame passes, one byte more does not") {
  const auto head_size = dump_json(Json{{"call", 1}}).size();
  const auto most = largest_payload - 4 - head_size;
  CHECK(encode_front(FrameKind::page, {{"call", 1}}, most));
  CHECK_FALSE(encode_front(FrameKind::page, {{"call", 1}}, most + 1));
  CHECK_FALSE(encode_front(FrameKind::page, {{"x", std::string(largest_head, 'x')}}, 0));

  FrameDecoder decoder;
  decoder.feed(encoded(FrameKind::page, {{"call", 1}}, std::string(most, 'x')));
  CHECK(decoder.next().value()->body.size() == most);
}

TEST_CASE("what follows no frame is refused as soon as it can be known, and for good") {
  struct Case {
    std::string bytes;
    const char* why;
  };
  const auto wrong = GENERATE(
      Case{raw(0xffffffff, page, 0, "").substr(0, 5), "a frame is larger than 16 MiB"},
      Case{raw((16U << 20) + 1, page, 0, "").substr(0, 5), "a frame is larger than 16 MiB"},
      Case{raw(6, 0, 2, "{}").substr(0, 5), "a frame is of an unknown kind"},
      Case{raw(6, 6, 2, "{}"), "a frame is of an unknown kind"},
      Case{raw(6, 15, 2, "{}"), "a frame is of an unknown kind"},
      Case{raw(6, 22, 2, "{}"), "a frame is of an unknown kind"},
      Case{raw(6, '\xff', 2, "{}"), "a frame is of an unknown kind"},
      Case{raw(3, page, 0, ""), "a frame is too short"}, Case{raw(0, page, 0, ""), "a frame is too short"},
      Case{raw(6, page, 3, "{}"), "a frame is shorter than it says"},
      Case{raw(6, page, 0xffffffff, "{}"), "a frame is shorter than it says"},
      Case{raw(6, page, 2, "[]"), "the head of a frame is not a JSON object"},
      Case{raw(4, page, 0, ""), "the head of a frame is not a JSON object"},
      Case{raw(6, page, 2, "{x"), "the head of a frame is not a JSON object"});
  FrameDecoder decoder;
  decoder.feed(encoded(FrameKind::log, Json::object(), "before"));
  decoder.feed(wrong.bytes);
  CHECK(decoder.next().value()->body == "before");
  for (int again = 0; again < 2; ++again) {
    const auto refused = decoder.next();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == wrong.why);
    decoder.feed(encoded(FrameKind::log, Json::object(), "after"));
  }
}

TEST_CASE("random bytes never do more than be refused") {
  std::mt19937 random(20260301);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 20'000; ++round) {
    FrameDecoder decoder;
    std::string bytes(static_cast<std::size_t>(byte(random)), '\0');
    for (auto& b : bytes) b = static_cast<char>(byte(random));
    // Most random lengths are too large; let the others through, too.
    if (round % 2 == 0 && bytes.size() > 4) bytes[2] = bytes[3] = '\0';
    if (round % 4 == 0 && bytes.size() > 4) bytes[4] = page;
    decoder.feed(bytes);
    for (int frames = 0; frames < 64; ++frames) {
      const auto next = decoder.next();
      if (!next || !next.value()) break;
    }
  }
}

TEST_CASE("frames with bytes changed are refused or read, and never anything else") {
  std::mt19937 random(20260302);
  const auto good = encoded(FrameKind::page, {{"call", 1}, {"x", {1, 2, {{"y", "z"}}}}}, "body") +
                    encoded(FrameKind::request, {{"service", "clock"}}, "");
  std::uniform_int_distribution<std::size_t> place(0, good.size() - 1);
  std::uniform_int_distribution<int> byte(0, 255);
  int refused = 0;
  int read = 0;
  for (int round = 0; round < 20'000; ++round) {
    auto bytes = good;
    for (int change = 0; change <= round % 4; ++change)
      bytes[place(random)] = static_cast<char>(byte(random));
    FrameDecoder decoder;
    decoder.feed(bytes);
    while (true) {
      const auto next = decoder.next();
      if (!next) ++refused;
      if (!next || !next.value()) break;
      ++read;
    }
  }
  CHECK(refused > 1000);
  CHECK(read > 1000);
}

TEST_CASE("JSON that is nested deeper than records are is refused; brackets in texts do not count") {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
  };
  CHECK(parse_untrusted(nested(64), ""));
  CHECK_FALSE(parse_untrusted(nested(65), ""));
  CHECK_FALSE(parse_untrusted(nested(1'000'000), ""));
  CHECK(parse_untrusted("[\"" + std::string(100, '[') + "\\\"" + std::string(100, '{') + "\"]", ""));
}
