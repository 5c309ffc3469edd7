// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/write.hpp"

#include "plugins/rt/marker.hpp"
#include "plugins/rt/query.hpp"

#include <rafiq/failure.hpp>

#include <algorithm>

namespace rafiq_rt {
namespace {

using rafiq::Failure;
using rafiq::Reason;

std::string customer_of(const Json& content) {
  const std::string id = content.at("customer").at("id").get<std::string>();
  if (id.empty() || !std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; }))
    throw Failure(Reason::rejected, "no-customer", "The customer is no user of Request Tracker");
  return id;
}

// What RT did with a PUT stands in sentences for people; the refusals among them begin like this.
bool is_refusal(const std::string& sentence) {
  return sentence.starts_with("Could not ") || sentence.find("Permission Denied") != std::string::npos ||
         sentence.find("is not a valid value") != std::string::npos || sentence.find("Invalid") == 0;
}

void check_sentences(const Reply& reply, const std::string& what) {
  for (const Answer& answer : reply.answer().items()) {
    if (!answer.is_text() || !is_refusal(answer.text())) continue;
    if (answer.text().find("Permission Denied") != std::string::npos)
      throw Failure(Reason::permission, "right-missing",
                    "Request Tracker does not let Rafiq's user change " + what +
                        ". Grant the rights that the connector's README lists");
    throw Failure(Reason::rejected, "value-refused", "Request Tracker did not accept the value of " + what);
  }
}

std::string text_of_note(const Json& content, const std::string& marker) {
  std::string text = content.at("what").get<std::string>() + "\n\n";
  if (content.contains("channel")) text += "Channel: " + content["channel"].get<std::string>() + "\n";
  if (content.contains("at")) text += "At: " + content["at"].get<std::string>() + "\n";
  text += content.value("by_customer", false) ? "By the customer\n" : "By us\n";
  return text + "Noted with Rafiq " + marker + "\n";
}

// RT takes a query with brackets for JSON, and fails.
std::string searched(const std::string& marker) {
  return marker.substr(1, marker.size() - 2);
}

// RT does not read fractions of a second.
std::string whole_seconds(std::string time) {
  if (const std::size_t point = time.find('.'); point != std::string::npos)
    time.erase(point, time.find_first_not_of("0123456789", point + 1) - point);
  return time;
}

std::string status_of(const std::string& state) {
  if (state == "kept") return "resolved";
  if (state == "broken") return "rejected";
  return "open";
}

}  // namespace

Json Writer::write(const Json& request) const {
  const std::string entity = request.at("entity");
  if (request.contains("create")) {
    const std::string marker = marked(request.at("marker").get<std::string>());
    if (entity == "transaction") return note(request["create"], marker);
    if (entity == "reminder") return promise(request["create"], marker);
  } else if (request.contains("set")) {
    const std::string id = request.at("id");
    const std::string version = request.value("version", "");
    if (entity == "user") return set_fields(id, version, request["set"]);
    if (entity == "reminder") return set_state(id, version, request["set"]);
  }
  throw Failure(Reason::unsupported, "entity", "Request Tracker has no place for this");
}

Json Writer::set_fields(const std::string& user, const std::string& version, const Json& set) const {
  Json fields = Json::object();
  for (const auto& [field, aspect] : settings_.aspect_of_field) {
    if (!set.contains(aspect)) continue;
    const Json& values = set[aspect];
    // A field for one value is cleared by null, one for many by an empty list; a list of one fits both.
    fields[field] = values.empty() && aspect != "interest" && aspect != "product" ? Json() : values;
  }
  if (fields.empty()) throw Failure(Reason::unsupported, "field", "No custom field is mapped to this");
  const Reply reply =
      rest_.put("the customer's custom fields", "/user/" + user, {{"CustomFields", fields}}, version);
  check_sentences(reply, "the customer's custom fields");
  return {{"id", user}, {"version", ""}};
}

