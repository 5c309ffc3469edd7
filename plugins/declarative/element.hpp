// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <simdjson.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq_declarative {

// A value in an answer of the CRM. Borrowed: it lives as long as its Document.
using Element = simdjson::dom::element;

// A text of JSON, read. Not copied and not moved: elements point into it.
class Document {
 public:
  // Throws Failure(protocol), which does not quote the text. `what` names it: "the answer of the CRM".
  Document(std::string_view text, std::string_view what);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  [[nodiscard]] Element root() const { return root_; }

 private:
  simdjson::dom::parser parser_;
  Element root_;
};

// Adds what a text, a number or true and false look like; false for null, lists and objects. An empty text
// is nothing as well: to every CRM here an empty field is a field without a value.
bool append_plain(Element value, std::string& out);
std::optional<std::string> plain(Element value);

// Adds a text in quotes, as JSON wants it.
void append_quoted(std::string& out, std::string_view text);

// Whether it says anything: not null, not an empty text.
bool is_there(Element value);
bool is_false(Element value);

}  // namespace rafiq_declarative
