// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rafiq/connector.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <utility>

// A small connector that keeps every promise, for the CRM of ../scene/pocket.py. Each wrong connector derives
// from it and breaks one promise in one override.
namespace wrong {

using Json = nlohmann::json;
using rafiq::Failure;
using rafiq::Reason;

// The id of the library, from CMake.
inline constexpr const char* this_id = WRONG_ID;

class Good : public rafiq::Connector {
 public:
  static constexpr const char* id = this_id;
  static constexpr const char* version = "1.0.0";
  static std::string describe() { return description().dump(); }

  Good(const rafiq::Host& host, std::string_view account) : Connector(host) {
    url_ = Json::parse(account).at("settings").at("url").get<std::string>();
  }

  std::string check(std::string_view) override { return check_answer(fetch("/api/me")).dump(); }

  std::string discover(std::string_view) override {
    Json fields = Json::array();
    const Json answer = fetch("/api/fields");
    for (const Json& name : items_of(answer, "fields")) fields.push_back({{"name", text(name)}});
    return Json{{"entities", Json::array({{{"name", "contact"}, {"fields", fields}}})}}.dump();
  }

  void read(std::string_view request, const rafiq::Pages& pages) override {
    const Json given = Json::parse(request).at("checkpoint");
    Json at = given.is_null() ? Json{{"since", ""}, {"after", 0}, {"full", true}} : checkpoint_in(given);
    const bool all = at.at("full");
    while (true) {
      const Json answer = fetch(feed_address(at, all));
      Json records = Json::array();
      for (const Json& item : items_of(answer, "items")) {
        records.push_back(record(item));
        at["since"] = text(member(item, "modified"));
        at["after"] = number(member(item, "id"));
      }
      const bool more = flag(member(answer, "more"));
      if (!more) at["full"] = false;
      if (hand_over(pages, {{"records", records}, {"checkpoint", checkpoint_of(at)}, {"end", !more}})) return;
    }
  }

  std::string get(std::string_view request) override {
    const std::string id_of_it = Json::parse(request).at("id");
    const auto response = send(request_for("GET", "/api/rows/" + id_of_it));
    if (response.status == 404) return R"({"record":null})";
    return Json{{"record", record(parsed(response))}}.dump();
  }

  std::string find(std::string_view request) override {
    const Json wanted = Json::parse(request);
    const std::string by = wanted.at("by");
    if (by != "mail" && by != "phone")
      throw Failure(Reason::unsupported, "by", "Pocket is searched by mail and phone");
    Json records = Json::array();
    const Json answer = fetch("/api/search?" + by + "=" + encoded(wanted.at("value")));
    for (const Json& item : items_of(answer, "items")) records.push_back(record(item));
    return Json{{"records", records}}.dump();
  }

  std::string write(std::string_view request) override {
    const Json wanted = Json::parse(request);
    return (wanted.contains("set") ? set(wanted) : create(wanted)).dump();
  }

  void list_ids(std::string_view request, const rafiq::Pages& pages) override {
    const Json wanted = Json::parse(request);
    Json at = wanted.at("checkpoint").is_null() ? Json{{"after", 0}} : wanted.at("checkpoint");
    while (true) {
      const Json answer = fetch("/api/ids?kind=" + wanted.at("entity").get<std::string>() +
                                "&after=" + std::to_string(number(at.at("after"))));
      Json ids = Json::array();
      for (const Json& one : items_of(answer, "items")) {
        ids.push_back(std::to_string(number(one)));
        at["after"] = number(one);
      }
      const bool more = flag(member(answer, "more"));
      pages.emit(Json{{"ids", ids}, {"checkpoint", at}, {"end", !more}}.dump());
      if (!more) return;
    }
  }

 protected:
  // ---- What is overridden.

  virtual Json check_answer(const Json& me) { return {{"signed_in_as", text(member(me, "user"))}}; }

  virtual std::string feed_address(const Json& at, bool all) {
    return "/api/feed?limit=3&since=" + encoded(at.at("since")) +
           "&after=" + std::to_string(number(at.at("after"))) + (all ? "" : "&deleted=1");
  }

  virtual Json checkpoint_of(const Json& at) { return at; }

