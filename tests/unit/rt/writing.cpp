// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/write.hpp"
#include "tests/support/catch.hpp"

#include <rafiq/failure.hpp>

#include <deque>

using namespace rafiq_rt;

namespace {

// Answers what it is told to, in that order, and keeps what it was asked.
struct Script {
  std::deque<rafiq::HttpResponse> answers;
  std::vector<rafiq::HttpRequest> asked;
  Rest rest{[this](const rafiq::HttpRequest& request) {
    asked.push_back(request);
    rafiq::HttpResponse answer = answers.front();
    answers.pop_front();
    return answer;
  }};
  Settings settings = Settings::parse(R"({"settings": {"url": "http://rt"}, "files": {}})");

  void will_answer(int status, const Json& body, std::vector<rafiq::Header> headers = {}) {
    answers.push_back({status, std::move(headers), body.dump()});
  }
  Json write(const Json& request) { return Writer(rest, settings).write(request); }
  rafiq::Reason refusal(const Json& request) {
    try {
      (void)write(request);
    } catch (const rafiq::Failure& failure) {
      return failure.reason();
    }
    return rafiq::Reason::bug;
  }
};

const Json nothing{{"items", Json::array()}};
const Json set_education{{"entity", "user"},
                         {"id", "27"},
                         {"version", "\"33\""},
                         {"marker", "rfq-0"},
                         {"set", {{"education", {"PhD"}}}}};
const Json a_note{
    {"entity", "transaction"},
    {"marker", "rfq-0123"},
    {"create", {{"customer", {{"entity", "user"}, {"id", "27"}}}, {"what", "called"}, {"channel", "phone"}}}};

std::string header(const rafiq::HttpRequest& request, const std::string& name) {
  for (const auto& one : request.headers)
    if (one.name == name) return one.value;
  return {};
}

}  // namespace

TEST_CASE("facts are custom fields of the user, guarded by If-Match") {
  Script rt;
  rt.will_answer(200, Json::array({"Education BSc changed to PhD"}));
  CHECK(rt.write(set_education)["id"] == "27");
  CHECK(rt.asked[0].method == "PUT");
  CHECK(rt.asked[0].url.ends_with("/user/27"));
  CHECK(header(rt.asked[0], "If-Match") == "\"33\"");
  CHECK(Json::parse(rt.asked[0].body) == Json{{"CustomFields", {{"Education", {"PhD"}}}}});
}

TEST_CASE("a field for one value is cleared by null, one for many by an empty list") {
  Script rt;
  rt.will_answer(200, Json::array());
  Json request = set_education;
  request["set"] = {{"education", Json::array()}, {"interest", Json::array()}};
  (void)rt.write(request);
  CHECK(Json::parse(rt.asked[0].body)["CustomFields"] ==
        Json{{"Education", nullptr}, {"Interests", Json::array()}});
}

TEST_CASE("what RT says of a write becomes what core understands") {
  Script rt;
  rt.will_answer(412, {{"message", "Precondition Failed"}});
  CHECK(rt.refusal(set_education) == rafiq::Reason::conflict);
  rt.will_answer(200,
                 Json::array({"Could not add a new value to custom field 'Education': Permission Denied"}));
  CHECK(rt.refusal(set_education) == rafiq::Reason::permission);
  rt.will_answer(200, Json::array({"Could not add a new value to custom field 'Education': too long"}));
  CHECK(rt.refusal(set_education) == rafiq::Reason::rejected);
}

TEST_CASE("a note is looked for by its marker before it is made") {
  Script rt;
  rt.will_answer(200, {{"items", {{{"id", "716"}}}}});
  CHECK(rt.write(a_note)["id"] == "716");
  CHECK(rt.asked.size() == 1);
  CHECK(rt.asked[0].url.find("rfq-0123") != std::string::npos);
  CHECK(rt.asked[0].url.find("%5B") == std::string::npos);  // a bracket in a query is JSON to RT

  Script anew;
  anew.will_answer(200, nothing);
  anew.will_answer(200, {{"items", {{{"id", "5"}, {"EffectiveId", "5"}}}}});
  anew.will_answer(201, Json::array({"Comments added"}), {{"location", "/REST/2.0/transaction/717"}});
  CHECK(anew.write(a_note)["id"] == "717");
  CHECK(anew.asked.back().url.ends_with("/ticket/5/comment"));
  CHECK_FALSE(anew.asked.back().idempotent);
  const Json sent = Json::parse(anew.asked.back().body);
  CHECK(sent["Subject"] == "Note [rfq-0123]");
  CHECK(sent["Content"].get<std::string>().starts_with("called\n"));
}

TEST_CASE("without an open ticket there is no place for a note, without a right no leave") {
  Script rt;
  rt.will_answer(200, nothing);
  rt.will_answer(200, nothing);
  CHECK(rt.refusal(a_note) == rafiq::Reason::unsupported);
  rt.will_answer(200, nothing);
  rt.will_answer(200, {{"items", {{{"id", "5"}, {"EffectiveId", "5"}}}}});
  rt.will_answer(400, {{"message", "Permission Denied"}});
  CHECK(rt.refusal(a_note) == rafiq::Reason::permission);
}
