// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/print.hpp"

#include "core/programs/rafiqctl/documents.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace rafiq::ctl {
namespace {

// Terminal cells, near enough for lists: one for each code point that is not a combining mark.
std::size_t width(const std::string& text) {
  std::size_t cells = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) == 0x80) continue;
    const bool tashkeel = byte == 0xD9 && i + 1 < text.size() &&
                          static_cast<unsigned char>(text[i + 1]) >= 0x8B &&
                          static_cast<unsigned char>(text[i + 1]) <= 0x9F;
    if (!tashkeel) ++cells;
  }
  return cells;
}

}  // namespace

bool print_json(Cli& cli, const nlohmann::ordered_json& document) {
  if (!cli.json) return false;
  cli.printed = true;
  std::cout << document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
  return true;
}

void print_error(Cli& cli, const Error& error) {
  std::cerr << "rafiqctl: " << error.message() << "\n";
  if (!cli.printed) print_json(cli, {{"error", document(error)}});
}

void print_table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line.append(widths[i] - width(row[i]) + 2, ' ');
    }
    print_line(line);
  }
}

std::string consent_words(const Fact& fact) {
  std::string words;
  if (fact.consent)
    words = fact.consent->given ? "consent recorded by " + fact.consent->recorded_by : "consent refused";
  else if (is_sensitive(fact.aspect))
    words = "no consent: not used";
  if (fact.expires_at) words += (words.empty() ? "" : ", ") + ("expires " + to_iso8601(*fact.expires_at));
  return words;
}

std::string shown_value(const Fact& fact) {
  if (!fact.unreadable) return fact.value;
  switch (*fact.unreadable) {
    case Unreadable::no_key:
      return "(withheld: its key cannot be had now; see rafiqctl doctor)";
    case Unreadable::other_key:
      return "(withheld: the key it was sealed with is gone; see rafiqctl doctor)";
    case Unreadable::not_stored:
      break;
  }
  return "(withheld: there was no key when it came; rafiqctl sync --full brings it)";
}

void print_line(const std::string& text) {
  std::cout << text << "\n";
}

}  // namespace rafiq::ctl
