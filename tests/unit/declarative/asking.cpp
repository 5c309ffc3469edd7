// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/declarative/garden.hpp"

using namespace rafiq_declarative;
using namespace rafiq_declarative::test;

namespace {

Json set_education(const std::string& version, const Json& values) {
  return {{"entity", "contact"},
          {"id", "1"},
          {"version", version},
          {"marker", "rfq-1"},
          {"set", {{"education", values}}}};
}

rafiq::HttpResponse says(int status, const std::string& body) {
  return {status, {}, body};
}

}  // namespace

TEST_CASE("a record is got alone, with the version that only its header has; one that is not there is null") {
  Garden garden;
  garden.add("Layla");
  Account account(garden);
  const auto got = account.get(1);
  CHECK(got["record"]["name"] == "Layla");
  CHECK(got["version"] == "1");
  CHECK(account.get(9)["record"].is_null());
}

TEST_CASE("somebody is found by mail, id and address of a page, and nobody else is handed over") {
  Garden garden;
  garden.add("One");
  garden.add("Two");
  Account account(garden);
  REQUIRE(account.find("mail", "C2@example.com").empty());  // this CRM compares letters
  REQUIRE(account.find("mail", "c2@example.com").size() == 1);
  CHECK(account.find("mail", "c2@example.com")[0]["id"] == "2");
  CHECK(account.find("mail", "everybody").empty());  // it ignores the condition and answers with all
  CHECK(account.find("id", "1").size() == 1);
  CHECK(account.find("id", "one").empty());
  CHECK(account.find("url", "https://crm.example/#view/contact/2?tab=1")[0]["id"] == "2");
  CHECK(account.find("url", "https://crm.example/#view/account/2").empty());
  CHECK(account.find("phone", "+968 90000000").empty());
}

TEST_CASE("fields are written by the names the administrator gave, and nothing else is touched") {
  Garden garden;
  garden.add("Layla");
  garden.contacts[1].custom = {{"c_degree", "BSc"}, {"c_shoe", 38}};
  Account account(garden);
  account.write(set_education("1", {"PhD"}));
  CHECK(garden.contacts[1].custom == Json{{"c_degree", "PhD"}, {"c_shoe", 38}});
  CHECK(account.get(1)["record"]["facts"] ==
        Json::parse(R"([{"aspect": "education", "label": "degree", "value": "PhD"}])"));
  account.write(set_education("2", Json::array()));
  CHECK(garden.contacts[1].custom["c_degree"].is_null());
  CHECK(failure_of([&] { account.write(set_education("1", {"MSc"})); }) == "conflict/http-412");
  CHECK(failure_of([&] {
          account.write({{"entity", "contact"}, {"id", "1"}, {"marker", "m"}, {"set", {{"motive", {"x"}}}}});
        }) == "unsupported/field");
}

TEST_CASE("a container that is replaced whole is read first, and its other members are sent with it") {
  Garden garden;
  garden.add("Layla");
  garden.contacts[1].custom = {{"c_degree", "BSc"}, {"c_shoe", 38}};
  Json json = manifest();
  json["entities"][0]["write"]["set"] = Json::parse(R"({"merge": "${custom}",
    "request": {"path": "/contacts/${id}", "method": "PUT", "body": {"custom": "${merged}"}}})");
  Account(garden, json).write(set_education("1", {"PhD"}));
  CHECK(garden.contacts[1].custom == Json{{"c_degree", "PhD"}, {"c_shoe", 38}});
}

TEST_CASE("where the CRM guards nothing, the version is compared before anything is written") {
  Garden garden;
  garden.add("Layla");
  Json json = manifest();
  json["entities"][0]["write"]["set"]["compare"] = true;
  json["entities"][0]["write"]["set"]["request"].erase("headers");
  Account account(garden, json);
  garden.change(1, [](auto& contact) { contact.name = "Laila"; });
  CHECK(failure_of([&] { account.write(set_education("1", {"PhD"})); }) == "conflict/changed");
  CHECK(garden.contacts[1].custom.empty());
  account.write(set_education("2", {"PhD"}));
  CHECK(garden.contacts[1].custom["c_degree"] == "PhD");
}

