// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/reader.hpp"

#include "plugins/file/csv.hpp"
#include "plugins/file/json_lines.hpp"
#include "plugins/file/text.hpp"
#include "plugins/file/vcard.hpp"

#include <rafiq/failure.hpp>

#include <array>

namespace rafiq::file {
namespace {

struct Stranger {
  std::string_view beginning;
  const char* what;
};

// What people save instead of an export, by its first bytes.
constexpr std::array<Stranger, 5> kStrangers{{
    {"PK\x03\x04", "an Excel or OpenDocument workbook. Save it as CSV UTF-8"},
    {"\xD0\xCF\x11\xE0", "an old Excel workbook. Save it as CSV UTF-8"},
    {"%PDF", "a PDF. Export CSV, vCard or JSON Lines"},
    {"<", "HTML or XML. Export CSV, vCard or JSON Lines"},
    {"[",
     "one JSON array. Export JSON Lines, one object on each line; \"jq -c '.[]' FILE\" makes them of it"},
}};

void refuse_strangers(std::string_view beginning) {
  for (const auto& stranger : kStrangers)
    if (beginning.starts_with(stranger.beginning))
      throw Failure(Reason::config, "file-format", std::string("The file is ") + stranger.what);
}

std::string first_text(Source& source, const Encoding& encoding) {
  Lines lines(source, encoding);
  Line line;
  while (lines.next(line))
    if (const auto text = trimmed(line.text); line.too_long || !text.empty()) return std::string(text);
  throw Failure(Reason::config, "file-empty", "The file is empty. Export it again");
}

}  // namespace

std::unique_ptr<Reader> open_reader(Source& source, const ReadOptions& options) {
  std::array<char, 8> magic{};
  refuse_strangers(std::string_view(magic.data(), source.read(0, magic)));
  const auto encoding = detect_encoding(source, options.encoding);
  const auto beginning = first_text(source, encoding);
  refuse_strangers(beginning);
  if (ascii_lower(shortened(beginning, 11)) == "begin:vcard")
    return std::make_unique<VcardReader>(source, encoding);
  if (beginning.starts_with('{')) return std::make_unique<JsonLinesReader>(source, encoding);
  return std::make_unique<CsvReader>(source, encoding, options);
}

}  // namespace rafiq::file
