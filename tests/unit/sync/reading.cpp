// SPDX-License-Identifier: Apache-2.0
#include "core/sync/page.hpp"
#include "core/sync/page_text.hpp"
#include "core/sync/read_record.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_crm.hpp"

using namespace rafiq;
using namespace rafiq::sync;
using namespace rafiq::test;

namespace {

store::Record read(const Json& json) {
  Observations observations;
  return std::get<store::Record>(read_record(json, observations));
}

std::string reason(const Json& json) {
  Observations observations;
  return std::get<store::UnreadableRecord>(read_record(json, observations)).reason;
}

Json with(Json record, const std::string& pointer, Json value) {
  record[Json::json_pointer(pointer)] = std::move(value);
  return record;
}

const Json customer = customer_json("27", "ليلى");
const Json touchpoint = touchpoint_json("1/45", "27");

}  // namespace

TEST_CASE("a customer is read with consent and expiry") {
  auto json = customer;
  json["facts"].push_back({{"aspect", "cultural_background"},
                           {"value", "الشام"},
                           {"expires_at", "2027-01-01"},
                           {"consent", {{"given", true}, {"recorded_by", "CRM field Consent"}}}});
  json["facts"].push_back({{"aspect", "favourite_team"}, {"value", "Zamalek"}});
  json["facts"].push_back({{"aspect", "motive"}, {"value", ""}});
  const auto record = read(json);
  const auto& body = std::get<store::CustomerRecord>(record.body);
  CHECK(record.key == store::RecordKey{"user", "27"});
  CHECK(body.name == "ليلى");
  REQUIRE(body.facts.size() == 3);
  CHECK(body.facts[1].consent->given);
  CHECK(body.facts[1].label == "cultural_background");
  CHECK(body.facts[1].expires_at == parse_iso8601("2027-01-01").value());
  CHECK(body.facts[2].aspect == Aspect::other);
  CHECK(body.facts[2].label == "favourite_team");
}

TEST_CASE("a touchpoint and a commitment are read with whose they are") {
  const auto record = read(with(with(touchpoint, "/feeling", -2), "/effort", 5));
  const auto& body = std::get<store::TouchpointRecord>(record.body);
  CHECK(body.customer == store::RecordKey{"user", "27"});
  CHECK(body.touchpoint.feeling == -2);
  CHECK(body.touchpoint.effort == 5);
  CHECK(body.touchpoint.channel == Channel::mail);
  CHECK(body.touchpoint.about->kind == "complaint");
  const auto promise = read(commitment_json("9", "27"));
  CHECK(std::get<store::CommitmentRecord>(promise.body).commitment.due ==
        parse_iso8601("2026-03-02").value());
}

TEST_CASE("null is as good as absent") {
  auto json = customer;
  for (const auto* key : {"version", "phones", "mails", "languages", "facts", "url", "modified_at", "extra"})
    json[key] = nullptr;
  CHECK(std::get<store::CustomerRecord>(read(json).body).facts.empty());
}