  virtual Json checkpoint_in(const Json& given) {
    return {{"since", text(member(given, "since"))},
            {"after", number(member(given, "after"))},
            {"full", flag(member(given, "full"))}};
  }

  // Whether it was the last one.
  virtual bool hand_over(const rafiq::Pages& pages, const Json& page) {
    pages.emit(page.dump());
    return page.at("end");
  }

  virtual rafiq::HttpResponse send(const rafiq::HttpRequest& request) { return http().send(request); }

  virtual Json parsed(const rafiq::HttpResponse& response) {
    check_status(response);
    Json json = Json::parse(response.body, nullptr, false);
    if (!json.is_object())
      throw Failure(Reason::protocol, "no-json", "Pocket answered something that is no JSON object");
    return json;
  }

  virtual void check_status(const rafiq::HttpResponse& response) {
    if (response.ok()) return;
    switch (response.status) {
      case 403:
        throw Failure(Reason::permission, "forbidden",
                      "Pocket does not allow this to Rafiq's user. Grant it the right");
      case 404:
        throw Failure(Reason::not_found, "missing",
                      "Pocket does not know that address. Check the account's url");
      case 409:
      case 412:
        throw Failure(Reason::conflict, "changed", "The row was changed in Pocket meanwhile");
      default:
        throw Failure(response.status >= 500 ? Reason::transient : Reason::rejected, "status",
                      "Pocket answered HTTP " + std::to_string(response.status));
    }
  }

  virtual Json record(const Json& item) {
    const std::string kind = text(member(item, "kind"));
    Json its{{"kind", kind == "contact" ? "customer" : "touchpoint"},
             {"entity", kind},
             {"id", std::to_string(number(member(item, "id")))},
             {"modified_at", time(text(member(item, "modified")))}};
    if (item.value("deleted", Json()) == true) {
      its["deleted"] = true;
      return its;
    }
    its["version"] = std::to_string(number(member(item, "version")));
    if (kind == "note") {
      its["customer"] = {{"entity", "contact"}, {"id", std::to_string(number(member(item, "contact")))}};
      its["at"] = its["modified_at"];
      its["what"] = text(member(item, "text"));
      return its;
    }
    its["name"] = text(member(item, "name"));
    its["mails"] = Json::array({{{"value", text(member(item, "mail"))}}});
    its["phones"] = Json::array({{{"value", text(member(item, "phone"))}}});
    its["facts"] = facts(item);
    its["extra"] = extra(item);
    return its;
  }

  virtual std::string time(const std::string& modified) { return modified; }

  virtual Json consent(const Json& item) { return {{"given", flag(member(item, "background_consent"))}}; }

  virtual Json extra(const Json& item) { return {{"remark", text(member(item, "remark"))}}; }

  virtual Json changes(const Json& set) {
    Json body = Json::object();
    for (const auto& [aspect, values] : set.items()) {
      if (aspect != "education") throw Failure(Reason::unsupported, "field", "Pocket has no field for this");
      body[aspect] = values;
    }
    return body;
  }

  virtual Json set(const Json& wanted) {
    auto request = request_for("PATCH", "/api/rows/" + wanted.at("id").get<std::string>());
    request.headers.push_back({"If-Match", wanted.value("version", "")});
    request.body = changes(wanted.at("set")).dump();
    const Json row = parsed(send(request));
    return {{"id", wanted.at("id")}, {"version", std::to_string(number(member(row, "version")))}};
  }

  // The id of what was made with this marker; empty: nothing was.
  virtual std::string made_before(const std::string& marker) {
    const Json answer = fetch("/api/search?marker=" + encoded(marker));
    for (const Json& item : items_of(answer, "items")) return std::to_string(number(member(item, "id")));
    return {};
  }

  virtual Json create(const Json& wanted) {
    const std::string marker = wanted.at("marker");
    if (const std::string known = made_before(marker); !known.empty())
      return {{"id", known}, {"version", "1"}};
    const Json& note = wanted.at("create");
    auto request = request_for("POST", "/api/notes");
    request.body = Json{
        {"contact", std::stol(note.at("customer").at("id").get<std::string>())},
        {"text", note.at("what")},
        {"marker",
         marker}}.dump();
    return {{"id", std::to_string(number(member(parsed(send(request)), "id")))}, {"version", "1"}};
  }

  // ---- What all of them use.

