// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/rt/desk.hpp"

#include <algorithm>
#include <regex>
#include <set>

namespace rafiq_rt::test {
namespace {

using Parameters = std::map<std::string, std::string>;

std::string decoded(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      out += text[at];
      continue;
    }
    out += static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16));
    at += 2;
  }
  return out;
}

Parameters parameters_of(const std::string& url) {
  Parameters parameters;
  const std::regex pair("[?&]([^=&]+)=([^&]*)");
  for (std::sregex_iterator found(url.begin(), url.end(), pair), end; found != end; ++found)
    parameters[decoded((*found)[1])] = decoded((*found)[2]);
  return parameters;
}

// The numbers that a query compares a field with: numbers("id>5", "id", ">") is {5}.
std::vector<std::int64_t> numbers(const std::string& query, const std::string& field,
                                  const std::string& sign) {
  std::vector<std::int64_t> all;
  const std::regex comparison("(^|[ (])" + field + " ?" + sign + " ?(-?[0-9]+)");
  for (std::sregex_iterator found(query.begin(), query.end(), comparison), end; found != end; ++found)
    all.push_back(std::stoll((*found)[2]));
  return all;
}

bool within(const std::string& query, std::int64_t id) {
  for (const std::int64_t after : numbers(query, "id", ">"))
    if (id <= after) return false;
  for (const std::int64_t before : numbers(query, "id", "<"))
    if (id >= before) return false;
  return true;
}

// The quoted text that a query compares a field with; empty: none.
std::string text_after(const std::string& query, const std::string& comparison) {
  const auto at = query.find(comparison + "'");
  if (at == std::string::npos) return {};
  const auto from = at + comparison.size() + 1;
  return query.substr(from, query.find('\'', from) - from);
}

// No condition of this kind, or the number is among those it allows.
bool among(const std::vector<std::int64_t>& allowed, std::int64_t id) {
  return allowed.empty() || std::find(allowed.begin(), allowed.end(), id) != allowed.end();
}

rafiq::HttpResponse json(const Json& body, int status = 200) {
  return {status, {}, body.dump()};
}

rafiq::HttpResponse page_of(std::vector<Json> items, Parameters parameters, bool tells_total) {
  const auto per_page = static_cast<std::size_t>(std::stoi(parameters["per_page"]));
  const auto page = parameters["page"].empty() ? 1U : static_cast<unsigned>(std::stoi(parameters["page"]));
  if (parameters["order"] == "DESC") std::reverse(items.begin(), items.end());
  const std::size_t total = items.size();
  const std::size_t first = std::min(total, (page - 1) * per_page);
  const std::size_t last = std::min(total, first + per_page);
  Json body{{"items", Json::array()}, {"total", tells_total ? Json(total) : Json()}};
  for (std::size_t at = first; at < last; ++at) body["items"].push_back(items[at]);
  body["count"] = last - first;
  return json(body);
}

Json user_item(std::int64_t id, const Desk::User& user) {
  Json values = user.education.empty() ? Json::array() : Json::array({user.education});
  return {
      {"id", id},
      {"type", "user"},
      {"Name", user.name},
      {"RealName", user.real_name},
      {"EmailAddress", user.name},
      {"MobilePhone", user.phone},
      {"LastUpdated", "2026-03-01T10:00:00Z"},
      {"CustomFields", Json::array({{{"id", "2"}, {"name", "Education"}, {"values", std::move(values)}}})}};
}

}  // namespace

std::int64_t Desk::add_user(const std::string& real_name, const std::string& phone) {
  const std::int64_t id = ++last_;
  users[id] = {"user" + std::to_string(id) + "@example.com", real_name, phone, "", false, false};
  note({"RT::User", id, "Create", 14, ""});
  return id;
}

std::int64_t Desk::add_ticket(std::int64_t requestor, const std::string& subject) {
  const std::int64_t id = ++last_;
  tickets[id] = {subject, "open", "General", {requestor}, 0};
  note({"RT::Ticket", id, "Create", requestor, "hello"});
  return id;
}

void Desk::write(std::int64_t ticket, std::int64_t creator, const std::string& text) {
  note({"RT::Ticket", ticket, "Correspond", creator, text});
}

void Desk::change_user(std::int64_t id, const std::function<void(User&)>& change) {
  change(users.at(id));
  note({"RT::User", id, "Set", 14, ""});
}

void Desk::change_ticket(std::int64_t id, const std::function<void(Ticket&)>& change) {
  change(tickets.at(id));
  note({"RT::Ticket", id, "Set", 14, ""});
}

