// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/user_list.hpp"

#include "plugins/rt/query.hpp"

namespace rafiq_rt {
namespace {

Reply list(const Rest& rest, std::int64_t per_page, std::int64_t page, std::string_view fields,
           std::string_view order_by = "id", std::string_view order = "ASC") {
  return rest.search("users", "/users",
                     query({{"per_page", std::to_string(per_page)},
                            {"page", std::to_string(page)},
                            {"orderby", order_by},
                            {"order", order},
                            {"fields", fields}}),
                     Json::array());
}

// Asked after the page itself: had somebody before it gone by then, it would show.
bool joins(const Rest& rest, const UserPosition& position, const std::vector<Answer>& users) {
  if (position.page == 1) return true;
  if (!users.empty() && users.front().number("id") <= position.last) return true;
  const Reply reply = list(rest, 1, (position.page - 1) * Rest::page_size, "id");
  const auto before = reply.answer().list("items");
  return before.size() == 1 && before.front().number("id") == position.last;
}

}  // namespace

UserPage user_page(const Rest& rest, UserPosition position, std::string_view fields) {
  for (;; --position.page) {
    Reply reply = list(rest, Rest::page_size, position.page, fields);
    std::vector<Answer> users = reply.answer().at("items").items();
    if (!joins(rest, position, users)) continue;
    UserPage page{std::move(reply), std::move(users), {position.page + 1, position.last}, 0, false};
    if (!page.users.empty()) page.next.last = page.users.back().number("id");
    if (const auto total = page.reply.answer().maybe("total")) page.total = total->number();
    page.end = page.users.empty() || (page.total > 0 && position.page * Rest::page_size >= page.total);
    return page;
  }
}

UserPage newest_changed_users(const Rest& rest, std::string_view fields) {
  Reply reply = list(rest, Rest::page_size, 1, fields, "LastUpdated", "DESC");
  std::vector<Answer> users = reply.answer().at("items").items();
  return {std::move(reply), std::move(users), {}, 0, true};
}

}  // namespace rafiq_rt