Json Writer::set_state(const std::string& reminder, const std::string& version, const Json& set) const {
  const std::string state = set.at("state").at(0);
  const Reply reply =
      rest_.put("the reminder", "/ticket/" + reminder, {{"Status", status_of(state)}}, version);
  check_sentences(reply, "the reminder");
  return {{"id", reminder}, {"version", ""}};
}

Json Writer::note(const Json& content, const std::string& marker) const {
  if (settings_.notes == "no")
    throw Failure(Reason::unsupported, "notes", "Notes stay out of Request Tracker");
  // The marker stands in the subject of the message, which RT can search.
  const Reply known =
      rest_.get("transactions", "/transactions",
                query({{"query", "ObjectType = 'RT::Ticket' AND Data LIKE " + sql_text(searched(marker))},
                       {"per_page", "1"},
                       {"fields", "id"}}));
  for (const Answer& transaction : known.answer().list("items"))
    return {{"id", transaction.at("id").text()}, {"version", ""}};
  const std::string ticket = ticket_for(content);
  if (ticket.empty())
    throw Failure(Reason::unsupported, "no-open-ticket",
                  "The customer has no open ticket in Request Tracker to note it in");
  const std::string made = rest_.post("the customer's ticket", "/ticket/" + ticket + "/" + settings_.notes,
                                      {{"Subject", "Note " + marker},
                                       {"Content", text_of_note(content, marker)},
                                       {"ContentType", "text/plain"}});
  return {{"id", made}, {"version", ""}};
}

Json Writer::promise(const Json& content, const std::string& marker) const {
  const Reply known =
      rest_.get("reminders", "/tickets",
                query({{"query", "Type = 'reminder' AND Subject LIKE " + sql_text(searched(marker))},
                       {"per_page", "1"},
                       {"fields", "id"}}));
  for (const Answer& reminder : known.answer().list("items"))
    return {{"id", reminder.at("id").text()}, {"version", ""}};
  const std::string ticket = ticket_for(content);
  const std::string queue = ticket.empty() ? settings_.promise_queue : queue_of(ticket);
  if (queue.empty())
    throw Failure(
        Reason::unsupported, "no-open-ticket",
        "The customer has no open ticket in Request Tracker, and `promise_queue` names no queue for it");
  Json reminder{{"Type", "reminder"},
                {"Queue", queue},
                {"Status", "open"},
                {"Subject", content.at("what").get<std::string>() + " " + marker},
                {"Requestor", login_of(customer_of(content))},
                {"Due", whole_seconds(content.at("due").get<std::string>())}};
  if (!ticket.empty()) reminder["RefersTo"] = ticket;
  const std::string made = rest_.post("a reminder", "/ticket", reminder);
  return {{"id", made}, {"version", ""}};
}

std::string Writer::ticket_for(const Json& content) const {
  std::string condition = "Requestor.id = " + customer_of(content) + " AND Status = '__Active__'";
  if (content.contains("case") && content["case"].contains("id")) {
    const std::string named = content["case"]["id"].get<std::string>();
    if (!named.empty() && named.find_first_not_of("0123456789") == std::string::npos)
      condition = "id = " + named;
  }
  const Reply reply = rest_.get("tickets", "/tickets",
                                query({{"query", condition + " AND EffectiveId > 0"},
                                       {"per_page", "1"},
                                       {"orderby", "id"},
                                       {"order", "DESC"},
                                       {"fields", "id,EffectiveId"}}));
  for (const Answer& ticket : reply.answer().list("items"))
    return std::to_string(ticket.number("EffectiveId"));
  return {};
}

std::string Writer::queue_of(const std::string& ticket) const {
  const Reply reply = rest_.get("ticket", "/ticket/" + ticket);
  return reply.answer().at("Queue").at("id").text();
}

std::string Writer::login_of(const std::string& user) const {
  return rest_.get("user", "/user/" + user).answer().text("Name");
}

}  // namespace rafiq_rt
