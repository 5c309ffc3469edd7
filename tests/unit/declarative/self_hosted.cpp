// SPDX-License-Identifier: Apache-2.0
// What the scenes of EspoCRM, Odoo and Dolibarr do not ask of their manifests.
#include "tests/support/catch.hpp"
#include "tests/unit/declarative/garden.hpp"

#include <algorithm>
#include <fstream>

using namespace rafiq_declarative;
using namespace rafiq_declarative::test;

namespace {

Json manifest_in(const std::string& id) {
  std::ifstream file(std::string(RAFIQ_SOURCE_DIR) + "/plugins/" + id + "/manifest.json");
  return Json::parse(file);
}

const Json settings{{"url", "https://crm.example"}, {"database", "clinic"}, {"user", "rafiq"}};

// What is said when the CRM answers that to whatever is asked.
std::string refusal(const std::string& id, int status, const std::string& body) {
  Garden garden;
  garden.instead = [&](const auto&) { return rafiq::HttpResponse{status, {}, body}; };
  Account account(garden, manifest_in(id), id == "odoo" ? settings : Json{{"url", "https://crm.example"}});
  return failure_of([&] { account.read(); });
}

std::string header_of(const rafiq::HttpRequest& request, const std::string& name) {
  const auto found = std::find_if(request.headers.begin(), request.headers.end(),
                                  [&](const auto& header) { return header.name == name; });
  return found == request.headers.end() ? "" : found->value;
}

}  // namespace

TEST_CASE("Odoo's refusals come with status 200 and are understood by the name of its exception") {
  const auto odoo = [](const std::string& name) {
    return refusal(
        "odoo", 200,
        R"({"jsonrpc":"2.0","id":1,"error":{"code":200,"message":"Odoo Server Error","data":{"name":")" +
            name + R"(","message":"Sorry"}}})");
  };
  CHECK(odoo("odoo.exceptions.AccessDenied") == "auth/access-denied");
  CHECK(odoo("odoo.exceptions.AccessError") == "permission/access");
  CHECK(odoo("odoo.exceptions.ValidationError") == "rejected/refused");
  CHECK(odoo("psycopg2.errors.SerializationFailure") == "transient/database-busy");
  CHECK(odoo("builtins.ValueError") == "config/field");
  CHECK(odoo("builtins.MemoryError") == "protocol/error");
}

TEST_CASE("what Odoo leaves empty is false, and neither a phone nor a fact") {
  Garden garden;
  garden.instead = [](const auto&) {
    return rafiq::HttpResponse{
        200,
        {},
        R"({"result":[{"id":5,"name":"Layla","email":false,"phone":"0770","mobile":false,"lang":false,"active":true,
                       "street":false,"zip":false,"city":false,"x_education":false,"write_date":"2031-03-05 09:00:00"}]})"};
  };
  Json chosen = settings;
  chosen["field.education"] = "x_education";
  const Json record = Account(garden, manifest_in("odoo"), chosen).read().front()["records"][0];
  CHECK(record["phones"].size() == 1);
  for (const char* member : {"mails", "languages", "facts", "deleted"}) CHECK_FALSE(record.contains(member));
}

TEST_CASE("EspoCRM says 409 to a duplicate and to what was changed meanwhile, and both are told apart") {
  CHECK(refusal("espocrm", 409, R"([{"id":"65e7c0de000000001","name":"Layla"}])") == "rejected/duplicate");
  CHECK(refusal("espocrm", 409, R"({"values":{"cEducation":"Doctorate"},"versionNumber":4})") ==
        "conflict/modified");
  CHECK(refusal("espocrm", 403, "") == "permission/http-403");
}

TEST_CASE("EspoCRM is asked for what changed in the second of the last change, too") {
  Garden garden;
  garden.instead = [](const auto&) {
    return rafiq::HttpResponse{
        200, {}, R"({"list":[{"id":"a1","name":"Layla","modifiedAt":"2026-03-01 09:30:00"}]})"};
  };
  Account account(garden, manifest_in("espocrm"), {{"url", "https://crm.example"}});
  const auto checkpoint = account.read().back()["checkpoint"];
  garden.asked.clear();
  account.read(checkpoint);
  int feeds = 0;
  for (const auto& request : garden.asked)
    if (request.url.find("=modifiedAt") != std::string::npos) {
      ++feeds;
      CHECK(request.url.find("=greaterThanOrEquals") != std::string::npos);
    }
  CHECK(feeds == 3);
}

TEST_CASE("EspoCRM is told the version that a write is based on, and sees the named fields only") {
  Garden garden;
  garden.instead = [](const auto&) {
    return rafiq::HttpResponse{200, {}, R"({"list":[{"id":"a1","name":"Layla","versionNumber":3}]})"};
  };
  Account account(garden, manifest_in("espocrm"), {{"url", "https://crm.example"}});
  account.write(
      {{"entity", "Contact"}, {"id", "a1"}, {"version", "3"}, {"set", {{"education", {"Doctorate"}}}}});
  CHECK(garden.asked.back().method == "PUT");
  CHECK(header_of(garden.asked.back(), "X-Version-Number") == "3");
  CHECK(Json::parse(garden.asked.back().body) == Json{{"cEducation", "Doctorate"}});
}

TEST_CASE("Dolibarr's 404 to an empty list is no refusal, and any other is") {
  CHECK(refusal("dolibarr", 404, R"({"error":{"code":404,"message":"Not Found: Thirdparties not found"}})")
            .empty());
  CHECK(refusal("dolibarr", 404, R"({"error":{"code":404,"message":"Not Found"}})") == "not_found/http-404");
  CHECK(refusal("dolibarr", 403, R"({"error":{"code":403,"message":"Forbidden"}})") ==
        "permission/forbidden");
}
