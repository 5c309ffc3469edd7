// SPDX-License-Identifier: Apache-2.0
// The connector that sdk/docs/tutorial-cpp.md builds.
#include <rafiq/connector.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

namespace {

using Json = nlohmann::json;
using rafiq::Failure;
using rafiq::Reason;

const char* const description = R"json({
  "id": "greenhouse-cpp",
  "version": "1.0.0",
  "title": {"ar": "غرينهاوس", "en": "Greenhouse"},
  "summary": {"ar": "العملاء هم جهات الاتصال.", "en": "Customers are its contacts."},
  "verified": "documentation",
  "settings": [
    {"key": "url", "kind": "url", "required": true, "label": {"ar": "العنوان", "en": "Address"}},
    {"key": "cultural_consent_field", "label": {"ar": "حقل الموافقة", "en": "Field with the consent"}}
  ],
  "secrets": [{"slot": "token", "label": {"ar": "الرمز", "en": "Token"}}],
  "base_url": "${setting.url}",
  "auth": {"main": {"kind": "bearer", "token": "${secret.token}"}},
  "budget": {"requests_per_second": 5, "burst": 10, "concurrent": 2},
  "entities": [
    {"name": "contact", "kind": "customer", "writable": true, "version_guard": "strong", "lists_ids": true,
     "fields": [{"aspect": "education", "label": "education"}]}
  ],
  "record_urls": [{"entity": "contact", "pattern": "/contacts/${id}"}]
})json";

// What the CRM answers is looked at before it is believed. None of it is quoted: it may be somebody's.
const Json& member(const Json& object, const char* key) {
  if (object.is_object() && object.contains(key)) return object[key];
  throw Failure(Reason::protocol, "member-missing", std::string("The CRM left out \"") + key + "\"");
}
std::string text(const Json& object, const char* key) {
  const Json& value = member(object, key);
  if (value.is_string()) return value;
  throw Failure(Reason::protocol, "no-text", std::string("\"") + key + "\" of the CRM is no text");
}
const Json& list(const Json& object, const char* key) {
  const Json& value = member(object, key);
  if (value.is_array()) return value;
  throw Failure(Reason::protocol, "no-list", std::string("\"") + key + "\" of the CRM is no list");
}

std::string encoded(const std::string& plain) {
  const char* const digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : plain) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
      out += c;
    else
      out += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return out;
}

// Numbers are written in many ways: their ends are compared.
std::string last_digits(std::string phone) {
  std::erase_if(phone, [](char c) { return c < '0' || c > '9'; });
  return phone.substr(phone.size() > 8 ? phone.size() - 8 : 0);
}

// What an HTTP status means. 401, 429, 502, 503 and 504 are dealt with by Rafiq before they come here.
void check_status(const rafiq::HttpResponse& response) {
  if (response.ok()) return;
  if (response.status == 403)
    throw Failure(Reason::permission, "forbidden",
                  "Greenhouse does not allow this to Rafiq's user. Grant it the right");
  if (response.status == 404)
    throw Failure(Reason::not_found, "not-found",
                  "Greenhouse does not know that address. Check the setting url");
  if (response.status == 412)
    throw Failure(Reason::conflict, "changed", "The contact was changed in Greenhouse meanwhile");
  throw Failure(response.status >= 500 ? Reason::transient : Reason::rejected, "status",
                "Greenhouse answered HTTP " + std::to_string(response.status));
}

Json parsed(const rafiq::HttpResponse& response) {
  check_status(response);
  Json json = Json::parse(response.body, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object())
    throw Failure(Reason::protocol, "no-json",
                  "What answers at url is not Greenhouse: it sent no JSON. Check the address");
  // A quota that is used up comes with status 200.
  if (json.contains("error")) throw Failure(Reason::rate_limited, "quota", "Greenhouse's quota is used up");
  return json;
}