TEST_CASE("several values of one field are one text where the CRM has them so") {
  Garden garden;
  garden.add("Layla");
  Account account(garden, manifest(), {{"field.interest", "hobbies"}});
  account.write({{"entity", "contact"},
                 {"id", "1"},
                 {"version", "1"},
                 {"marker", "m"},
                 {"set", {{"interest", {"Chess", "Rowing"}}}}});
  CHECK(garden.contacts[1].custom["c_hobbies"] == "Chess;Rowing");
  CHECK(account.get(1)["record"]["facts"].size() == 2);
}

TEST_CASE("what is made is made once, whoever asks again") {
  Garden garden;
  garden.add("Layla");
  Json json = manifest();
  json["entities"].push_back(Json::parse(R"({"name": "note", "kind": "touchpoint", "map": {"what": "${text}"},
    "write": {"create": {
      "search": {"request": {"path": "/notes", "query": {"contains": "[${marker}]"}}, "items": "${items}"},
      "request": {"path": "/notes", "body": {"text": "${new.what} of ${customer} [${marker}]"}}, "id": "${made}"}}})"));
  Account account(garden, json);
  const Json request{
      {"entity", "note"},
      {"marker", "rfq-7"},
      {"create", {{"what", "Called \"again\""}, {"customer", {{"entity", "contact"}, {"id", "1"}}}}}};
  const auto made = account.write(request);
  CHECK(account.write(request) == made);
  REQUIRE(garden.notes.size() == 1);
  CHECK(garden.notes.begin()->second == "Called \"again\" of 1 [rfq-7]");
}

TEST_CASE("a refusal is understood by its status, and in bodies with status 200") {
  Garden garden;
  garden.add("Layla");
  Json json = manifest();
  json["errors"] = Json::parse(R"([
    {"status": 200, "when": {"${error.code}": "quota"}, "reason": "rate_limited", "code": "quota", "retry_after": "${error.wait}"},
    {"when": {"${error.0}": ["Locked", "Busy"]}, "reason": "transient", "code": "locked"},
    {"status": [400, 422], "when": {"${error.code}": "who"}, "reason": "permission"},
    {"when": {"${error}": "present"}, "reason": "protocol", "code": "error"}])");
  Account account(garden, json);
  const auto failure = [&](int status, const std::string& body) {
    garden.instead = [=](const auto&) { return says(status, body); };
    return failure_of([&] { account.get(1); });
  };
  CHECK(failure(200, R"({"error": {"code": "quota", "wait": 7}})") == "rate_limited/quota");
  CHECK(failure(200, R"({"error": ["Busy", "secret name"]})") == "transient/locked");
  CHECK(failure(400, R"({"error": {"code": "who"}})") == "permission/permission");
  CHECK(failure(200, R"({"error": "?"})") == "protocol/error");
  CHECK(failure(400, "<html>") == "rejected/http-400");
  CHECK(failure(401, "") == "auth/http-401");
  CHECK(failure(403, "{}") == "permission/http-403");
  CHECK(failure(500, "oops") == "transient/http-500");
  CHECK(failure(302, "") == "protocol/http-302");
}

TEST_CASE("no word of the CRM's own gets into a message") {
  Garden garden;
  garden.instead = [](const auto&) { return says(422, R"({"error": "Layla Hassan is no doctor"})"); };
  try {
    Account(garden).get(1);
    FAIL("nothing was thrown");
  } catch (const rafiq::Failure& failure) {
    CHECK(std::string(failure.message()).find("Layla") == std::string::npos);
  }
}

TEST_CASE("check signs in, reads a page, and says when there is nobody to see") {
  Garden garden;
  Account account(garden);
  CHECK(account.check()["signed_in_as"] == "rafiq");
  CHECK(account.check()["notes"].size() == 1);
  garden.add("Layla");
  CHECK(account.check()["notes"].empty());
}

