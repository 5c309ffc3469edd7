// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/notes.hpp"

#include <utility>

namespace rafiq::file {
namespace {

struct Words {
  std::string_view name;
  std::string_view what;  // and what became of it
  std::string_view remedy;
};

constexpr std::array<Words, kFlaws> kWords{{
    {"open_quote", "a quote is opened and not closed; the line is left out",
     "Double the quotes inside a value, or close the value's quote"},
    {"line_too_long", "the line is longer than 1 MiB; it is left out",
     "Leave pictures and attachments out of the export"},
    {"too_many_fields", "there are more fields than the header has; the row is left out",
     "Put quotes around values that contain the delimiter"},
    {"too_few_fields", "there are fewer fields than the header has; the missing ones are taken as empty",
     "If a value was broken over two lines, put quotes around it"},
    {"bad_bytes", "some characters are not of the file's encoding; they show as U+FFFD",
     "Save the export as UTF-8, or set the account's encoding"},
    {"bad_json", "the line is not a JSON object; it is left out", "Write one JSON object on each line"},
    {"broken_card", "the card has no end, or a line that is not a property; what could be read of it is used",
     "Export the card again"},
    {"no_id", "there is no id; the row is left out", "Fill the id column, or map another column to id"},
    {"id_too_long", "the id is longer than 200 bytes; the row is left out",
     "Map the column that holds the customer's number to id"},
    {"duplicate_id", "the id was on an earlier line; this row is left out", "Export one row for each id"},
    {"derived_id", "there is no id; one is made of the name and the first number or address",
     "Export the UID of the cards, so that a changed name is still the same customer"},
    {"rounded_number",
     "a spreadsheet rounded a long number (9.66E+11) and its digits are lost; it is left out",
     "Format the column as text and export again"},
    {"value_cut", "a value is longer than 16 KiB; it is cut", "Leave long texts out of the export"},
    {"bad_date", "a date cannot be read; it is left empty",
     "Export dates as 2026-03-01, or set the account's order of day and month"},
    {"bad_number", "a feeling or an effort is no number or out of range; it is left empty",
     "Feeling is -2 to 2, effort is 1 to 5"},
    {"no_customer", "the entry names no customer, or has no text or date; it is left out",
     "Fill the columns customer, what, and at or due"},
    {"unknown_kind", "the entry is neither a touchpoint nor a commitment; it is left out",
     "Set kind to touchpoint or commitment"},
    {"too_many_columns", "there are more than 1000 different columns; the rest is left out",
     "Check that names and values are not swapped"},
    {"too_many_cells", "the record has more than 2000 values; the rest is left out",
     "Check that the records are separated from each other"},
}};

const Words& words(Flaw flaw) {
  return kWords[static_cast<std::size_t>(flaw)];
}

}  // namespace

void Notes::add(Flaw flaw, std::uint64_t line) {
  if (++counts_[static_cast<std::size_t>(flaw)] > kTold) return;
  const auto& said = words(flaw);
  told_.push_back(file_ + " line " + std::to_string(line) + ": " + std::string(said.what) + ". " +
                  std::string(said.remedy));
}

std::vector<std::string> Notes::take() {
  return std::exchange(told_, {});
}

void Notes::summarise() {
  for (std::size_t i = 0; i < kFlaws; ++i)
    if (counts_[i] > kTold)
      say("in " + std::to_string(counts_[i] - kTold) + " more places: " + std::string(kWords[i].what) + ". " +
          std::string(kWords[i].remedy));
}

std::uint64_t left_out(const Notes::Counts& counts) {
  std::uint64_t rows = 0;
  for (const auto flaw :
       {Flaw::open_quote, Flaw::line_too_long, Flaw::too_many_fields, Flaw::bad_json, Flaw::broken_card,
        Flaw::no_id, Flaw::id_too_long, Flaw::no_customer, Flaw::unknown_kind})
    rows += counts[static_cast<std::size_t>(flaw)];
  return rows;
}

std::string_view name(Flaw flaw) {
  return words(flaw).name;
}

}  // namespace rafiq::file