rafiq::HttpResponse Desk::answer(const rafiq::HttpRequest& request) {
  asked.push_back(request);
  before_answer(request);
  Parameters parameters = parameters_of(request.url);
  const std::string path = request.url.substr(0, request.url.find('?'));
  const std::string query = parameters["query"];
  const Json conditions = request.body.empty() ? Json::array() : Json::parse(request.body);
  std::vector<Json> items;

  if (path == "/REST/2.0/rt") return json({{"Version", "5.0.3"}});
  if (path == "/REST/2.0/queues/all") {
    if (see_queue) items.push_back({{"id", "1"}, {"Name", "General"}});
    parameters["per_page"] = "100";
    return page_of(items, parameters, false);
  }
  if (path == "/REST/2.0/user/Nobody") {
    Json item = user_item(6, {"Nobody", "Nobody in particular", "", "", false, false});
    if (admin_users) item["Disabled"] = "0";
    if (!see_custom_field) item["CustomFields"] = "";
    return json(item);
  }
  if (path == "/REST/2.0/groups" && !see_group) return page_of(items, parameters, false);
  if (path == "/REST/2.0/groups") {
    items.push_back({{"id", 4}, {"Name", "Privileged"}});
    return page_of(items, parameters, false);
  }
  if (path == "/REST/2.0/group/4") {
    Json members = Json::array();
    for (const auto& [id, user] : users)
      if (user.staff) members.push_back({{"id", user.name}, {"type", "user"}});
    return json({{"id", 4}, {"Members", members}});
  }
  if (path == "/REST/2.0/users") {
    for (const auto& [id, user] : users) {
      bool fits = !user.disabled;
      for (const Json& condition : conditions)
        if (condition.at("field") == "EmailAddress") fits = fits && condition.at("value") == user.name;
      if (fits) items.push_back(user_item(id, user));
    }
    return page_of(items, parameters, true);
  }
  if (path.starts_with("/REST/2.0/user/")) {
    const auto found = users.find(std::stoll(path.substr(15)));
    if (found == users.end()) return json({{"message", "Not Found"}}, 404);
    Json item = user_item(found->first, found->second);
    item["Disabled"] = found->second.disabled ? "1" : "0";
    return json(item);
  }
  if (path == "/REST/2.0/tickets") {
    const auto ids = numbers(query, "id", "=");
    const auto merged = numbers(query, "EffectiveId", "=");
    const auto requestors = numbers(query, "Requestor.id", "=");
    std::smatch like;
    const bool by_phone = std::regex_search(query, like, std::regex("MobilePhone LIKE '([^']*)'"));
    for (const auto& [id, ticket] : tickets) {
      const std::int64_t effective = ticket.merged_into == 0 ? id : ticket.merged_into;
      bool fits = ticket.status != "deleted" && within(query, id) &&
                  (among(ids, id) || (!merged.empty() && among(merged, effective)));
      if (!requestors.empty())
        fits = fits && !ticket.requestors.empty() && among(requestors, ticket.requestors[0]);
      if (const auto owner = text_after(query, "Owner = "); !owner.empty())
        fits = fits && (owner == "__CurrentUser__" ? "rafiq" : owner) == ticket.owner;
      if (!text_after(query, "LastUpdated > ").empty())
        fits = fits && (ticket.recent || ticket.status != "resolved");
      if (query.find("__Inactive__") != std::string::npos) fits = fits && ticket.status == "resolved";
      if (ticket.merged_into != 0 && query.find("EffectiveId") == std::string::npos) fits = false;
      Json who = Json::array();
      bool rings = false;
      for (const std::int64_t requestor : ticket.requestors) {
        who.push_back(user_item(requestor, users.at(requestor)));
        if (by_phone) {
          const std::string pattern = ".*" + std::regex_replace(like[1].str(), std::regex("%"), ".*") + ".*";
          rings = rings || std::regex_match(users.at(requestor).phone, std::regex(pattern));
        }
      }
      if (!fits || (by_phone && !rings)) continue;
      items.push_back({{"id", std::to_string(id)},
                       {"EffectiveId", std::to_string(effective)},
                       {"Subject", ticket.subject},
                       {"Queue", {{"id", "1"}, {"Name", ticket.queue}}},
                       {"Requestor", who},
                       {"CustomFields", ""}});
    }
    return page_of(items, parameters, true);
  }
  if (path == "/REST/2.0/transactions") {
    const auto objects = numbers(query, "ObjectId", "=");
    for (const auto& [id, one] : transactions) {
      if (query.find("'" + one.object_type + "'") == std::string::npos || !within(query, id)) continue;
      if (!among(objects, one.object)) continue;
      if (one.type == "Comment" && !see_comments) continue;
      if (query.find("Type = 'Comment'") != std::string::npos &&
          query.find("Type = 'Create'") == std::string::npos && one.type != "Comment")
        continue;
      if (query.find("Type = 'Create'") != std::string::npos && one.type != "Create" &&
          one.type != "Correspond")
        continue;
      items.push_back({{"id", std::to_string(id)},
                       {"ObjectId", std::to_string(one.object)},
                       {"Type", one.type},
                       {"Created", one.at},
                       {"Creator", {{"id", one.creator}, {"type", "user"}}}});
    }
    return page_of(items, parameters, false);
  }
  if (path == "/REST/2.0/attachments") {
    std::set<std::int64_t> wanted;
    std::int64_t after = 0;
    for (const Json& condition : conditions)
      if (condition.at("operator") == "IN")
        condition.at("value").get_to(wanted);
      else
        after = condition.at("value");
    for (const auto& [id, one] : transactions)  // an attachment has the number of its transaction
      if (wanted.contains(id) && id > after && !one.text.empty())
        items.push_back({{"id", std::to_string(id)},
                         {"TransactionId", std::to_string(id)},
                         {"ContentType", "text/plain"},
                         {"Filename", ""},
                         {"Headers", "Subject: x\nX-RT-Interface: Email\nContent-Length: 9"},
                         {"Content", one.text}});
    return page_of(items, parameters, false);
  }
  return json({{"message", "Not Found"}}, 404);
}

}  // namespace rafiq_rt::test
