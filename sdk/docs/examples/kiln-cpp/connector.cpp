// SPDX-License-Identifier: Apache-2.0
// Kiln, a pottery studio's customer book: people are the customers, visits their touchpoints.
#include <rafiq/connector.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using Json = nlohmann::json;
using rafiq::Failure;
using rafiq::Reason;

const char* const description = R"json({
  "id": "kiln-cpp",
  "version": "1.0.0",
  "title": {"ar": "كيلن", "en": "Kiln"},
  "summary": {"ar": "العملاء هم الأشخاص، والزيارات محطات رحلتهم.", "en": "People are its customers, visits their touchpoints."},
  "verified": "documentation",
  "settings": [{"key": "url", "kind": "url", "required": true, "label": {"ar": "العنوان", "en": "Address"}}],
  "secrets": [{"slot": "key", "label": {"ar": "مفتاح الاستوديو", "en": "Studio key"}}],
  "base_url": "${setting.url}",
  "auth": {"main": {"kind": "header", "header": "X-Studio-Key", "value": "${secret.key}"}},
  "budget": {"requests_per_second": 10, "burst": 10, "concurrent": 2},
  "entities": [
    {"name": "person", "kind": "customer", "writable": true, "version_guard": "strong",
     "fields": [{"aspect": "education", "label": "schooling"}, {"aspect": "experience", "label": "years_of_pottery"},
                {"aspect": "interest", "label": "likes", "many": true}]},
    {"name": "visit", "kind": "touchpoint", "writable": true, "marker_search": true}
  ],
  "record_urls": [{"entity": "person", "pattern": "/studio/people/${id}"}]
})json";

// What the CRM answers is looked at before it is believed. None of it is quoted: it may be somebody's.
const Json& member(const Json& object, const char* key) {
  if (object.is_object() && object.contains(key)) return object[key];
  throw Failure(Reason::protocol, "member-missing", std::string("Kiln left out \"") + key + "\"");
}
std::string text(const Json& object, const char* key) {
  const Json& value = member(object, key);
  if (value.is_string()) return value;
  throw Failure(Reason::protocol, "no-text", std::string("\"") + key + "\" of Kiln is no text");
}
const Json& list(const Json& object, const char* key) {
  const Json& value = member(object, key);
  if (value.is_array()) return value;
  throw Failure(Reason::protocol, "no-list", std::string("\"") + key + "\" of Kiln is no list");
}
// One that may be null or missing.
std::string text_or_nothing(const Json& object, const char* key) {
  return object.is_object() && object.contains(key) && !object[key].is_null() ? text(object, key) : "";
}

std::string encoded(const std::string& plain) {
  const char* const digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : plain) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')
      out += c;
    else
      out += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return out;
}

// What an HTTP status means. 401, 429, 502, 503 and 504 are dealt with by Rafiq before they come here.
void check_status(const rafiq::HttpResponse& response) {
  if (response.ok()) return;
  if (response.status == 403)
    throw Failure(Reason::permission, "forbidden",
                  "Kiln does not allow this to Rafiq's key. Grant it the right");
  if (response.status == 404 || response.status == 410)
    throw Failure(Reason::not_found, "not-found",
                  "Kiln does not have that. Is the setting url the right address?");
  if (response.status == 409 || response.status == 412 || response.status == 428)
    throw Failure(Reason::conflict, "changed", "The person was changed in Kiln meanwhile");
  throw Failure(response.status >= 500 ? Reason::transient : Reason::rejected, "status",
                "Kiln answered HTTP " + std::to_string(response.status));
}

Json unchecked(const rafiq::HttpResponse& response) {
  Json json = Json::parse(response.body, nullptr, /*allow_exceptions=*/false);
  if (json.is_object()) return json;
  throw Failure(Reason::protocol, "no-json",
                "What answers at url is not Kiln: it sent no JSON. Check the address");
}

Json parsed(const rafiq::HttpResponse& response) {
  check_status(response);
  return unchecked(response);
}

bool is_stale_cursor(const rafiq::HttpResponse& response) {
  return response.status == 400 && text_or_nothing(unchecked(response), "problem") == "stale-cursor";
}

bool removed(const Json& row) {
  return !text_or_nothing(row, "removed").empty();
}

const char* aspect_of(const std::string& name) {
  if (name == "schooling") return "education";
  if (name == "years_of_pottery") return "experience";
  if (name == "roots") return "cultural_background";
  return nullptr;
}

