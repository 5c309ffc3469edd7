// SPDX-License-Identifier: Apache-2.0
#include "core/app/description.hpp"

#include "core/app/signing_in.hpp"
#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace rafiq;
using namespace rafiq::app;

namespace {

Json good() {
  return Json::parse(R"({
    "id": "crm", "version": "1.2.0", "title": {"en": "A CRM", "ar": "نظام"}, "summary": "Plain", "verified": "live",
    "settings": [{"key": "url", "label": {"en": "Address"}, "required": true, "kind": "url"},
                 {"key": "export", "kind": "file"}, {"key": "size", "default": "100"}],
    "secrets": [{"slot": "token", "required": true}],
    "base_url": "${setting.url}/api", "allowed_hosts": ["*.example.com", 7],
    "budget": {"requests_per_second": 0.5, "burst": 3}, "auth": {"main": {"kind": "header"}},
    "record_urls": [{"entity": "contact", "pattern": "/contact/${id}"}]})");
}

}  // namespace

TEST_CASE("a description is read with what it says and what is usual otherwise") {
  const auto description = parse_description(good(), "/lib/rafiq-connector-crm.so").value();
  CHECK(description.info.id == "crm");
  CHECK(description.info.title == "A CRM");
  CHECK(description.info.summary == "Plain");
  CHECK(description.info.settings.at(2).default_value == "100");
  CHECK(description.info.secrets.at(0).key == "token");
  CHECK(description.file_settings == std::vector<std::string>{"export"});
  CHECK(description.allowed_hosts == std::vector<std::string>{"*.example.com"});
  CHECK(description.budget.requests_per_second == 0.5);
  CHECK(description.budget.concurrent == net::Budget{}.concurrent);
  CHECK(description.record_urls.at(0).entity == "contact");
}

TEST_CASE("a setting says what it takes, and what its choices are called") {
  auto json = good();
  json["settings"].push_back(
      {{"key", "order"},
       {"kind", "choice"},
       {"choices", {"day-first", "month-first"}},
       {"choice_labels", {{"day-first", {{"en", "Day first"}, {"ar", "اليوم أولًا"}}}}}});
  const auto settings = parse_description(json, "x.so").value().info.settings;
  CHECK(settings.at(0).kind == SettingKind::url);
  CHECK(settings.at(1).kind == SettingKind::file);
  CHECK(settings.at(2).kind == SettingKind::text);
  CHECK(settings.at(3).kind == SettingKind::choice);
  REQUIRE(settings.at(3).choices.size() == 2);
  CHECK(settings.at(3).choices[0].label == "Day first");
  CHECK(settings.at(3).choices[0].label_ar == "اليوم أولًا");
  CHECK(settings.at(3).choices[1].value == "month-first");
  CHECK(settings.at(3).choices[1].label.empty());
}

TEST_CASE("labels that are no labels leave the choices as they are") {
  auto json = good();
  json["settings"] = {{{"key", "order"}, {"kind", "choice"}, {"choices", {"a", "b"}}, {"choice_labels", 7}},
                      {{"key", "none"}, {"kind", "choice"}}};
  const auto settings = parse_description(json, "x.so").value().info.settings;
  CHECK(settings.at(0).choices.size() == 2);
  CHECK(settings.at(1).choices.empty());
}

TEST_CASE("each way to sign in has its own secrets, and a browser fills one of them") {
  auto json = good();
  json["settings"].push_back({{"key", "sign_in"}, {"default", "token"}});
  json["secrets"] = {{{"slot", "token"}}, {{"slot", "refresh_token"}}, {{"slot", "proxy"}}};
  json["auth"] = {
      {"main",
       {{"kind", "choice"},
        {"setting", "sign_in"},
        {"ways",
         {{"token", {{"kind", "bearer"}, {"token", "${secret.token}"}}},
          {"browser",
           {{"kind", "oauth2_authorization_code"}, {"refresh_token", "${secret.refresh_token}"}}}}}}}};
  const auto info = parse_description(json, "x.so").value().info;
  const auto& token = info.secrets.at(0);
  const auto& refresh = info.secrets.at(1);
  CHECK_FALSE(token.by_browser);
  CHECK(refresh.by_browser);
  CHECK(token.applies({}, info.settings));
  CHECK_FALSE(refresh.applies({}, info.settings));
  CHECK(refresh.applies({{"sign_in", "browser"}}, info.settings));
  CHECK_FALSE(token.applies({{"sign_in", "browser"}}, info.settings));
  CHECK(info.secrets.at(2).applies({{"sign_in", "browser"}}, info.settings));  // no way names it

  Account account;
  CHECK(browser_sign_in(info, account) == BrowserSignIn::none);
  account.settings["sign_in"] = "browser";
  CHECK(browser_sign_in(info, account) == BrowserSignIn::needed);
  account.secret_slots = {"refresh_token"};
  CHECK(browser_sign_in(info, account) == BrowserSignIn::done);

  json["auth"] = {{"main", {{"kind", "choice"}, {"ways", 7}}}, {"odd", 4}};
  CHECK(parse_description(json, "x.so").value().info.secrets.at(1).applies({}, info.settings));
}

TEST_CASE("a secret is required when the way to sign in names it, not when there are several ways") {
  auto json = good();
  json["secrets"] = Json::parse(R"([{"slot": "token"}, {"slot": "spare"}, {"slot": "refresh"}])");
  json["auth"] = Json::parse(R"({
    "main": {"kind": "bearer", "token": "${base64:x:${secret.token}}"},
    "other": {"kind": "choice", "setting": "way", "ways": {"a": {"kind": "bearer", "token": "${secret.spare}"}}},
    "browser": {"kind": "oauth2_authorization_code", "refresh_token": "${secret.refresh}"}})");
  const auto description = parse_description(json, "x.so").value();
  CHECK(description.info.secrets.at(0).required);
  CHECK_FALSE(description.info.secrets.at(1).required);
  CHECK_FALSE(description.info.secrets.at(2).required);
}

TEST_CASE("a description without an id or of wrong types is an error or left out, never a crash") {
  CHECK(parse_description(Json::array(), "x.so").error().code == ErrorCode::bad_data);
  CHECK(parse_description(Json{{"id", 3}, {"version", "1"}}, "x.so").error().where == "x.so");
  const auto odd =
      Json::parse(R"({"id":"a","version":"1","settings":{"key":"x"},"secrets":[4],"record_urls":"/x",
                                   "budget":[1],"title":{"fr":"un"},"auth":null})");
  const auto description = parse_description(odd, "x.so").value();
  CHECK(description.info.settings.empty());
  CHECK(description.info.secrets.empty());
  CHECK(description.record_urls.empty());
  CHECK(description.auth.is_object());
}

TEST_CASE("settings that are unknown or missing are named, with where to look") {
  const auto description = parse_description(good(), "x.so").value();
  CHECK(check_settings(description, {{"url", "https://crm.example.com"}}).has_value());
  CHECK(check_settings(description, {{"url", "https://crm.example.com"}, {"allow_plain_http", "true"}})
            .has_value());
  for (const auto& [settings, named] : std::map<std::map<std::string, std::string>, std::string>{
           {{{"url", "x"}, {"colour", "blue"}}, "colour"}, {{}, "url"}, {{{"url", ""}}, "url"}}) {
    const auto refused = check_settings(description, settings);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == ErrorCode::usage);
    CHECK(refused.error().what.find(named) != std::string::npos);
    CHECK(refused.error().remedy.find("connector describe crm") != std::string::npos);
  }
}
