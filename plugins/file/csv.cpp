// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/csv.hpp"

#include "plugins/file/names.hpp"
#include "plugins/file/text.hpp"

#include <algorithm>
#include <new>

namespace rafiq::file {
namespace {

constexpr std::string_view kDelimiters = ",;\t|";
constexpr std::size_t kSample = 50;  // records looked at to find the delimiter

// Some spreadsheets write the delimiter on a line of its own: "sep=;".
bool is_delimiter_line(std::string_view line) {
  return line.size() == 5 && ascii_lower(line.substr(0, 4)) == "sep=";
}

// How many of the sample's records are as wide as the first, and how wide that is.
struct Evenness {
  std::size_t records = 0;
  std::size_t even = 0;
  std::size_t width = 0;

  [[nodiscard]] bool better_than(const Evenness& other) const {
    if ((width > 1) != (other.width > 1)) return width > 1;
    const auto left = even * other.records;
    const auto right = other.even * records;
    return left != right ? left > right : width > other.width;
  }
};

Evenness evenness(Lines& lines, char delimiter) {
  Evenness found;
  CsvRecord record(delimiter);
  Line line;
  lines.rewind();
  for (std::size_t read = 0; found.records < kSample && read < 4 * kSample && lines.next(line); ++read) {
    if (trimmed(line.text).empty() || !record.feed(line.text)) continue;
    if (found.records == 0) found.width = record.fields().size();
    ++found.records;
    if (record.fields().size() == found.width) ++found.even;
    record.restart();
  }
  return found;
}

bool looks_like_data(std::string_view field) {
  const auto digits = western_digits(field);
  const auto count = std::count_if(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  return field.find('@') != std::string_view::npos ||
         (count > 0 && 2 * static_cast<std::size_t>(count) >= digits.size());
}

// A first row in which no field has a name that headers have, and some have what only data has.
bool is_header(const std::vector<std::string>& fields) {
  const auto known = [](const std::string& field) { return is_usual_name(field); };
  return std::any_of(fields.begin(), fields.end(), known) ||
         std::none_of(fields.begin(), fields.end(), looks_like_data);
}

}  // namespace

CsvRecord::CsvRecord(char delimiter) {
  if (csv_init(&parser_, 0) != 0) throw std::bad_alloc();
  csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
  csv_set_blk_size(&parser_, 16 * 1024);
}

CsvRecord::~CsvRecord() {
  csv_free(&parser_);
}

void CsvRecord::restart() {
  csv_fini(&parser_, nullptr, nullptr, nullptr);
  fields_.clear();
  complete_ = false;
}

bool CsvRecord::feed(std::string_view line) {
  const auto field = [](void* text, std::size_t length, void* self) {
    static_cast<CsvRecord*>(self)->fields_.emplace_back(static_cast<const char*>(text), length);
  };
  const auto end = [](int, void* self) { static_cast<CsvRecord*>(self)->complete_ = true; };
  for (const auto part : {line, std::string_view("\n")})
    if (csv_parse(&parser_, part.data(), part.size(), field, end, this) != part.size())
      throw std::bad_alloc();
  return complete_;
}

CsvReader::CsvReader(Source& source, const Encoding& encoding, const ReadOptions& options)
    : lines_(source, encoding),
      delimiter_(options.delimiter.empty() ? detect_delimiter(lines_) : options.delimiter.front()),
      record_(delimiter_) {
  lines_.rewind();
  read_header(options.header);
}

void CsvReader::read_header(Header wanted) {
  Line line;
  Notes unheard("");
  auto start = lines_.place();
  while (lines_.next(line) && (trimmed(line.text).empty() || is_delimiter_line(line.text)))
    start = lines_.place();
  if (read_record(line, unheard) != Outcome::complete) record_.restart();
  const auto& fields = record_.fields();
  width_ = fields.size();
  has_header_ = wanted == Header::present || (wanted == Header::detect && is_header(fields));
  if (!has_header_) lines_.go_to(start);
  for (std::size_t i = 0; i < width_; ++i) {
    const auto title = has_header_ ? std::string(trimmed(fields[i])) : std::string();
    auto name = title.empty() ? "#" + std::to_string(i + 1) : title;
    for (int again = 2; columns_.number(name) < i; ++again) name = title + " (" + std::to_string(again) + ")";
  }
}

bool CsvReader::next(Row& row, Notes& notes) {
  Line line;
  row.cells.clear();
  while (lines_.next(line)) {
    const auto start = line.at;
    if (!line.too_long && trimmed(line.text).empty()) continue;
    if (line.bad_bytes) notes.add(Flaw::bad_bytes, start.line);
    const auto outcome = read_record(line, notes);
    if (outcome == Outcome::too_long) notes.add(Flaw::line_too_long, start.line);
    if (outcome == Outcome::open_quote) notes.add(Flaw::open_quote, start.line);
    if (outcome != Outcome::complete) continue;
    const auto& fields = record_.fields();
    const auto filled = [](const std::string& field) { return !field.empty(); };
    if (fields.size() < width_) notes.add(Flaw::too_few_fields, start.line);
    if (fields.size() > width_ &&
        std::any_of(fields.begin() + static_cast<std::ptrdiff_t>(width_), fields.end(), filled)) {
      notes.add(Flaw::too_many_fields, start.line);
      continue;
    }
    row.at = start;
    for (std::size_t i = 0; i < std::min(width_, fields.size()); ++i) row.cells.push_back({i, fields[i], {}});
    return true;
  }
  return false;
}

// Reads the record that `line` begins. When a quote proves to be a stray one, goes back to the line after.
CsvReader::Outcome CsvReader::read_record(Line& line, Notes& notes) {
  if (line.too_long) return Outcome::too_long;
  const auto after = lines_.place();
  record_.restart();
  if (record_.feed(line.text)) return Outcome::complete;
  auto bytes = line.text.size();
  std::string second;
  bool complete = false;
  for (std::size_t count = 1; !complete && count < kMaxRecordLines && bytes < kMaxRecordBytes; ++count) {
    if (!lines_.next(line) || line.too_long) break;
    if (line.bad_bytes) notes.add(Flaw::bad_bytes, line.at.line);
    if (count == 1) second = line.text;
    bytes += line.text.size();
    complete = record_.feed(line.text);
  }
  if (complete && (record_.fields().size() == width_ || width_ == 0 || !is_row_alone(second)))
    return Outcome::complete;
  lines_.go_to(after);
  return Outcome::open_quote;
}

// Whether a line that was read as the inside of a quoted value is a whole row by itself.
bool CsvReader::is_row_alone(std::string_view line) const {
  CsvRecord alone(delimiter_);
  return alone.feed(line) && alone.fields().size() == width_;
}

std::string CsvReader::form() const {
  const std::string shown = delimiter_ == '\t' ? "tab" : std::string(1, delimiter_);
  return "CSV, delimiter " + shown + ", " + lines_.encoding().name +
         (lines_.encoding().certain ? "" : " (guessed)") + (has_header_ ? "" : ", no header");
}

char detect_delimiter(Lines& lines) {
  Line first;
  lines.rewind();
  if (lines.next(first) && is_delimiter_line(first.text)) return first.text.back();
  char best = kDelimiters.front();
  auto most = evenness(lines, best);
  for (const char candidate : kDelimiters.substr(1))
    if (const auto found = evenness(lines, candidate); found.better_than(most)) {
      best = candidate;
      most = found;
    }
  return best;
}

}  // namespace rafiq::file
