// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/find.hpp"

#include "plugins/rt/query.hpp"
#include "plugins/rt/record_url.hpp"
#include "plugins/rt/reminder.hpp"
#include "plugins/rt/user.hpp"
#include "plugins/rt/words.hpp"

#include <rafiq/failure.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace rafiq_rt {
namespace {

constexpr std::array<std::string_view, 4> phone_fields{"MobilePhone", "WorkPhone", "HomePhone", "PagerPhone"};
constexpr std::string_view id_and_phones = "id,MobilePhone,WorkPhone,HomePhone,PagerPhone";
constexpr std::size_t most_found = 10;      // an agent cannot choose among more
constexpr std::size_t compared_digits = 8;  // the subscriber's; prefixes are written in too many ways
constexpr std::size_t fewest_digits = 6;

bool all_digits(const std::string& text) {
  return !text.empty() && digits_of(text) == text && text.size() < 16;
}

// "%2%0%0%1%": the digits, however the number is written.
std::string pattern_of(const std::string& digits) {
  std::string pattern;
  for (const char digit : digits) pattern += std::string(pattern.empty() ? "" : "%") + digit;
  return pattern;
}

bool has_phone(const Answer& user, const std::string& digits) {
  return std::any_of(phone_fields.begin(), phone_fields.end(),
                     [&](std::string_view field) { return digits_of(user.text(field)).ends_with(digits); });
}

void add(std::vector<std::string>& ids, const Answer& user) {
  std::string id = user.at("id").text();
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
}

}  // namespace

Json Finder::get(std::string_view entity, const std::string& id, std::string* version) {
  if (entity == "user") return customer(id, version);
  if (entity == "reminder") return Reminders(rest_, staff()).get(id, version);
  if (entity != "ticket")
    throw rafiq::Failure(rafiq::Reason::unsupported, "entity",
                         "Request Tracker's entities are user, ticket and reminder");
  const auto user = requestor_of(id);
  return user ? customer(*user) : Json();
}

Json Finder::find(std::string_view by, const std::string& value) {
  std::vector<std::string> users;
  if (by == "mail")
    users = users_by_mail(value);
  else if (by == "phone")
    users = users_by_phone(value);
  else if (by == "url")
    users = users_by_url(value);
  else if (by == "id")
    users = {value};
  else
    throw rafiq::Failure(rafiq::Reason::unsupported, "find-by",
                         "Customers of Request Tracker are found by mail, phone, url or id");

  Json records = Json::array();
  for (const std::string& user : users) {
    Json record = customer(user);
    if (record.is_null() || record.contains("deleted")) continue;
    records.push_back(std::move(record));
    const History history(rest_, settings_, staff());
    for (Json& touchpoint : history.records_of(history.newest_of(user)))
      records.push_back(std::move(touchpoint));
  }
  return records;
}

Json Finder::customer(const std::string& user, std::string* version) {
  if (!all_digits(user)) return nullptr;
  const auto reply = rest_.get_if_any("user", "/user/" + user);
  if (!reply || staff().includes(reply->answer().text("Name"))) return nullptr;
  if (version != nullptr) *version = reply->version();
  if (reply->answer().number("Disabled") != 0) return gone_customer(user);
  std::set<std::string> observations;
  return customer_record(reply->answer(), settings_, observations);
}

const Staff& Finder::staff() {
  if (!staff_) staff_ = Staff::load(rest_, settings_);
  return *staff_;
}

std::vector<std::string> Finder::users_by_mail(const std::string& mail) const {
  const Reply reply =
      rest_.search("users", "/users", query({{"per_page", "10"}, {"orderby", "id"}, {"fields", "id"}}),
                   Json::array({{{"field", "EmailAddress"}, {"value", trimmed(mail)}}}));
  std::vector<std::string> ids;
  for (const Answer& user : reply.answer().at("items").items()) add(ids, user);
  return ids;
}

// RT's list of users ignores a condition on a phone and gives everybody. Two ways around: tickets can be
// searched by the phones of their requestors; and the newest users, who may have no ticket yet, are looked
// through, up to the account's `phone_scan`.
std::vector<std::string> Finder::users_by_phone(const std::string& phone) const {
  std::string digits = digits_of(phone);
  if (digits.size() < fewest_digits) return {};
  if (digits.size() > compared_digits) digits.erase(0, digits.size() - compared_digits);
  std::vector<std::string> ids;
  add_requestors_with(digits, ids);
  if (ids.empty()) add_newest_with(digits, ids);
  if (ids.size() > most_found) ids.resize(most_found);
  return ids;
}

void Finder::add_requestors_with(const std::string& digits, std::vector<std::string>& ids) const {
  std::string condition;
  for (const std::string_view field : phone_fields)
    condition += (condition.empty() ? "Requestor." : " OR Requestor.") + std::string(field) + " LIKE " +
                 sql_text(pattern_of(digits));
  const Reply reply = rest_.get("tickets", "/tickets",
                                query({{"query", condition},
                                       {"per_page", std::to_string(Rest::page_size)},
                                       {"orderby", "id"},
                                       {"order", "DESC"},
                                       {"fields", "Requestor"},
                                       {"fields[Requestor]", id_and_phones}}));
  for (const Answer& ticket : reply.answer().at("items").items())
    for (const Answer& requestor : ticket.list("Requestor"))
      if (requestor.text("type") == "user" && has_phone(requestor, digits)) add(ids, requestor);
}

void Finder::add_newest_with(const std::string& digits, std::vector<std::string>& ids) const {
  for (int page = 1; (page - 1) * Rest::page_size < settings_.phone_scan; ++page) {
    const Reply reply = rest_.search("users", "/users",
                                     query({{"per_page", std::to_string(Rest::page_size)},
                                            {"page", std::to_string(page)},
                                            {"orderby", "id"},
                                            {"order", "DESC"},
                                            {"fields", id_and_phones}}),
                                     Json::array());
    const std::vector<Answer> users = reply.answer().at("items").items();
    if (users.empty()) return;
    for (const Answer& user : users)
      if (has_phone(user, digits)) add(ids, user);
  }
}

std::vector<std::string> Finder::users_by_url(const std::string& url) {
  const auto record = record_of_url(url);
  if (!record) return {};
  if (!record->is_ticket) return {record->id};
  const auto user = requestor_of(record->id);
  return user ? std::vector<std::string>{*user} : std::vector<std::string>{};
}

std::optional<std::string> Finder::requestor_of(const std::string& ticket) {
  if (!all_digits(ticket)) return std::nullopt;
  const Reply reply = rest_.get("tickets", "/tickets", ticket_query("id = " + ticket, "ASC", 1, settings_));
  for (const Answer& answer : reply.answer().at("items").items()) {
    const Ticket found = Ticket::parse(answer, settings_, staff());
    if (!found.customers.empty()) return std::to_string(found.customers.front());
  }
  return std::nullopt;
}

}  // namespace rafiq_rt