TEST_CASE("a record that cannot be read says which field, and quotes nothing") {
  CHECK(reason(Json(7)) == "the record is not an object");
  CHECK(reason(with(customer, "/id", 27)) == "field \"id\" is not text");
  CHECK(reason(with(customer, "/id", "")) == "field \"id\" is missing");
  CHECK(reason(with(customer, "/kind", "person")) ==
        "field \"kind\" is none of customer, touchpoint and commitment");
  CHECK(reason(with(customer, "/name", Json::array())) == "field \"name\" is not text");
  CHECK(reason(with(customer, "/name", std::string("Lay\0la", 6))) == "field \"name\" holds a NUL character");
  CHECK(reason(with(customer, "/name", std::string(10'000, 'x'))) == "field \"name\" is too long");
  CHECK(reason(with(customer, "/phones", "0100")) == "field \"phones\" is not a list");
  CHECK(reason(with(customer, "/phones/0", "0100")) == "field \"phones[0]\" is not an object");
  CHECK(reason(with(customer, "/facts/0/aspect", nullptr)) == "field \"facts[0].aspect\" is missing");
  CHECK(reason(with(customer, "/facts/0/value", std::string(100'000, 'x'))) ==
        "field \"facts[0].value\" is too long");
  CHECK(reason(with(customer, "/facts/0/expires_at", "31/12/2027")) ==
        "field \"facts[0].expires_at\" is not a date or a time");
  CHECK(reason(with(customer, "/facts/0/consent", true)) == "field \"facts[0].consent\" is not an object");
  CHECK(reason(with(customer, "/facts/0/consent", Json::object())) ==
        "field \"facts[0].consent.given\" is missing");
  CHECK(reason(with(customer, "/languages", {1})) == "field \"languages\" holds something that is not text");
  CHECK(reason(with(customer, "/deleted", "yes")) == "field \"deleted\" is not true or false");
  CHECK(reason(with(customer, "/modified_at", "2026-02-30")) ==
        "field \"modified_at\" is not a date or a time");
  CHECK(reason(with(touchpoint, "/at", "yesterday")) == "field \"at\" is not a date or a time");
  CHECK(reason(with(touchpoint, "/at", nullptr)) == "field \"at\" is missing");
  CHECK(reason(with(touchpoint, "/customer", nullptr)) == "field \"customer\" is missing");
  CHECK(reason(with(touchpoint, "/case/id", nullptr)) == "field \"case.id\" is missing");
  CHECK(reason(with(touchpoint, "/feeling", 3)) == "field \"feeling\" is not from -2 to 2");
  CHECK(reason(with(touchpoint, "/feeling", UINT64_MAX)) == "field \"feeling\" is not from -2 to 2");
  CHECK(reason(with(touchpoint, "/effort", 2.5)) == "field \"effort\" is not a whole number");
  CHECK(reason(with(commitment_json("9", "27"), "/state", "lost")) ==
        "field \"state\" is none of open, kept and broken");
}

TEST_CASE("what is too long or too deep is refused before it costs anything") {
  auto json = customer;
  for (int i = 0; i < 40; ++i)
    json["facts"].push_back({{"aspect", "other"}, {"value", std::string(60'000, 'x')}});
  CHECK(reason(json) == "the record is too long");
  CHECK(reason(with(customer, "/other_names", std::vector<std::string>(5'000, "x"))) ==
        "field \"other_names\" is too long a list");
  Json deep = 1;
  for (int i = 0; i < 100'000; ++i) deep = Json::array({std::move(deep)});
  CHECK(reason(with(customer, "/extra", {{"deep", std::move(deep)}})) == "the record is nested too deeply");
}

TEST_CASE("what is kept aside is cut between letters") {
  Observations observations;
  auto json = with(customer, "/kind", 1);
  json["name"] = std::string();
  for (int i = 0; i < 20'000; ++i) json["name"].get_ref<std::string&>() += "ي";
  const auto kept = std::get<store::UnreadableRecord>(read_record(json, observations));
  CHECK(kept.record.size() <= 16'000);
  CHECK(kept.key == store::RecordKey{"user", "27"});
  CHECK(dump_json(Json(kept.record)).find("\uFFFD") == std::string::npos);
}

TEST_CASE("fields nobody mapped are reported by name, without their values") {
  Observations observations;
  read_record(with(with(customer, "/extra", {{"CF.Shoe size", "38"}}), "/nick", "Lulu"), observations);
  read_record(with(customer, "/extra", {{"CF.Shoe size", "41"}}), observations);
  CHECK(observations == Observations{"The field CF.Shoe size of user is not mapped; it is kept and not used",
                                     "The member \"nick\" of user is not known; it is kept and not used"});
  CHECK(read(with(customer, "/extra", {{"CF.Shoe size", "38"}})).base.find("Shoe size") != std::string::npos);
}

TEST_CASE("a channel nobody knows is left out and reported") {
  Observations observations;
  const auto item = read_record(with(touchpoint, "/channel", "telepathy"), observations);
  CHECK_FALSE(std::get<store::TouchpointRecord>(std::get<store::Record>(item).body).touchpoint.channel);
  CHECK(observations.size() == 1);
}

TEST_CASE("a page that makes no sense is an error that names the account") {
  const Json page =
      GENERATE(Json(nullptr), Json(7), Json::object(), Json{{"records", 7}},
               Json{{"records", Json::array()}, {"checkpoint", 7}},
               Json{{"records", Json::array()}, {"checkpoint", {{"x", std::string(300'000, 'x')}}}},
               Json{{"records", Json::array()}, {"observations", 7}});
  const auto read = [&]() -> Result<Page> {
    RAFIQ_TRY(const auto cut, PageText::cut(dump_json(page), "support"));
    return read_page(cut.rest(), "support");
  }();
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().code == ErrorCode::bad_data);
  CHECK(read.error().where == "support");
}