void add_about(Json& its, const Json& about) {
  its["facts"] = Json::array();
  its["extra"] = Json::object();
  if (!about.is_object()) return;
  for (const auto& [name, value] : about.items()) {
    const char* const aspect = aspect_of(name);
    if (value.is_null() || name == "roots_consent") continue;
    if (name == "likes" && value.is_array()) {
      for (const Json& one : value)
        if (one.is_string())
          its["facts"].push_back({{"aspect", "interest"}, {"label", name}, {"value", one}});
    } else if (aspect != nullptr && value.is_string()) {
      Json fact{{"aspect", aspect}, {"label", name}, {"value", value}};
      // Without a recorded consent Rafiq withholds it.
      if (name == "roots" && about.value("roots_consent", Json()) == true)
        fact["consent"] = {{"given", true}};
      its["facts"].push_back(fact);
    } else {
      its["extra"][name] = value;  // what nobody mapped is reported, not lost in silence
    }
  }
}

Json person(const Json& row) {
  Json its{{"kind", "customer"},
           {"entity", "person"},
           {"id", text(row, "id")},
           {"modified_at", text(row, "changed")}};
  if (removed(row)) {
    its["deleted"] = true;
    return its;
  }
  const auto given = text_or_nothing(row, "given");
  const auto family = text_or_nothing(row, "family");
  its["name"] = given + (given.empty() || family.empty() ? "" : " ") + family;
  its["mails"] = Json::array();
  if (const auto mail = text_or_nothing(row, "mail"); !mail.empty())
    its["mails"].push_back({{"value", mail}});
  its["phones"] = Json::array();
  for (const Json& phone : list(row, "phones"))
    if (phone.is_string()) its["phones"].push_back({{"value", phone}});
  if (const auto speaks = text_or_nothing(row, "speaks"); !speaks.empty())
    its["languages"] = Json::array({speaks});
  add_about(its, row.value("about", Json::object()));
  return its;
}

Json visit(const Json& row) {
  Json its{{"kind", "touchpoint"},
           {"entity", "visit"},
           {"id", text(row, "id")},
           {"version", text(row, "changed")},
           {"modified_at", text(row, "changed")}};
  if (removed(row)) {
    its["deleted"] = true;
    return its;
  }
  its["customer"] = {{"entity", "person"}, {"id", text(row, "person")}};
  its["at"] = text(row, "at");
  its["what"] = text(row, "text");
  if (const auto by = text_or_nothing(row, "by"); !by.empty()) its["extra"] = {{"by", by}};
  return its;
}

class Kiln : public rafiq::Connector {
 public:
  static constexpr const char* id = "kiln-cpp";
  static constexpr const char* version = "1.0.0";
  static std::string describe() { return description; }

  Kiln(const rafiq::Host& host, std::string_view) : Connector(host) {}

  std::string check(std::string_view) override {
    const Json me = parsed(sent("GET", "/v1/me"));
    Json notes = Json::array();
    for (const char* right : {"people.read", "people.write", "visits.read", "visits.write"})
      if (std::ranges::find(list(me, "may"), Json(right)) == me["may"].end())
        notes.push_back(std::string("The key lacks the right ") + right);
    return Json{{"signed_in_as", text(me, "name")}, {"notes", notes}}.dump();
  }

  // First the people, then the visits. Both come in the order of their changes: what changes meanwhile comes
  // later in the same listing, so the next one can begin at the newest change that was seen.
  void read(std::string_view request, const rafiq::Pages& pages) override {
    Json at = Json::parse(request).at("checkpoint");
    if (at.is_null())
      at = {{"list", "people"}, {"after", ""}, {"newest", ""}, {"people", ""}, {"visits", ""}};
    bool resumed = !text(at, "after").empty();
    for (bool end = false; !end;) {
      const bool people = text(at, "list") == "people";
      const char* const name = people ? "people" : "visits";
      const auto response = page(name, text(at, name), text(at, "after"));
      if (std::exchange(resumed, false) && is_stale_cursor(response)) {
        at["after"] = "";  // the reading stopped more than an hour ago: this listing begins again
        continue;
      }
      const Json answer = parsed(response);
      Json records = Json::array();
      for (const Json& row : list(answer, name)) {
        records.push_back(people ? person(row) : visit(row));
        at["newest"] = std::max(text(at, "newest"), text(row, "changed"));
      }
      at["after"] = text_or_nothing(answer, "next");
      if (text(at, "after").empty()) {
        at[name] = std::max(text(at, name), text(at, "newest"));
        at["newest"] = "";
        at["list"] = people ? "visits" : "people";
        end = !people;
      }
      pages.emit(Json{{"records", records}, {"checkpoint", at}, {"end", end}}.dump());
    }
  }