// The CRM's own clock, from the header of an answer ("Sun, 01 Mar 2026 09:30:00 GMT"), less a minute, in the
// form in which Greenhouse writes times: 2026-03-01T09:29:00Z. Such texts sort as the times do.
std::string a_minute_before(const rafiq::HttpResponse& response) {
  const std::string header(response.header("date"));
  const std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  char name[4] = "";
  int year = 0;
  unsigned day = 0, hour = 0, minute = 0, second = 0;
  const int read =
      std::sscanf(header.c_str(), "%*3s, %u %3s %d %u:%u:%u", &day, name, &year, &hour, &minute, &second);
  const auto place = months.find(name);
  if (read != 6 || place == std::string_view::npos)
    throw Failure(Reason::protocol, "no-date", "Greenhouse does not say what time it is there");
  const auto month = static_cast<unsigned>(place / 3 + 1);
  const auto before = std::chrono::sys_days{std::chrono::year{year} / month / day} +
                      std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second} -
                      std::chrono::minutes{1};
  const auto midnight = std::chrono::floor<std::chrono::days>(before);
  const std::chrono::year_month_day date{midnight};
  const std::chrono::hh_mm_ss time{before - midnight};
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", int{date.year()}, unsigned{date.month()},
                unsigned{date.day()}, static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return text;
}

class Greenhouse : public rafiq::Connector {
 public:
  static constexpr const char* id = "greenhouse-cpp";
  static constexpr const char* version = "1.0.0";
  static std::string describe() { return description; }

  Greenhouse(const rafiq::Host& host, std::string_view account) : Connector(host) {
    consent_field_ = Json::parse(account).at("settings").value("cultural_consent_field", "");
  }

  std::string check(std::string_view) override {
    return Json{{"signed_in_as", text(parsed(sent("GET", "/api/me")), "login")}}.dump();
  }

  void read(std::string_view request, const rafiq::Pages& pages) override {
    Json at = Json::parse(request).at("checkpoint");
    if (at.is_null()) at = begin("");
    for (bool more = true; more;) {
      std::string address = "/api/contacts?order=id&limit=100&gone=true&after=" + encoded(text(at, "after"));
      if (const auto since = text(at, "since"); !since.empty()) address += "&changed_since=" + encoded(since);
      const auto response = sent("GET", address);
      const Json answer = parsed(response);
      if (text(at, "started").empty()) at["started"] = a_minute_before(response);
      Json records = Json::array();
      for (const Json& row : list(answer, "contacts")) {
        records.push_back(record(row));
        at["newest"] = std::max(text(at, "newest"), text(row, "changed"));
      }
      more = member(answer, "paging").contains("after");
      if (more)
        at["after"] = text(answer["paging"], "after");
      else
        at = begin(next_since(at));
      pages.emit(Json{{"records", records}, {"checkpoint", at}, {"end", !more}}.dump());
    }
  }

  std::string get(std::string_view request) override {
    const auto response = one(Json::parse(request).at("id"));
    if (response.status == 404) return R"({"record":null})";
    return Json{{"record", record(parsed(response))}, {"version", response.header("etag")}}.dump();
  }

  std::string find(std::string_view request) override {
    const Json wanted = Json::parse(request);
    const std::string by = wanted.at("by");
    const std::string value = wanted.at("value");
    Json records = Json::array();
    if (by == "id") {
      const auto response = one(value);
      if (response.status != 404) records.push_back(record(parsed(response)));
      return Json{{"records", records}}.dump();
    }
    if (by != "mail" && by != "phone")
      throw Failure(Reason::unsupported, "by", "Greenhouse is searched by mail, phone and id");
    const auto query = by == "mail" ? "email=" + encoded(value) : "phone_ends=" + last_digits(value);
    const Json answer = parsed(sent("GET", "/api/contacts?" + query));
    for (const Json& row : list(answer, "contacts")) records.push_back(record(row));
    return Json{{"records", records}}.dump();
  }

