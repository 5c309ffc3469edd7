// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rafiq::context {

// A web address as a browser shows it, taken apart and not decoded. More lenient than RFC 3986, since pages
// put what they like behind "#"; stricter about who is meant: user names before the host, control characters,
// spaces and dots that climb are refused.
struct Address {
  std::string origin;    // "https://crm.example.org:8443", lower case; the port where it is not the usual one
  std::string path;      // begins with "/"
  std::string query;     // without "?"
  std::string fragment;  // without "#"

  static std::optional<Address> parse(std::string_view text);
};

// "%41" is "A". Nothing for a "%" without two digits.
std::optional<std::string> percent_decode(std::string_view text);

// Whether it may be handed to a connector as the id of a record: letters, digits and "-_.:@{}+=~", no "..",
// at most 200. An id comes out of a page's address and goes into a CRM's: it must not be able to change
// either.
bool is_record_id(std::string_view text);

}  // namespace rafiq::context
