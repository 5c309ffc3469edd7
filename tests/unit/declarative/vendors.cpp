// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/declarative/garden.hpp"

#include <fstream>

using namespace rafiq_declarative;
using namespace rafiq_declarative::test;

namespace {

Json manifest_file(const std::string& id) {
  std::ifstream file(std::string(RAFIQ_SOURCE_DIR) + "/plugins/" + id + "/manifest.json");
  return Json::parse(file);
}

// What is said when the vendor answers that to whatever is asked.
std::string answered(const std::string& id, int status, const std::string& body) {
  Garden garden;
  garden.instead = [&](const auto&) { return rafiq::HttpResponse{status, {}, body}; };
  Account account(garden, manifest_file(id), {{"url", "https://crm.example"}, {"portal", "1"}});
  return failure_of([&] { account.read(); });
}

constexpr int contacts = 10'250;
constexpr std::int64_t first_change = 1'772'357'400'000;

std::string modified(int number) {
  return write_time(first_change + 1000 * (number / 2), TimeKind::iso_ms);  // two at each moment
}

// HubSpot's search as it is documented: sorted, counted pages, nothing behind the first 10,000 results.
rafiq::HttpResponse search(const Json& asked) {
  const auto since = std::stoll(asked["filterGroups"][0]["filters"][0]["value"].get<std::string>());
  const auto after = std::stoi(asked.value("after", "0"));
  const auto limit = asked["limit"].get<int>();
  if (after + limit > 10'000) return {400, {}, R"({"status":"error","category":"VALIDATION_ERROR"})"};
  const auto skipped = static_cast<int>(std::max<std::int64_t>(0, (since - first_change + 999) / 1000)) * 2;
  Json results = Json::array();
  for (int at = skipped + after; at < std::min(contacts, skipped + after + limit); ++at)
    results.push_back({{"id", std::to_string(at)}, {"properties", {{"lastmodifieddate", modified(at)}}}});
  Json body{{"results", std::move(results)}};
  if (skipped + after + limit < contacts) body["paging"]["next"]["after"] = std::to_string(after + limit);
  return {200, {}, body.dump()};
}

}  // namespace

TEST_CASE("HubSpot's refusals are understood") {
  const auto hubspot = [](int status, const std::string& body) { return answered("hubspot", status, body); };
  CHECK(hubspot(429, R"({"status":"error","errorType":"RATE_LIMIT","policyName":"TEN_SECONDLY_ROLLING"})") ==
        "rate_limited/http-429");
  CHECK(hubspot(429, R"({"status":"error","errorType":"RATE_LIMIT","policyName":"DAILY"})") ==
        "rate_limited/daily");
  CHECK(hubspot(403, R"({"status":"error","category":"MISSING_SCOPES"})") == "permission/scopes");
  CHECK(hubspot(401, R"({"status":"error","category":"EXPIRED_AUTHENTICATION"})") == "auth/expired");
  CHECK(hubspot(401, R"({"status":"error","category":"INVALID_AUTHENTICATION"})") == "auth/http-401");
}

TEST_CASE("Salesforce's refusals are understood") {
  const auto salesforce = [](int status, const std::string& code) {
    return answered("salesforce", status, R"([{"message":"no","errorCode":")" + code + R"("}])");
  };
  CHECK(salesforce(403, "REQUEST_LIMIT_EXCEEDED") == "rate_limited/daily");
  CHECK(salesforce(503, "SERVER_UNAVAILABLE") == "transient/busy");
  CHECK(salesforce(400, "INVALID_FIELD") == "config/field");
  CHECK(salesforce(403, "API_DISABLED_FOR_ORG") == "permission/api-off");
  CHECK(salesforce(401, "INVALID_SESSION_ID") == "auth/session");
  CHECK(salesforce(403, "INSUFFICIENT_ACCESS") == "permission/access");
}

TEST_CASE("Zendesk's refusals are understood") {
  const auto zendesk = [](int status, const std::string& body) { return answered("zendesk", status, body); };
  CHECK(zendesk(401, R"({"error":"Couldn't authenticate you"})") == "auth/http-401");
  CHECK(zendesk(403, R"({"error":{"title":"Forbidden","message":"You do not have access"}})") ==
        "permission/forbidden");
  CHECK(zendesk(409, R"({"error":"UpdateConflict","description":"Safe Update"})") == "conflict/changed");
  CHECK(zendesk(422, R"({"error":"RecordInvalid","details":{}})") == "rejected/invalid");
  CHECK(zendesk(429, R"({"error":"TooManyRequests"})") == "rate_limited/limit");
}

TEST_CASE("more changes than HubSpot's search gives are read by several searches") {
  Garden garden;
  std::size_t refused = 0;
  bool changed = false;
  garden.instead = [&](const rafiq::HttpRequest& request) {
    if (!changed || request.url != "/crm/v3/objects/contacts/search")
      return rafiq::HttpResponse{200, {}, R"({"results":[]})"};
    auto answer = search(Json::parse(request.body));
    refused += answer.status == 200 ? 0 : 1;
    return answer;
  };
  garden.now = first_change / 1000;
  Account account(garden, manifest_file("hubspot"), {{"portal", "1"}});
  const auto checkpoint = account.read().back()["checkpoint"];
  changed = true;
  garden.now += contacts;
  CHECK(after(account.read(checkpoint)).size() == contacts);
  CHECK(refused == 0);
}

namespace {

// The customers that a read of changes says are deleted, when the vendor answers the first address that holds
// `where` with `rows`, and everything else with `nothing`.
std::vector<std::string> deleted(const std::string& id, const std::string& where, const std::string& rows,
                                 const std::string& nothing) {
  Garden garden;
  bool changed = false;
  garden.instead = [&](const rafiq::HttpRequest& request) {
    const bool here = changed && request.url.find(where) != std::string::npos;
    if (here) changed = false;  // the next page has no more
    return rafiq::HttpResponse{200, {}, here ? rows : nothing};
  };
  Account account(garden, manifest_file(id), {{"url", "https://crm.example"}, {"portal", "1"}});
  const auto checkpoint = account.read().back()["checkpoint"];
  changed = true;
  std::vector<std::string> gone;
  for (const Json& page : account.read(checkpoint))
    for (const Json& record : page["records"])
      if (record.value("deleted", false)) gone.push_back(record["id"]);
  return gone;
}

}  // namespace

TEST_CASE("whom a vendor says to be deleted is told so by the next read") {
  const std::vector<std::string> seven{"7"};
  CHECK(deleted("hubspot", "/contacts?archived=true",
                R"({"results":[{"id":"7","archived":true,"archivedAt":"2026-03-01T09:30:00.000Z"}]})",
                R"({"results":[]})") == seven);
  CHECK(
      deleted(
          "salesforce", "/queryAll?q=SELECT%20Id%2CName",
          R"({"done":true,"records":[{"Id":"7","IsDeleted":true,"SystemModstamp":"2026-03-01T09:30:00.000+0000"}]})",
          R"({"done":true,"records":[]})") == seven);
  CHECK(
      deleted(
          "zendesk", "/users/cursor.json?cursor=here",
          R"({"users":[{"id":7,"active":false,"role":"end-user"}],"after_cursor":"there","end_of_stream":true})",
          R"({"users":[],"tickets":[],"after_cursor":"here","end_of_stream":true})") == seven);
}
