// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/answer.hpp"
#include "plugins/rt/settings.hpp"

#include <set>
#include <string>
#include <string_view>

namespace rafiq_rt {

// What to ask of a user in a list, so that customer_record() has all it needs. With it `id` is the number;
// without, RT gives the login name under that key.
inline constexpr std::string_view user_fields =
    "id,Name,RealName,NickName,EmailAddress,Lang,WorkPhone,HomePhone,MobilePhone,PagerPhone,LastUpdated,"
    "CustomFields";

// The customer that a user of RT is. The same user gives the same record, whether it comes from a list or
// was asked for alone. What is noteworthy for the administrator is added to `observations`.
Json customer_record(const Answer& user, const Settings& settings, std::set<std::string>& observations);

// That the user with this number is no customer any more: disabled, deleted, or staff by now.
Json gone_customer(const std::string& id);

}  // namespace rafiq_rt
