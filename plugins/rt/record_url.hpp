// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rafiq_rt {

struct RecordUrl {
  bool is_ticket = false;  // else a user
  std::string id;
};

// The record a page of RT's web interface shows: ".../User/Summary.html?id=27",
// ".../Ticket/Display.html?id=1#txn-9", ".../Ticket/Update.html?Action=Respond&id=1".
std::optional<RecordUrl> record_of_url(std::string_view url);

}  // namespace rafiq_rt