  std::string get(std::string_view request) override {
    const Json wanted = Json::parse(request);
    if (wanted.at("entity") != "person")
      throw Failure(Reason::unsupported, "one-visit", "Kiln does not give a single visit");
    const auto response = sent("GET", "/v1/people/" + encoded(wanted.at("id")));
    if (response.status == 404) return R"({"record":null})";
    if (response.status == 410) return Json{{"record", person(member(unchecked(response), "person"))}}.dump();
    return Json{{"record", person(parsed(response))}, {"version", response.header("etag")}}.dump();
  }

  std::string find(std::string_view request) override {
    const Json wanted = Json::parse(request);
    const std::string by = wanted.at("by");
    std::string value = wanted.at("value");
    Json records = Json::array();
    if (by == "url") {
      const std::string_view before = "/studio/people/";
      const auto place = value.find(before);
      if (place == std::string::npos) return Json{{"records", records}}.dump();
      value = value.substr(place + before.size());
      value = value.substr(0, value.find_first_of("/?#"));
    }
    if (by == "id" || by == "url") {
      const auto response = sent("GET", "/v1/people/" + encoded(value));
      if (response.status != 404 && response.status != 410) records.push_back(person(parsed(response)));
    } else {
      const Json answer = parsed(sent("GET", "/v1/people?" + by + "=" + encoded(value)));
      for (const Json& row : list(answer, "people")) records.push_back(person(row));
    }
    return Json{{"records", records}}.dump();
  }

  std::string write(std::string_view request) override {
    const Json wanted = Json::parse(request);
    if (wanted.contains("create")) return note(wanted);
    if (wanted.at("entity") != "person")
      throw Failure(Reason::unsupported, "visit", "Kiln does not change a visit");
    Json about = Json::object();
    for (const auto& [aspect, values] : wanted.at("set").items()) {
      if (aspect == "interest")
        about["likes"] = values;
      else if (aspect == "education")
        about["schooling"] = values.empty() ? Json() : values[0];
      else if (aspect == "experience")
        about["years_of_pottery"] = values.empty() ? Json() : values[0];
      else
        throw Failure(Reason::unsupported, "field", "Kiln has no field for this");
    }
    const auto response =
        sent("PATCH", "/v1/people/" + encoded(wanted.at("id")), Json{{"about", about}}.dump(),
             {{"If-Match", wanted.value("version", "")}, {"Content-Type", "application/json"}});
    check_status(response);
    return Json{{"id", wanted["id"]}, {"version", response.header("etag")}}.dump();
  }

 private:
  // A note becomes a visit. One that carries the marker already is the one whose answer was lost.
  std::string note(const Json& wanted) const {
    if (wanted.at("entity") != "visit")
      throw Failure(Reason::unsupported, "create", "Only visits are made in Kiln");
    const std::string marker = wanted.at("marker");
    const Json before = parsed(sent("GET", "/v1/visits?ref=" + encoded(marker)));
    Json row;
    if (!list(before, "visits").empty())
      row = before["visits"][0];
    else
      row = parsed(sent("POST", "/v1/visits",
                        Json{{"person", wanted["create"].at("customer").at("id")},
                             {"text", wanted["create"].at("what")},
                             {"ref", marker}}
                            .dump(),
                        {{"Content-Type", "application/json"}}));
    return Json{{"id", text(row, "id")}, {"version", text(row, "changed")}, {"record", visit(row)}}.dump();
  }

  rafiq::HttpResponse page(const std::string& name, const std::string& since,
                           const std::string& after) const {
    std::string address = "/v1/" + name + "?limit=50&removed=yes";
    if (!since.empty()) address += "&changed_since=" + encoded(since);
    if (!after.empty()) address += "&after=" + encoded(after);
    return sent("GET", address);
  }

  rafiq::HttpResponse sent(const std::string& method, const std::string& url, const std::string& body = {},
                           const std::vector<rafiq::Header>& headers = {}) const {
    rafiq::HttpRequest request;
    request.method = method;
    request.url = url;           // below base_url
    request.auth_slot = "main";  // Rafiq adds the credential
    request.body = body;
    request.headers = headers;
    return http().send(request);
  }
};

}  // namespace

RAFIQ_CONNECTOR(Kiln)
