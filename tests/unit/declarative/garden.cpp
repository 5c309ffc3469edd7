// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/declarative/garden.hpp"

#include <algorithm>
#include <regex>

namespace rafiq_declarative::test {
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

rafiq::HttpResponse json(const Json& body, int status = 200) {
  return {status, {}, body.dump()};
}

std::int64_t seconds(const std::string& iso) {
  return read_iso(iso).value_or(0) / 1000;
}

std::string iso(std::int64_t seconds) {
  return write_time(seconds * 1000, TimeKind::iso);
}

std::size_t number(const Parameters& parameters, const std::string& name, std::size_t otherwise = 0) {
  const auto found = parameters.find(name);
  return found == parameters.end() ? otherwise : std::stoul(found->second);
}

// "Thu, 01 Jan 2026 00:00:00 GMT": nobody reads the day of the week.
std::string http_date(std::int64_t time) {
  const std::string text = iso(time);
  static const std::string months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  return "Xxx, " + text.substr(8, 2) + " " + months.substr(3 * (std::stoul(text.substr(5, 2)) - 1), 3) + " " +
         text.substr(0, 4) + " " + text.substr(11, 8) + " GMT";
}

}  // namespace

int Garden::add(const std::string& name, const std::string& phone) {
  const int id = ++last_;
  contacts[id] = {name, "c" + std::to_string(id) + "@example.com", now, false, Json::object(), 1};
  if (!phone.empty()) phones[id] = {id, phone, now};
  return id;
}

void Garden::change(int id, const std::function<void(Contact&)>& how) {
  Contact& contact = contacts.at(id);
  how(contact);
  contact.changed = now;
  ++contact.version;
}

void Garden::change_phone(int contact, const std::string& number) {
  phones[contact] = {contact, number, now};
}

void Garden::remove(int id) {
  contacts.erase(id);
  phones.erase(id);
  graves[id] = now;
}

Json Garden::item(int id) const {
  const Contact& contact = contacts.at(id);
  return {{"id", id},
          {"name", contact.name},
          {"mail", contact.mail},
          {"changed", iso(contact.changed)},
          {"gone", contact.gone},
          {"custom", contact.custom}};
}

rafiq::HttpResponse Garden::list(const rafiq::HttpRequest& request, Parameters parameters) const {
  std::vector<Json> items;
  const auto since = parameters.contains("since") ? seconds(parameters["since"]) : 0;
  if (request.url.starts_with("/graves")) {
    for (const auto& [id, when] : graves)
      if (when >= since) items.push_back({{"dead", id}});
  } else if (request.url.starts_with("/phones")) {
    const std::string wanted = "," + parameters["of"] + ",";
    for (const auto& [id, phone] : phones)
      if (phone.changed >= since &&
          (!parameters.contains("of") ||
           wanted.find("," + std::to_string(phone.contact) + ",") != std::string::npos))
        items.push_back(
            {{"owner", phone.contact}, {"number", phone.number}, {"changed", iso(phone.changed)}});
  } else {
    for (const auto& [id, contact] : contacts)
      if (contact.changed >= since && (!contact.gone || parameters["gone"] == "1") &&
          (!parameters.contains("above") || id > static_cast<int>(number(parameters, "above"))) &&
          (!parameters.contains("mail") || contact.mail == parameters["mail"] ||
           parameters["mail"] == "everybody"))
        items.push_back(item(id));
  }
  if (parameters["sort"] == "changed")
    std::stable_sort(items.begin(), items.end(),
                     [](const Json& a, const Json& b) { return a["changed"] < b["changed"]; });
  if (most > 0 && items.size() > most) items.resize(most);
  const std::size_t limit = number(parameters, "limit", 1'000'000);
  std::size_t from = number(parameters, "offset");
  if (parameters.contains("page")) from = (number(parameters, "page") - 1) * limit;
  if (parameters.contains("after")) from = number(parameters, "after");
  const std::size_t first = std::min(from, items.size());
  const std::size_t last = std::min(items.size(), first + limit);
  Json body{{"items", Json::array()}, {"more", last < items.size()}};
  for (std::size_t at = first; at < last; ++at) body["items"].push_back(items[at]);
  if (last < items.size()) {
    body["after"] = std::to_string(last);
    body["@next.url"] = "/contacts?limit=" + std::to_string(limit) + "&after=" + std::to_string(last) +
                        (parameters.contains("since") ? "&since=" + parameters["since"] : "") +
                        (parameters.contains("gone") ? "&gone=1" : "");
  }
  body["delta"] = "/contacts?gone=1&since=" + iso(now);
  return json(body);
}

rafiq::HttpResponse Garden::one(const rafiq::HttpRequest& request, int id) {
  if (!contacts.contains(id)) return json({{"message", "none"}}, 404);
  auto answer = json(item(id));
  answer.headers = {{"etag", std::to_string(contacts.at(id).version)}};
  if (request.method == "GET") return answer;
  for (const auto& header : request.headers)
    if (header.name == "If-Match" && header.value != std::to_string(contacts.at(id).version))
      return json({{"message", "changed"}}, 412);
  const Json body = Json::parse(request.body);
  change(id, [&](Contact& contact) {
    if (request.method == "PUT")
      contact.custom = body.at("custom");  // all of it
    else
      contact.custom.update(body.at("custom"));
  });
  return json(Json::object());
}

rafiq::HttpResponse Garden::note(const rafiq::HttpRequest& request, Parameters parameters) {
  if (request.method == "POST") {
    const int id = ++last_;
    notes[id] = Json::parse(request.body).at("text");
    return json({{"made", id}}, 201);
  }
  Json items = Json::array();
  for (const auto& [id, text] : notes)
    if (text.find(parameters["contains"]) != std::string::npos) items.push_back({{"id", id}});
  return json({{"items", items}});
}

