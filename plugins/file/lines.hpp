// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/encoding.hpp"
#include "plugins/file/source.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace rafiq::file {

// A place to resume from: the byte a line begins at, and the line's number, from 1.
struct Place {
  std::uint64_t offset = 0;
  std::uint64_t line = 1;
};

struct Line {
  std::string text;  // UTF-8 (see keep_bytes), without its line end; empty if too_long
  Place at;
  bool too_long = false;   // over kMaxLine; its text is not kept
  bool bad_bytes = false;  // some of it could not be read in the file's encoding
};

// The physical lines of a file, one block in memory at a time. Ends at LF, CR LF, or, where a file has no
// LF, at CR.
class Lines {
 public:
  static constexpr std::size_t kMaxLine = 1024 * 1024;  // bytes in the file

  Lines(Source& source, Encoding encoding);

  // False at the end of the file.
  [[nodiscard]] bool next(Line& line);
  // Where the next line begins.
  [[nodiscard]] Place place() const { return place_; }
  void go_to(Place place);
  void rewind() { go_to({encoding_.text_start, 1}); }
  // Lines of an 8-bit encoding come as they are from now on: who joins lines that were cut anywhere, inside
  // a character too, decodes them afterwards.
  void keep_bytes() { keep_bytes_ = encoding_.unit == 1; }
  // The other half of keep_bytes. Whether every byte could be read.
  [[nodiscard]] bool decode(std::string& text) const;
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] const Encoding& encoding() const { return encoding_; }

 private:
  [[nodiscard]] bool fill();
  [[nodiscard]] std::size_t find_end(std::size_t from) const;
  [[nodiscard]] std::size_t start() const { return static_cast<std::size_t>(place_.offset - buffer_offset_); }
  void skip_line();

  Source& source_;
  Encoding encoding_;
  Decoder decoder_;
  std::uint64_t size_;
  char end_ = '\n';
  bool keep_bytes_ = false;
  std::string buffer_;           // bytes of the file from buffer_offset_
  std::uint64_t buffer_offset_;  // in the file
  Place place_;
};

}  // namespace rafiq::file