  static Json both(const char* en) { return {{"en", en}, {"ar", "جيب"}}; }

  static Json description() {
    return {
        {"id", this_id},
        {"version", version},
        {"title", both("Pocket")},
        {"summary", both("An invented CRM")},
        {"verified", "documentation"},
        {"settings",
         Json::array({{{"key", "url"}, {"label", both("Address")}, {"kind", "url"}, {"required", true}}})},
        {"secrets", Json::array({{{"slot", "token"}, {"label", both("Token")}}})},
        {"base_url", "${setting.url}"},
        {"auth", {{"token", {{"kind", "bearer"}, {"token", "${secret.token}"}}}}},
        {"entities",
         Json::array(
             {{{"name", "contact"},
               {"kind", "customer"},
               {"writable", true},
               {"version_guard", "strong"},
               {"lists_ids", true},
               {"fields", Json::array({{{"aspect", "education"}, {"label", "education"}}})}},
              {{"name", "note"}, {"kind", "touchpoint"}, {"writable", true}, {"marker_search", true}}})}};
  }

  static rafiq::HttpRequest request_for(const std::string& method, const std::string& url) {
    rafiq::HttpRequest request;
    request.method = method;
    request.url = url;
    request.auth_slot = "token";
    return request;
  }

  Json fetch(const std::string& url) { return parsed(send(request_for("GET", url))); }

  static const Json& member(const Json& object, const char* key) {
    if (object.is_object() && object.contains(key)) return object[key];
    throw Failure(Reason::protocol, "member-missing", std::string("Pocket left out \"") + key + "\"");
  }
  static const Json& items_of(Json&& answer, const char* key) = delete;  // it would be gone
  static const Json& items_of(const Json& answer, const char* key) {
    const Json& list = member(answer, key);
    if (!list.is_array())
      throw Failure(Reason::protocol, "no-list", std::string("\"") + key + "\" of Pocket is no list");
    return list;
  }
  static std::string text(const Json& value) {
    if (!value.is_string()) throw Failure(Reason::protocol, "no-text", "A text of Pocket is none");
    return value;
  }
  static std::int64_t number(const Json& value) {
    if (!value.is_number_integer())
      throw Failure(Reason::protocol, "no-number", "A number of Pocket is none");
    return value;
  }
  static bool flag(const Json& value) {
    if (!value.is_boolean()) throw Failure(Reason::protocol, "no-flag", "A yes or no of Pocket is neither");
    return value;
  }
  static std::string encoded(const std::string& plain) {
    constexpr const char* digits = "0123456789ABCDEF";
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

  Json facts(const Json& item) {
    Json all = Json::array();
    for (const Json& value : items_of(item, "education"))
      all.push_back({{"aspect", "education"}, {"label", "education"}, {"value", text(value)}});
    for (const Json& value : items_of(item, "interests"))
      all.push_back({{"aspect", "interest"}, {"label", "interests"}, {"value", text(value)}});
    Json background{{"aspect", "cultural_background"},
                    {"label", "background"},
                    {"value", text(member(item, "background"))}};
    if (const Json given = consent(item); !given.is_null()) background["consent"] = given;
    all.push_back(background);
    return all;
  }

  std::string url_;
};

}  // namespace wrong

// Exports a connector whose C struct is changed by `tamper` after it was made.
#define WRONG_TAMPERED_CONNECTOR(Type, tamper)                                                        \
  static std::int32_t tampered_create(const rafiq_host* host, const rafiq_call* call,                 \
                                      rafiq_connector* out) {                                         \
    const auto status = ::rafiq::detail::create<Type>(host, call, out);                               \
    if (status == RAFIQ_OK) tamper(*out);                                                             \
    return status;                                                                                    \
  }                                                                                                   \
  extern "C" RAFIQ_CONNECTOR_EXPORT const rafiq_connector_entry rafiq_connector_entry_v1;             \
  constinit const rafiq_connector_entry rafiq_connector_entry_v1 = {sizeof(rafiq_connector_entry),    \
                                                                    RAFIQ_CONNECTOR_ABI_VERSION,      \
                                                                    Type::id,                         \
                                                                    Type::version,                    \
                                                                    &::rafiq::detail::describe<Type>, \
                                                                    &tampered_create};