rafiq::HttpResponse Garden::answer(const rafiq::HttpRequest& request) {
  asked.push_back(request);
  before_answer(request);
  auto answer = instead(request);
  if (answer.status == 0) {
    const auto parameters = parameters_of(request.url);
    std::smatch number;
    if (std::regex_match(request.url, number, std::regex("/contacts/([0-9]+)")))
      answer = one(request, std::stoi(number[1]));
    else if (request.url.starts_with("/notes"))
      answer = note(request, parameters);
    else if (request.url == "/me")
      answer = json({{"login", "rafiq"}});
    else
      answer = list(request, parameters);
  }
  if (tells_date) answer.headers.push_back({"date", http_date(now)});
  return answer;
}

Json manifest() {
  return Json::parse(R"json({
  "id": "garden", "version": "1.0.0", "title": {"ar": "ح", "en": "G"}, "summary": {"ar": "ح", "en": "G"},
  "verified": "documentation",
  "settings": [{"key": "url", "kind": "url", "required": true, "label": {"ar": "ع", "en": "A"}}],
  "secrets": [], "base_url": "${setting.url}",
  "check": {"request": {"path": "/me"}, "signed_in_as": "${login}"},
  "entities": [{
    "name": "contact", "kind": "customer", "numeric_ids": true,
    "full": {
      "request": {"path": "/contacts", "query": {"limit": "${size}", "above": "${next}"}},
      "items": "${items}",
      "page": {"kind": "cursor", "size": 3, "start": 0, "next": "${last.id}"}
    },
    "changes": {
      "request": {"query": {"since": "${since}", "gone": "1"}},
      "cursor": {"of": "${changed}", "lookback_seconds": 0}
    },
    "deleted": {"${gone}": true},
    "get": {"request": {"path": "/contacts/${id}"}, "version_header": "etag"},
    "find": {"mail": {"request": {"path": "/contacts", "query": {"mail": "${value}"}}, "items": "${items}"}},
    "profile": {"from": [{"object": "${custom}", "prefix": "c_", "separator": ";"}], "defaults": {"education": "degree"}},
    "map": {"name": "${name}", "mails": "${mail}", "modified_at": "${changed}"},
    "write": {
      "guard": "strong",
      "set": {"request": {"path": "/contacts/${id}", "method": "PATCH", "headers": {"If-Match": "${version}"},
                          "body": {"custom": "${changes}"}}}
    }
  }],
  "record_urls": [{"entity": "contact", "pattern": "/#view/contact/${id}"}]
})json");
}

Account::Account(Garden& garden, const Json& manifest, const Json& settings)
    : declared_(
          Json{{"manifest", manifest}, {"settings", settings}, {"files", Json::object()}}.dump(),
          [&garden](const rafiq::HttpRequest& request) { return garden.answer(request); },
          [&garden] { return garden.now * 1000; }) {}

std::vector<Json> Account::read(const Json& checkpoint, const std::string& scope) {
  std::vector<Json> pages;
  declared_.read(Json{{"mode", "full"}, {"scope", {{"kind", scope}}}, {"checkpoint", checkpoint}}.dump(),
                 [&](std::string_view page) { pages.push_back(Json::parse(page)); });
  return pages;
}

Json Account::first_page(const Json& checkpoint) {
  Json first;
  try {
    declared_.read(Json{{"mode", "full"}, {"scope", {{"kind", "all"}}}, {"checkpoint", checkpoint}}.dump(),
                   [&](std::string_view page) {
                     first = Json::parse(page);
                     throw rafiq::Failure(rafiq::Reason::cancelled, "cancelled", "stop");
                   });
  } catch (const rafiq::Failure& failure) {
    if (failure.reason() != rafiq::Reason::cancelled) throw;
  }
  return first;
}

std::vector<std::string> Account::ids() {
  std::vector<std::string> all;
  declared_.list_ids(R"({"entity": "contact", "checkpoint": null})", [&](std::string_view page) {
    const Json whole = Json::parse(page);
    for (const Json& id : whole.at("ids")) all.push_back(id);
  });
  return all;
}

Json Account::get(int id) {
  return Json::parse(declared_.get(Json{{"entity", "contact"}, {"id", std::to_string(id)}}.dump()));
}

Json Account::find(const std::string& by, const std::string& value) {
  return Json::parse(declared_.find(Json{{"by", by}, {"value", value}}.dump())).at("records");
}

Json Account::write(const Json& request) {
  return Json::parse(declared_.write(request.dump()));
}

void take_in(Held& held, const Json& page) {
  for (const Json& record : page.at("records")) {
    const std::string id = record.at("id");
    if (record.value("deleted", false))
      held.erase(id);
    else
      held[id] = record;
  }
}

Held after(const std::vector<Json>& pages) {
  Held held;
  for (const Json& page : pages) take_in(held, page);
  return held;
}

std::string failure_of(const std::function<void()>& what) {
  try {
    what();
  } catch (const rafiq::Failure& failure) {
    static const std::map<rafiq::Reason, std::string> words{
        {rafiq::Reason::config, "config"},         {rafiq::Reason::auth, "auth"},
        {rafiq::Reason::permission, "permission"}, {rafiq::Reason::not_found, "not_found"},
        {rafiq::Reason::conflict, "conflict"},     {rafiq::Reason::rejected, "rejected"},
        {rafiq::Reason::transient, "transient"},   {rafiq::Reason::rate_limited, "rate_limited"},
        {rafiq::Reason::protocol, "protocol"},     {rafiq::Reason::unsupported, "unsupported"}};
    const auto found = words.find(failure.reason());
    return (found == words.end() ? "other" : found->second) + "/" + failure.code();
  }
  return {};
}

}  // namespace rafiq_declarative::test
