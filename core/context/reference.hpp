// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace rafiq::context {

// A customer as people and programs refer to one.
struct Reference {
  enum class Kind {
    none,      // nothing was written
    local,     // c12
    external,  // account:id
    page,      // the address of a CRM's page, to be matched against the accounts' patterns
    mail,      // also from mailto: and "Name <mail>"
    phone,     // also from tel:, callto: and sip:; at least five digits
    text,      // anything else: a name, an id without its account
  };
  Kind kind = Kind::none;
  CustomerId local;     // of local
  std::string account;  // of external
  std::string value;    // the id, address, mail, or phone as "+" and ASCII digits; the text, trimmed
};

// Never fails and never looks anything up. `text` is untrusted: an id that must not go into an address makes
// it text. Direction marks and odd spaces, which come with copied text, are dropped from its ends.
Reference read_reference(std::string_view text);

// "+" and ASCII digits of what is written as a phone number, in Western, Arabic or Persian digits; nothing
// when there is more in it than a phone has, or fewer than five digits.
std::optional<std::string> read_phone(std::string_view text);

// One "@" with something plausible on both sides.
bool is_mail(std::string_view text);

}  // namespace rafiq::context