  std::string write(std::string_view request) override {
    const Json wanted = Json::parse(request);
    if (!wanted.contains("set"))
      throw Failure(Reason::unsupported, "create", "Greenhouse has no place for notes");
    Json custom = Json::object();
    for (const auto& [aspect, values] : wanted["set"].items()) {
      if (aspect != "education")
        throw Failure(Reason::unsupported, "field", "Greenhouse has no field for this");
      custom["education"] = values.empty() ? Json() : values[0];
    }
    const auto response =
        sent("PATCH", "/api/contacts/" + encoded(wanted.at("id").get<std::string>()),
             Json{{"custom", custom}}.dump(),
             {{"If-Match", wanted.value("version", "")}, {"Content-Type", "application/json"}});
    check_status(response);
    return Json{{"id", wanted["id"]}, {"version", std::string(response.header("etag"))}}.dump();
  }

  void list_ids(std::string_view request, const rafiq::Pages& pages) override {
    Json at = Json::parse(request).at("checkpoint");
    if (at.is_null()) at = {{"after", ""}};
    for (bool more = true; more;) {
      const Json answer =
          parsed(sent("GET", "/api/contacts?fields=id&limit=1000&after=" + encoded(text(at, "after"))));
      Json ids = Json::array();
      for (const Json& row : list(answer, "contacts")) ids.push_back(text(row, "id"));
      more = member(answer, "paging").contains("after");
      if (more) at["after"] = text(answer["paging"], "after");
      pages.emit(Json{{"ids", ids}, {"checkpoint", at}, {"end", !more}}.dump());
    }
  }

 private:
  // The beginning of a listing: of what changed since then, or of all.
  static Json begin(const std::string& since) {
    return {{"since", since}, {"after", ""}, {"newest", since}, {"started", ""}};
  }

  // From the newest change that this listing saw; or from its own start, if that was earlier.
  static std::string next_since(const Json& at) { return std::min(text(at, "newest"), text(at, "started")); }

  [[nodiscard]] rafiq::HttpResponse sent(const std::string& method, const std::string& url,
                                         const std::string& body = {},
                                         const std::vector<rafiq::Header>& headers = {}) const {
    rafiq::HttpRequest request;
    request.method = method;
    request.url = url;           // below base_url
    request.auth_slot = "main";  // Rafiq adds the credential
    request.body = body;
    request.headers = headers;
    return http().send(request);
  }

  [[nodiscard]] rafiq::HttpResponse one(const std::string& id) const {
    return sent("GET", "/api/contacts/" + encoded(id));
  }

  [[nodiscard]] Json record(const Json& row) const {
    Json its{{"kind", "customer"},
             {"entity", "contact"},
             {"id", text(row, "id")},
             {"modified_at", text(row, "changed")}};
    if (member(row, "gone") == true) {
      its["deleted"] = true;
      return its;
    }
    its["name"] = text(row, "name");
    its["mails"] = Json::array({{{"value", text(row, "email")}}});
    its["phones"] = Json::array();
    for (const Json& phone : list(row, "phones"))
      its["phones"].push_back({{"value", text(phone, "number")}, {"label", text(phone, "kind")}});
    its["facts"] = Json::array();
    its["extra"] = Json::object();
    for (const auto& [name, value] : member(row, "custom").items()) {
      if (!value.is_string()) continue;  // an empty field
      if (name == "education")
        its["facts"].push_back({{"aspect", "education"}, {"label", name}, {"value", value}});
      else if (name == "region")
        its["facts"].push_back(background(row["custom"], value));
      else if (name != consent_field_)
        its["extra"][name] = value;  // what nobody mapped is reported, not lost in silence
    }
    return its;
  }

  // Without a recorded consent Rafiq withholds a cultural field.
  [[nodiscard]] Json background(const Json& custom, const Json& value) const {
    Json fact{{"aspect", "cultural_background"}, {"label", "region"}, {"value", value}};
    if (!consent_field_.empty() && custom.value(consent_field_, Json()) == "yes")
      fact["consent"] = {{"given", true}};
    return fact;
  }

  std::string consent_field_;
};

}  // namespace

RAFIQ_CONNECTOR(Greenhouse)
