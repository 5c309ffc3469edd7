// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/rest.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace rafiq_rt {

// Where a walk through all enabled users stands.
struct UserPosition {
  std::int64_t page = 1;  // to be read next
  std::int64_t last = 0;  // number of the last user of the page before
};

struct UserPage {
  Reply reply;
  std::vector<Answer> users;  // in `reply`
  UserPosition next;
  std::int64_t total = 0;
  bool end = false;
};

// One page of the enabled users, by number. RT can only count pages, and a user disabled meanwhile moves all
// that follow up by one; so a page is taken only if it joins the one before, and else read again further
// up. The walk may so give a user twice but leaves nobody out.
UserPage user_page(const Rest& rest, UserPosition position, std::string_view fields);

// The hundred enabled users that changed last, the newest first.
UserPage newest_changed_users(const Rest& rest, std::string_view fields);

}  // namespace rafiq_rt
