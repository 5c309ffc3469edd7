// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/lines.hpp"

#include <algorithm>
#include <utility>

namespace rafiq::file {
namespace {

constexpr std::size_t kBlock = 256 * 1024;

// Whether a file whose head this is ends its lines with CR alone.
bool has_only_cr(std::string_view head) {
  return head.find('\n') == std::string_view::npos && head.find('\r') != std::string_view::npos;
}

}  // namespace

Lines::Lines(Source& source, Encoding encoding)
    : source_(source),
      encoding_(std::move(encoding)),
      decoder_(encoding_),
      size_(source.size()),
      buffer_offset_(encoding_.text_start),
      place_{encoding_.text_start, 1} {
  if (fill() && has_only_cr(buffer_)) end_ = '\r';
}

bool Lines::next(Line& line) {
  line.at = place_;
  line.too_long = line.bad_bytes = false;
  line.text.clear();
  auto end = find_end(start());
  while (end == std::string::npos && buffer_.size() - start() <= kMaxLine && fill()) end = find_end(start());
  const bool ended = end != std::string::npos;
  const auto length = (ended ? end : buffer_.size()) - start();
  if (!ended && length == 0) return false;
  ++place_.line;
  if (length > kMaxLine) {
    line.too_long = true;
    skip_line();
    return true;
  }
  const auto bytes = std::string_view(buffer_).substr(start(), length);
  if (keep_bytes_)
    line.text = bytes;
  else
    line.bad_bytes = !decoder_.decode(bytes, line.text);
  if (!line.text.empty() && line.text.back() == '\r') line.text.pop_back();
  place_.offset += length + (ended ? encoding_.unit : 0);
  return true;
}

bool Lines::decode(std::string& text) const {
  return !keep_bytes_ || decoder_.decode(std::string(text), text);
}

// Drops what is read already, appends a block. False at the end of the file as it was when it was opened.
bool Lines::fill() {
  buffer_.erase(0, start());
  buffer_offset_ = place_.offset;
  auto filled = buffer_.size();
  const auto left = size_ - std::min(size_, buffer_offset_ + filled);
  if (left == 0) return false;
  buffer_.resize(filled + static_cast<std::size_t>(std::min<std::uint64_t>(left, kBlock)));
  const auto before = filled;
  while (filled < buffer_.size()) {
    const auto got = source_.read(buffer_offset_ + filled, std::span(buffer_).subspan(filled));
    if (got == 0) break;
    filled += got;
  }
  buffer_.resize(filled);
  return filled > before;
}

// Of the line end's first byte, or npos.
std::size_t Lines::find_end(std::size_t from) const {
  if (encoding_.unit == 1) return buffer_.find(end_, from);
  const std::size_t low = encoding_.big_endian ? 1 : 0;
  for (auto at = buffer_.find(end_, from); at != std::string::npos; at = buffer_.find(end_, at + 1)) {
    const auto unit = at - low;
    const bool aligned = at >= low && unit % 2 == 0 && unit + 1 < buffer_.size();
    if (aligned && unit >= from && buffer_[unit + 1 - low] == '\0') return unit;
  }
  return std::string::npos;
}

void Lines::skip_line() {
  while (true) {
    if (const auto end = find_end(start()); end != std::string::npos) {
      place_.offset = buffer_offset_ + end + encoding_.unit;
      return;
    }
    const auto whole = buffer_.size() - buffer_.size() % encoding_.unit;
    place_.offset = buffer_offset_ + whole;
    if (!fill()) {
      place_.offset = buffer_offset_ + buffer_.size();
      return;
    }
  }
}

void Lines::go_to(Place place) {
  place_ = place;
  if (place.offset >= buffer_offset_ && place.offset <= buffer_offset_ + buffer_.size()) return;
  buffer_.clear();
  buffer_offset_ = place.offset;
}

}  // namespace rafiq::file
