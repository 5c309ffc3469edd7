// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/reminder.hpp"

#include "plugins/rt/marker.hpp"
#include "plugins/rt/query.hpp"

#include <optional>

namespace rafiq_rt {
namespace {

// RT's own words; a desk that has others for its reminders has open promises here.
std::string state_of(const std::string& status) {
  if (status == "resolved") return "kept";
  return status == "rejected" || status == "deleted" ? "broken" : "open";
}

std::optional<std::int64_t> customer_of(const Answer& reminder, const Staff& staff) {
  for (const Answer& requestor : reminder.list("Requestor"))
    if (requestor.text("type") == "user" && !staff.includes(requestor.text("Name")))
      return requestor.number("id");
  return std::nullopt;
}

}  // namespace

Json Reminders::records(const std::string& condition, std::int64_t* last) const {
  const Reply reply = rest_.get("reminders", "/tickets",
                                query({{"query", "Type = 'reminder' AND (" + condition + ")"},
                                       {"per_page", std::to_string(per_page)},
                                       {"orderby", "id"},
                                       {"fields", "id,Type,Subject,Status,Due,Requestor"},
                                       {"fields[Requestor]", "id,Name"}}));
  Json records = Json::array();
  for (const Answer& reminder : reply.answer().at("items").items()) {
    if (last != nullptr) *last = reminder.number("id");
    const std::string due = reminder.time("Due");
    const auto customer = customer_of(reminder, staff_);
    if (reminder.text("Type") != "reminder" || due.empty() || !customer) continue;
    records.push_back({{"kind", "commitment"},
                       {"entity", "reminder"},
                       {"id", reminder.at("id").text()},
                       {"customer", {{"entity", "user"}, {"id", std::to_string(*customer)}}},
                       {"what", unmarked(reminder.text("Subject"))},
                       {"due", due},
                       {"state", state_of(reminder.text("Status"))}});
  }
  return records;
}

Json Reminders::after(std::int64_t after, std::int64_t& last) const {
  last = after;
  return records("id > " + std::to_string(after), &last);
}

Json Reminders::among(std::span<const std::int64_t> tickets) const {
  return tickets.empty() ? Json::array() : records(any_of("id", tickets), nullptr);
}

Json Reminders::get(const std::string& id, std::string* version) const {
  if (id.empty() || id.find_first_not_of("0123456789") != std::string::npos) return nullptr;
  const auto reply = rest_.get_if_any("reminder", "/ticket/" + id);
  if (!reply) return nullptr;
  if (version != nullptr) *version = reply->version();
  const Json found = records("id = " + id, nullptr);
  return found.empty() ? Json() : found.front();
}

}  // namespace rafiq_rt
