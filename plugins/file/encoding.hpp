// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/source.hpp"

#include <unicode/ucnv.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace rafiq::file {

struct Encoding {
  std::string name = "UTF-8";    // as ICU knows it
  std::uint32_t unit = 1;        // bytes of a code unit: 2 for UTF-16
  bool big_endian = false;       // of UTF-16
  std::uint64_t text_start = 0;  // past the byte order mark
  bool certain = true;           // a mark, valid UTF-8, or set by a person; otherwise it is a guess
};

// What the file is written in: by its byte order mark; else UTF-16 without one; else UTF-8 when the first
// text that is not plain ASCII is UTF-8, but for a stray byte here and there; else the best guess of ICU
// among the 8-bit encodings. `wanted` (an encoding's name, or empty) overrides the guess, not a mark. Throws
// Failure(config) when nobody knows that name.
Encoding detect_encoding(Source& source, std::string_view wanted = {});

// Bytes of one line to UTF-8. What cannot be read becomes U+FFFD, and had_bad_bytes says so.
class Decoder {
 public:
  explicit Decoder(const Encoding& encoding);
  // Replaces `out`. Whether every byte could be read.
  [[nodiscard]] bool decode(std::string_view bytes, std::string& out) const;

 private:
  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };
  std::unique_ptr<UConverter, Close> converter_;  // null for UTF-8 itself
};

}  // namespace rafiq::file
