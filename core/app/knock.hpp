// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq::app {

// What another program of this user asks of the running sidebar, in one line of JSON:
//   {"do": "show" | "toggle" | "origins"}
//   {"do": "open" | "call" | "page", "what": "..."}
// With "wait": true the answer comes once it is on the screen.
struct Knock {
  enum class Kind {
    show,     // come to the front
    toggle,   // hide, or show again
    open,     // a reference or a CRM's address that a person opened: whatever is pinned gives way
    call,     // a phone or a mail of somebody who calls; a pin stays
    page,     // the address of the page that is now open in the browser; a pin stays
    origins,  // of which pages may it be told: those of the accounts
  };
  Kind kind = Kind::show;
  std::string what;  // untrusted: it selects a customer, and can do nothing else
  bool wait = false;
};

inline constexpr std::size_t longest_knock = 8192;

// Strict: an unknown member, a longer line or a control character is refused. Error: bad_data, without the
// text.
RAFIQ_API Result<Knock> parse_knock(std::string_view line);
RAFIQ_API std::string to_line(const Knock& knock);

// What "rafiq:open?ref=crm:12", "rafiq:call?phone=+2010..." , "rafiq:call?mail=..." or
// "rafiq:page?url=https..." asks for; anything else that a person or a desktop hands over is a reference to
// open, with "tel:" and "callto:" a call. Error: usage, for a rafiq: link that says none of these.
RAFIQ_API Result<Knock> read_handed_over(std::string_view text);

// "https://crm.example.org" of a page's address; nothing where it is no address. The form of
// Following::origins.
RAFIQ_API std::optional<std::string> origin_of(std::string_view url);

}  // namespace rafiq::app
