// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/staff.hpp"

#include "plugins/rt/query.hpp"
#include "plugins/rt/words.hpp"

#include <rafiq/failure.hpp>

namespace rafiq_rt {
namespace {

std::string privileged_group(const Rest& rest) {
  const Reply reply = rest.search("groups", "/groups", query({{"per_page", "100"}, {"fields", "id,Name"}}),
                                  Json::array({{{"field", "Domain"}, {"value", "SystemInternal"}}}));
  for (const Answer& group : reply.answer().list("items"))
    if (group.text("Name") == "Privileged") return group.at("id").text();
  throw rafiq::Failure(rafiq::Reason::permission, "see-group-missing",
                       "Rafiq's user may not see who is staff in Request Tracker. Grant it the global right "
                       "SeeGroup, or set `customers` to \"all\"");
}

}  // namespace

Staff Staff::load(const Rest& rest, const Settings& settings) {
  Staff staff;
  staff.names_ = {"rt_system", "nobody"};
  if (settings.staff_too) return staff;
  const Reply reply = rest.get("group", "/group/" + privileged_group(rest));
  for (const Answer& member : reply.answer().list("Members")) staff.names_.insert(lowered(member.text("id")));
  return staff;
}

bool Staff::includes(const std::string& name) const {
  return names_.contains(lowered(name));
}

}  // namespace rafiq_rt
