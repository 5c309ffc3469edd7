// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/encoding.hpp"

#include "plugins/file/text.hpp"

#include <rafiq/failure.hpp>

#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace rafiq::file {
namespace {

constexpr std::size_t kWindow = 256 * 1024;

// The window of the file at `offset`, shorter at its end.
std::string window_at(Source& source, std::uint64_t offset) {
  const auto left = source.size() - std::min(source.size(), offset);
  std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(left, kWindow)), '\0');
  std::size_t got = 0;
  while (got < bytes.size()) {
    const auto more = source.read(offset + got, std::span(bytes).subspan(got));
    if (more == 0) break;
    got += more;
  }
  bytes.resize(got);
  return bytes;
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

std::optional<Encoding> by_mark(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) return Encoding{"UTF-8", 1, false, 3, true};
  if (head.starts_with("\xFF\xFE")) return Encoding{"UTF-16LE", 2, false, 2, true};
  if (head.starts_with("\xFE\xFF")) return Encoding{"UTF-16BE", 2, true, 2, true};
  return std::nullopt;
}

// Exports are full of ASCII (delimiters, digits, line ends): in UTF-16 each of them has a zero byte, always
// on the same side. Nothing else has zero bytes.
std::optional<Encoding> utf16_by_zeros(std::string_view head) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i)
    if (head[i] == '\0') ++zeros[i % 2];
  const auto most = std::max(zeros[0], zeros[1]);
  const auto least = std::min(zeros[0], zeros[1]);
  if (most == 0 || most * 20 < head.size() || least * 10 > most) return std::nullopt;
  const bool big = zeros[0] > zeros[1];
  return Encoding{big ? "UTF-16BE" : "UTF-16LE", 2, big, 0, false};
}

// From the file's first byte that is not ASCII, a window of text; empty when there is none.
std::string first_foreign_text(Source& source) {
  for (std::uint64_t offset = 0; offset < source.size();) {
    const auto window = window_at(source, offset);
    if (window.empty()) break;
    const auto at = std::find_if_not(window.begin(), window.end(), is_ascii);
    if (at != window.end())
      return window_at(source, offset + static_cast<std::uint64_t>(at - window.begin()));
    offset += window.size();
  }
  return {};
}

// More letters of several bytes than bytes that are none: a stray byte, or a letter that a line was folded
// in, does not make the rest something else. In 8-bit text such letters come about by rare accident.
bool is_mostly_utf8(std::string_view window) {
  std::size_t letters = 0;
  std::size_t strays = 0;
  for (std::size_t at = 0; at < window.size();) {
    if (is_ascii(window[at])) {
      ++at;
      continue;
    }
    std::size_t length = 2;
    while (length < 4 && !is_utf8(window.substr(at, length))) ++length;
    const bool letter = is_utf8(window.substr(at, length));
    ++(letter ? letters : strays);
    at += letter ? length : 1;
  }
  return letters > strays || window.empty();
}

// The words with foreign letters, alone: digits, delimiters and English would blur the guess.
std::string foreign_words(std::string_view text) {
  std::string words;
  for (std::size_t start = 0; start < text.size();) {
    const auto is_letter = [](char c) {
      return !is_ascii(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    };
    const auto begin = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(start), text.end(), is_letter);
    const auto end = std::find_if_not(begin, text.end(), is_letter);
    if (std::find_if_not(begin, end, is_ascii) != end) words.append(begin, end).push_back(' ');
    start = static_cast<std::size_t>(end - text.begin());
  }
  return words;
}

// ICU answers with the ISO name where the text would be the same in both; the Windows one has more letters.
std::string windows_name(std::string_view name) {
  if (name == "ISO-8859-1") return "windows-1252";
  if (name == "ISO-8859-8" || name == "ISO-8859-8-I") return "windows-1255";
  if (name == "ISO-8859-9") return "windows-1254";
  return std::string(name);
}

std::string guess(std::string_view text) {
  const auto words = foreign_words(text);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  ucsdet_setText(detector.get(), words.data(), static_cast<std::int32_t>(words.size()), &status);
  std::int32_t count = 0;
  const auto* matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    if (name.starts_with("windows-") || name.starts_with("ISO-8859-") || name == "KOI8-R")
      return windows_name(name);
  }
  return "windows-1252";
}

Encoding by_name(std::string_view wanted) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(std::string(wanted).c_str(), &status), &ucnv_close);
  if (U_FAILURE(status))
    throw Failure(
        Reason::config, "encoding",
        "The account's setting \"encoding\" names no known encoding. Use UTF-8, UTF-16, windows-1256 or "
        "windows-1252, or leave it empty");
  Encoding encoding;
  const char* standard = ucnv_getStandardName(std::string(wanted).c_str(), "IANA", &status);
  encoding.name = standard != nullptr ? standard : ucnv_getName(converter.get(), &status);
  if (encoding.name.starts_with("UTF-16")) {
    encoding.unit = 2;
    encoding.big_endian = encoding.name == "UTF-16BE";
    encoding.name = encoding.big_endian ? "UTF-16BE" : "UTF-16LE";
  }
  if (ucnv_getMinCharSize(converter.get()) > 2)
    throw Failure(Reason::config, "encoding", "UTF-32 is not supported. Save the export as UTF-8");
  return encoding;
}

}  // namespace

Encoding detect_encoding(Source& source, std::string_view wanted) {
  const auto head = window_at(source, 0);
  if (auto marked = by_mark(head)) return *marked;
  if (!wanted.empty()) return by_name(wanted);
  if (auto wide = utf16_by_zeros(head)) return *wide;
  const auto text = first_foreign_text(source);
  if (is_mostly_utf8(text)) return {};
  Encoding encoding;
  encoding.name = guess(text);
  encoding.certain = false;
  return encoding;
}

Decoder::Decoder(const Encoding& encoding) {
  if (encoding.name == "UTF-8") return;
  UErrorCode status = U_ZERO_ERROR;
  converter_.reset(ucnv_open(encoding.name.c_str(), &status));
  if (U_FAILURE(status))
    throw Failure(Reason::bug, "encoding", "An encoding that was detected cannot be opened");
}

bool Decoder::decode(std::string_view bytes, std::string& out) const {
  const auto ascii = std::all_of(bytes.begin(), bytes.end(), is_ascii);
  if (converter_ == nullptr && (ascii || is_utf8(bytes))) {
    out.assign(bytes);
    return true;
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString wide;
  if (converter_ == nullptr)  // puts U+FFFD where the bytes are wrong
    wide =
        icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), static_cast<std::int32_t>(bytes.size())));
  else
    wide =
        icu::UnicodeString(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter_.get(), status);
  out.clear();
  wide.toUTF8String(out);
  return U_SUCCESS(status) && wide.indexOf(static_cast<UChar32>(0xFFFD)) < 0;
}

}  // namespace rafiq::file
