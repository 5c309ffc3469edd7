// The connector @ID@. How connectors work: share/rafiq/docs, where the SDK is installed.
#include <rafiq/connector.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Json = nlohmann::json;
using rafiq::Failure;
using rafiq::Reason;

const char* const description = R"json({
  "id": "@ID@",
  "version": "1.0.0",
  "title": {"en": "Address book @ID@", "ar": "دفتر العناوين @ID@"},
  "summary": {"en": "Customers are the contacts of an address book", "ar": "العملاء هم جهات الاتصال في دفتر العناوين"},
  "verified": "documentation",
  "settings": [
    {"key": "url", "kind": "url", "required": true, "label": {"en": "Address", "ar": "العنوان"}},
    {"key": "cultural_consent_field",
     "label": {"en": "Field with the consent", "ar": "حقل الموافقة"}}
  ],
  "secrets": [{"slot": "token", "label": {"en": "Token", "ar": "رمز الدخول"}}],
  "base_url": "${setting.url}",
  "auth": {"token": {"kind": "bearer", "token": "${secret.token}"}},
  "entities": [
    {"name": "contact", "kind": "customer", "writable": true, "version_guard": "strong",
     "fields": [{"aspect": "education", "label": "Education"}]}
  ]
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
std::int64_t number(const Json& object, const char* key) {
  const Json& value = member(object, key);
  if (value.is_number_integer()) return value;
  throw Failure(Reason::protocol, "no-number", std::string("\"") + key + "\" of the CRM is no number");
}
bool flag(const Json& object, const char* key) {
  const Json& value = member(object, key);
  if (value.is_boolean()) return value;
  throw Failure(Reason::protocol, "no-flag", std::string("\"") + key + "\" of the CRM is neither yes nor no");
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

// What an HTTP status means. 401, 429, 502, 503 and 504 are dealt with by Rafiq before they come here.
void check_status(const rafiq::HttpResponse& response) {
  if (response.ok()) return;
  if (response.status == 403)
    throw Failure(Reason::permission, "forbidden",
                  "The CRM does not allow this to Rafiq's user. Grant it the right");
  if (response.status == 404)
    throw Failure(Reason::not_found, "not-found",
                  "The CRM does not know that address. Check the setting url");
  if (response.status == 409 || response.status == 412)
    throw Failure(Reason::conflict, "changed", "The contact was changed in the CRM meanwhile");
  throw Failure(response.status >= 500 ? Reason::transient : Reason::rejected, "status",
                "The CRM answered HTTP " + std::to_string(response.status));
}

// The CRM's own clock, from the header of an answer ("Sun, 01 Mar 2026 09:30:00 GMT"), less a minute, in the
// form in which the CRM writes times: 2026-03-01T09:29:00Z. Such texts sort as the times do.
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
    throw Failure(Reason::protocol, "no-date", "The CRM does not say what time it is there");
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

class NewConnector : public rafiq::Connector {
 public:
  static constexpr const char* id = "@ID@";
  static constexpr const char* version = "1.0.0";
  static std::string describe() { return description; }

  NewConnector(const rafiq::Host& host, std::string_view account) : Connector(host) {
    consent_field_ = Json::parse(account).at("settings").value("cultural_consent_field", "");
  }

  std::string check(std::string_view) override {
    return Json{{"signed_in_as", text(asked("GET", "/api/me"), "user")}}.dump();
  }

  // Contacts come by number: all of them at first, from then on those that changed since.
  void read(std::string_view request, const rafiq::Pages& pages) override {
    const Json given = Json::parse(request).at("checkpoint");
    Json at = given.is_null() ? begin("")
                              : Json{{"since", text(given, "since")},
                                     {"after", number(given, "after")},
                                     {"newest", text(given, "newest")},
                                     {"started", text(given, "started")}};
    for (bool more = true; more;) {
      std::string address = "/api/contacts?after=" + std::to_string(number(at, "after"));
      if (const auto since = text(at, "since"); !since.empty()) address += "&since=" + encoded(since);
      const auto response = sent("GET", address, {}, {});
      const Json answer = parsed(response);
      if (text(at, "started").empty()) at["started"] = a_minute_before(response);
      Json records = Json::array();
      for (const Json& row : rows_of(answer)) {
        records.push_back(record(row));
        at["after"] = number(row, "id");
        at["newest"] = std::max(text(at, "newest"), text(row, "changed"));
      }
      more = flag(answer, "more");
      if (!more) at = begin(next_since(at));
      pages.emit(Json{{"records", records}, {"checkpoint", at}, {"end", !more}}.dump());
    }
  }

  std::string get(std::string_view request) override {
    const Json wanted = Json::parse(request);
    const auto response = sent("GET", "/api/contacts/" + encoded(wanted.at("id")), {}, {});
    if (response.status == 404) return R"({"record":null})";
    return Json{{"record", record(parsed(response))}}.dump();
  }

  std::string find(std::string_view request) override {
    const Json wanted = Json::parse(request);
    const std::string by = wanted.at("by");
    if (by != "mail" && by != "phone")
      throw Failure(Reason::unsupported, "by", "The address book is searched by mail and phone");
    const Json answer = asked("GET", "/api/contacts?" + by + "=" + encoded(wanted.at("value")));
    Json records = Json::array();
    for (const Json& row : rows_of(answer)) records.push_back(record(row));
    return Json{{"records", records}}.dump();
  }

  std::string write(std::string_view request) override {
    const Json wanted = Json::parse(request);
    if (!wanted.contains("set"))
      throw Failure(Reason::unsupported, "create", "The address book has no notes");
    Json fields = Json::object();
    for (const auto& [aspect, values] : wanted["set"].items()) {
      if (aspect != "education")
        throw Failure(Reason::unsupported, "field", "The address book has no field for this");
      fields["Education"] = values.empty() ? "" : values[0].get<std::string>();
    }
    const Json row =
        parsed(sent("PATCH", "/api/contacts/" + encoded(wanted.at("id")), Json{{"fields", fields}}.dump(),
                    {{"If-Match", wanted.value("version", "")}, {"Content-Type", "application/json"}}));
    return Json{{"id", wanted["id"]}, {"version", std::to_string(number(row, "version"))}}.dump();
  }

 private:
  // The beginning of a listing: of what changed since then, or of all.
  static Json begin(const std::string& since) {
    return {{"since", since}, {"after", 0}, {"newest", since}, {"started", ""}};
  }

  // A contact that was passed already and then changes comes in this listing no more. So the next one goes
  // from the newest change that this one saw, or from its own start if that was earlier.
  static std::string next_since(const Json& at) { return std::min(text(at, "newest"), text(at, "started")); }

  rafiq::HttpResponse sent(const std::string& method, const std::string& url, const std::string& body,
                           const std::vector<rafiq::Header>& headers) const {
    rafiq::HttpRequest request;
    request.method = method;
    request.url = url;            // below base_url
    request.auth_slot = "token";  // Rafiq adds the credential
    request.body = body;
    request.headers = headers;
    return http().send(request);
  }

  static Json parsed(const rafiq::HttpResponse& response) {
    check_status(response);
    Json json = Json::parse(response.body, nullptr, /*allow_exceptions=*/false);
    if (json.is_object()) return json;
    throw Failure(Reason::protocol, "no-json",
                  "What answers at url is not the CRM: it sent no JSON. Check the address");
  }

  Json asked(const std::string& method, const std::string& url) const {
    return parsed(sent(method, url, {}, {}));
  }

  static const Json& rows_of(Json&& answer) = delete;  // it would be gone
  static const Json& rows_of(const Json& answer) {
    const Json& rows = member(answer, "items");
    if (rows.is_array()) return rows;
    throw Failure(Reason::protocol, "no-list", "\"items\" of the CRM is no list");
  }

  Json record(const Json& row) const {
    Json its{{"kind", "customer"},
             {"entity", "contact"},
             {"id", std::to_string(number(row, "id"))},
             {"version", std::to_string(number(row, "version"))},
             {"modified_at", text(row, "changed")}};
    if (flag(row, "deleted")) {
      its["deleted"] = true;
      return its;
    }
    its["name"] = text(row, "name");
    its["mails"] = Json::array({{{"value", text(row, "mail")}}});
    its["phones"] = Json::array({{{"value", text(row, "phone")}}});
    const Json& fields = member(row, "fields");
    Json background{
        {"aspect", "cultural_background"}, {"label", "Background"}, {"value", text(fields, "Background")}};
    // Without a recorded consent a sensitive fact is withheld.
    if (!consent_field_.empty() && fields.value(consent_field_, Json()) == "yes")
      background["consent"] = {{"given", true}};
    its["facts"] =
        Json::array({{{"aspect", "education"}, {"label", "Education"}, {"value", text(fields, "Education")}},
                     background});
    // What nobody mapped is kept aside, so that it is not lost in silence.
    its["extra"] = {{"Seat", text(fields, "Seat")}};
    return its;
  }

  std::string consent_field_;
};

}  // namespace

RAFIQ_CONNECTOR(NewConnector)
