// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace rafiq::policy {

// What kind of value a key takes. A named table has one such value for each name below the key.
enum class Kind { flag, number, text, texts, named_texts, named_numbers };

// Checks one text of a key's value. Empty: it is good; else what it must be.
using CheckText = std::string_view (*)(std::string_view text);

struct Key {
  std::string_view name;  // "data.export"
  Kind kind = Kind::flag;
  std::string_view takes;            // for the reference: "true or false"
  std::string_view governs;          // for people: "Whether what is held on a customer may be exported"
  std::string_view example;          // a line of TOML, as it stands below its table
  std::string_view without;          // what is so where no policy says it
  CheckText check = nullptr;         // of texts
  CheckText check_name = nullptr;    // of the names of a named table
  std::int64_t least = 0, most = 0;  // of numbers
};

// Everything that a policy can say, ordered by table. The one place that knows.
std::span<const Key> keys();
// Null where there is none.
const Key* key(std::string_view name);

}  // namespace rafiq::policy