TEST_CASE("the cultural background carries consent only where it is recorded") {
  Garden garden;
  garden.add("Layla");
  garden.contacts[1].custom = {{"c_origin", "Omani"}, {"c_agreed", "نعم"}};
  const auto consent = [&](const Json& settings) {
    return Account(garden, manifest(), settings).get(1)["record"]["facts"][0].value("consent", Json());
  };
  CHECK(consent({{"field.cultural_background", "origin"}}).is_null());
  CHECK(consent({{"field.cultural_background", "origin"}, {"cultural_consent_field", "agreed"}})["given"] ==
        true);
  CHECK(consent({{"field.cultural_background", "origin"}, {"cultural_consent", "recorded"}})["given"] ==
        true);
  garden.contacts[1].custom["c_agreed"] = "no";
  CHECK(consent({{"field.cultural_background", "origin"}, {"cultural_consent_field", "agreed"}}).is_null());
}

TEST_CASE("names of fields that could end a query are refused") {
  Garden garden;
  for (const char* name : {"a,b", "x') OR ('1'='1", "a&b", "{x}"})
    CHECK(failure_of([&] { Account(garden, manifest(), {{"field.education", name}}); }) == "config/setting");
}

TEST_CASE(
    "a list that is looked up in is fetched once for many records, and again for what was added to it") {
  Garden garden;
  garden.add("Layla");
  garden.contacts[1].custom = {{"speaks", 7}};
  Json json = manifest();
  json["lookups"]["languages"] = Json::parse(
      R"({"request": {"path": "/languages"}, "items": "${items}", "key": "${id}", "value": "${code}"})");
  json["entities"][0]["map"]["languages"] = {{"$lookup", "${custom.speaks}"}, {"in", "languages"}};
  Json languages{{"items", {{{"id", 7}, {"code", "ar"}}}}};
  int fetched = 0;
  garden.instead = [&](const rafiq::HttpRequest& request) {
    if (request.url != "/languages") return rafiq::HttpResponse{};
    ++fetched;
    return says(200, languages.dump());
  };
  Account account(garden, json);
  for (int i = 0; i < 3; ++i) CHECK(account.get(1)["record"]["languages"] == Json({"ar"}));
  CHECK(fetched == 1);
  languages["items"].push_back({{"id", 8}, {"code", "en"}});
  garden.contacts[1].custom["speaks"] = 8;
  CHECK(account.get(1)["record"]["languages"] == Json({"en"}));
  CHECK(fetched == 2);
  languages["items"][1]["code"] = "en-GB";
  garden.now += 120;
  CHECK(account.get(1)["record"]["languages"] == Json({"en-GB"}));
}

TEST_CASE("an error that only says that there is nothing is an empty list, and no record") {
  Garden garden;
  Json json = manifest();
  json["errors"] = Json::parse(
      R"([{"status": 404, "when": {"${error.message}": "Not Found: none"}, "reason": "nothing"}])");
  Account account(garden, json);
  garden.instead = [](const auto&) { return says(404, R"({"error": {"message": "Not Found: none"}})"); };
  CHECK(account.find("mail", "nobody@example.com").empty());
  CHECK(account.read().back()["end"] == true);
  CHECK(account.get(1)["record"].is_null());
  garden.instead = [](const auto&) { return says(404, R"({"error": {"message": "Not Found"}})"); };
  CHECK(failure_of([&] { account.read(); }) == "not_found/http-404");
  garden.instead = [](const auto&) { return says(404, R"({"error": {"mess)"); };
  CHECK(failure_of([&] { account.read(); }) == "protocol/no-json");
}

TEST_CASE("where false is how the CRM writes what is empty, it is nothing everywhere") {
  Garden garden;
  garden.add("Layla");
  garden.contacts[1].custom = {{"c_degree", false}, {"c_jobs", "nurse"}};
  Json json = manifest();
  json["false_is_nothing"] = true;
  json["entities"][0]["map"]["name"] = "${gone}";
  json["entities"][0]["map"]["mails"] = {{"$first", {"${gone}", "${mail}"}}};
  json["entities"][0]["extra"] = {{"object", "${.}"}, {"except", {"id", "custom"}}};
  json["entities"][0]["deleted"] = {{"${gone}", "present"}};
  const Json record = Account(garden, json, {{"field.experience", "jobs"}}).get(1)["record"];
  CHECK_FALSE(record.contains("name"));
  CHECK_FALSE(record.contains("deleted"));
  CHECK(record["mails"][0]["value"] == "c1@example.com");
  CHECK(record["facts"].size() == 1);
  CHECK_FALSE(record["extra"].contains("gone"));
}
