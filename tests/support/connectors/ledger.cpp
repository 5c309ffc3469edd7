// SPDX-License-Identifier: Apache-2.0
// The connector of an invented CRM over HTTP, as plain as one can be, so that tests can let that CRM lie:
// GET /people?page=N lists five at a time, GET /changes?since=N tells what changed, GET /ids?page=N the ids.
// Answers: {"records": [...], "more": bool, "count": how many there are, "at": where the changes stand}.
// GET /record and /marked show one record, by its id or by the marker of the edit that made it; POST /records
// makes one, PUT /record changes it if its version is still that of If-Match.
#include <rafiq/connector.hpp>

#include <nlohmann/json.hpp>

namespace {

using Json = nlohmann::json;

}  // namespace

class Ledger : public rafiq::Connector {
 public:
  static constexpr const char* id = "ledger";
  static constexpr const char* version = "1.0.0";
  static std::string describe() {
    return R"({"id":"ledger","version":"1.0.0","title":{"en":"Ledger","ar":"دفتر"},"summary":{"en":"An invented CRM","ar":"نظام مختلق"},
      "verified":"live","base_url":"${setting.url}","scopes":["assigned","all"],
      "auth":{"key":{"kind":"header","header":"Authorization","value":"token ${secret.key}"}},
      "settings":[{"key":"url","label":{"en":"Address","ar":"العنوان"},"required":true,"kind":"url"}],
      "secrets":[{"slot":"key","label":{"en":"Key","ar":"المفتاح"}}],
      "entities":[{"name":"person","kind":"customer","lists_ids":true},{"name":"visit","kind":"touchpoint"}]})";
  }

  Ledger(const rafiq::Host& host, std::string_view) : Connector(host) {}

  std::string check(std::string_view) override {
    (void)ask("/people?page=1");
    return R"({"signed_in_as":"ledger","notes":[]})";
  }

  void read(std::string_view request, const rafiq::Pages& pages) override {
    const auto input = Json::parse(request);
    auto at = input.at("checkpoint");
    if (at.is_null()) at = {{"page", 1}, {"since", ask("/changes?since=-1").at("at")}};
    while (true) {
      const bool listing = at.contains("page");
      const auto answer = listing ? ask("/people?page=" + at.at("page").dump())
                                  : ask("/changes?since=" + at.at("since").dump());
      const bool more = answer.at("more").get<bool>();
      if (!listing)
        at["since"] = answer.at("at");
      else if (more)
        at["page"] = at.at("page").get<int>() + 1;
      else
        at.erase("page");
      Json page{{"records", answer.at("records")}, {"checkpoint", at}, {"end", !more}};
      if (listing && !more && answer.contains("count")) page["expected"] = answer["count"];
      pages.emit(page.dump());
      if (!more) return;
    }
  }

  std::string find(std::string_view request) override {
    const auto input = Json::parse(request);
    return Json{{"records", ask("/find?value=" + input.at("value").get<std::string>()).at("records")}}.dump();
  }

  std::string get(std::string_view request) override {
    const auto input = Json::parse(request);
    return ask("/record?entity=" + text(input, "entity") + "&id=" + text(input, "id")).dump();
  }

  std::string write(std::string_view request) override {
    const auto input = Json::parse(request);
    const bool makes = input.contains("create");
    if (makes) {
      auto made = ask("/marked?entity=" + text(input, "entity") + "&marker=" + text(input, "marker"));
      if (!made.at("record").is_null()) {
        made["id"] = made.at("record").at("id");
        return made.dump();
      }
    }
    rafiq::HttpRequest change;
    change.method = makes ? "POST" : "PUT";
    change.url = makes ? "/records" : "/record";
    if (!makes) change.headers.push_back({"If-Match", text(input, "version")});
    change.body = input.dump();
    return ask(std::move(change)).dump();
  }

  void list_ids(std::string_view, const rafiq::Pages& pages) override {
    for (int number = 1;; ++number) {
      const auto answer = ask("/ids?page=" + std::to_string(number));
      const bool more = answer.at("more").get<bool>();
      pages.emit(Json{{"ids", answer.at("ids")}, {"checkpoint", {{"page", number}}}, {"end", !more}}.dump());
      if (!more) return;
    }
  }

 private:
  static std::string text(const Json& request, const char* member) {
    return request.value(member, std::string());
  }
  [[nodiscard]] Json ask(const std::string& path) const {
    rafiq::HttpRequest request;
    request.url = path;
    return ask(std::move(request));
  }
  [[nodiscard]] Json ask(rafiq::HttpRequest&& request) const {
    request.auth_slot = "key";
    const auto response = http().send(request);
    if (response.status == 412)
      throw rafiq::Failure(rafiq::Reason::conflict, "stale", "Somebody else changed the record meanwhile");
    if (!response.ok())
      throw rafiq::Failure(rafiq::Reason::transient, "server-error",
                           "The CRM answered HTTP " + std::to_string(response.status));
    auto json = Json::parse(response.body, nullptr, false);
    if (!json.is_object())
      throw rafiq::Failure(rafiq::Reason::protocol, "not-json",
                           "What the CRM sent is no JSON. Check the address");
    return json;
  }
};

RAFIQ_CONNECTOR(Ledger)
