// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/reader.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// vCard 3.0 (RFC 2426) and 4.0 (RFC 6350), with what phones write into both: quoted-printable, types without
// "TYPE=", no UID. Ours because the libraries of Debian 12 do not fit: libbelcard knows 4.0 alone and loads
// its grammar from a file, which a connector's process may not open; libvformat and libvc stop at 3.0 and
// build the whole file in memory.
namespace rafiq::file {

// One logical line: TEL;TYPE="cell,home";PREF=1:tel:+20-100-000-0000
struct CardProperty {
  std::string name;                // upper case, without its group
  std::vector<std::string> types;  // lower case
  bool preferred = false;
  bool quoted_printable = false;
  bool binary = false;
  std::string charset;  // of quoted-printable text; empty: the file's
  std::string value;    // escaped still
};

// Nothing when the line is no property.
std::optional<CardProperty> parse_card_line(std::string_view line);
// \n \, \; \\ resolved, after cutting at each `separator` that is not escaped ('\0': no cutting).
std::vector<std::string> card_values(std::string_view value, char separator);
std::string decode_quoted_printable(std::string_view text);

class VcardReader final : public Reader {
 public:
  VcardReader(Source& source, const Encoding& encoding);

  [[nodiscard]] bool next(Row& row, Notes& notes) override;
  [[nodiscard]] Place place() const override { return lines_.place(); }
  void go_to(Place place) override { lines_.go_to(place); }
  [[nodiscard]] const Columns& columns() const override { return columns_; }
  [[nodiscard]] std::string form() const override { return "vCard, " + lines_.encoding().name; }

 private:
  [[nodiscard]] bool next_logical(std::string& text, Place& at, Notes& notes);
  void unfold(std::string& text);
  void append_soft_breaks(std::string& text);
  [[nodiscard]] std::string text_of(const CardProperty& property) const;
  void add(const CardProperty& property, Row& row, Notes& notes);
  void add_cell(Row& row, std::string_view column, std::string value, const CardProperty& property,
                Notes& notes);

  Lines lines_;
  Columns columns_;
};

}  // namespace rafiq::file
