// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/ticket.hpp"
#include "plugins/rt/user.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/rt/desk.hpp"
#include "tests/unit/rt/fixture.hpp"

#include <rafiq/failure.hpp>

#include <algorithm>

using namespace rafiq_rt;

namespace {

Json record_of(const Json& user, const std::string& settings = "{}") {
  std::set<std::string> observations;
  return customer_record(Answer(user, "user"), Settings::parse(settings), observations);
}

Json fact_of(const Json& record, const std::string& aspect) {
  for (const Json& fact : record.at("facts"))
    if (fact.at("aspect") == aspect) return fact;
  return nullptr;
}

void set_field(Json& user, const std::string& name, const Json& values) {
  for (Json& field : user["CustomFields"])
    if (field["name"] == name) field["values"] = values;
}

}  // namespace

TEST_CASE("a user of RT is a customer with facts") {
  const Json record = record_of(test::fixture("user"));
  CHECK(record.at("entity") == "user");
  CHECK(record.at("id") == "37");
  CHECK(record.at("name") == "سلمى حداد");
  CHECK(record.at("languages") == Json::array({"ar"}));
  CHECK(record.at("mails") == Json::array({{{"value", "customer1@example.com"}}}));
  CHECK(record.at("phones") == Json::array({{{"value", "+20 10 1001 2001"}, {"label", "mobile"}}}));
  CHECK(fact_of(record, "education") ==
        Json{{"aspect", "education"}, {"label", "Education"}, {"value", "BSc"}});
  const auto interests = std::count_if(record["facts"].begin(), record["facts"].end(),
                                       [](const Json& fact) { return fact.at("aspect") == "interest"; });
  CHECK(interests == 2);
  CHECK_FALSE(record.contains("extra"));
}

TEST_CASE("the same user gives the same record alone and in a list, whatever the order of its fields") {
  Json alone = test::fixture("user");
  const Json first = record_of(alone);
  std::reverse(alone["CustomFields"].begin(), alone["CustomFields"].end());
  CHECK(record_of(alone) == first);

  const Json list = test::fixture("users");
  for (const Json& item : list.at("items"))
    if (item.at("id") == 37) CHECK(record_of(item) == first);
  CHECK(std::any_of(list["items"].begin(), list["items"].end(),
                    [](const Json& item) { return item["id"] == 37; }));
}

TEST_CASE("the cultural background carries consent only where it is recorded") {
  Json user = test::fixture("user");
  CHECK_FALSE(fact_of(record_of(user), "cultural_background").contains("consent"));

  const std::string by_field = R"({"settings":{"cultural_consent_field":"Agreed"}})";
  CHECK_FALSE(fact_of(record_of(user, by_field), "cultural_background").contains("consent"));
  user["CustomFields"].push_back({{"id", "9"}, {"name", "Agreed"}, {"values", {"no"}}});
  CHECK_FALSE(fact_of(record_of(user, by_field), "cultural_background").contains("consent"));
  for (const char* yes : {"Yes", "نعم"}) {
    set_field(user, "Agreed", Json::array({yes}));
    const Json fact = fact_of(record_of(user, by_field), "cultural_background");
    CHECK(fact.at("consent") == Json{{"given", true}, {"recorded_by", "CRM field Agreed"}});
  }
  const std::string by_word = R"({"settings":{"cultural_consent":"recorded"}})";
  CHECK(fact_of(record_of(user, by_word), "cultural_background").at("consent").at("given") == true);
  CHECK_FALSE(fact_of(record_of(user, by_word), "education").contains("consent"));
}

TEST_CASE("fields are mapped by name, and what is not mapped is kept aside and reported") {
  const Json user = test::fixture("user");
  const auto settings =
      Settings::parse(R"({"settings":{"field.education":"Experience","field.experience":""}})");
  std::set<std::string> observations;
  const Json record = customer_record(Answer(user, "user"), settings, observations);
  CHECK(fact_of(record, "education").at("value") == "7 years");
  CHECK(fact_of(record, "experience") == nullptr);
  CHECK(record.at("extra") == Json{{"CF.Education", {"BSc"}}});
  CHECK(observations.size() == 1);
}

TEST_CASE("a user without a name, mail or fields is still a customer") {
  const Json record =
      record_of({{"id", "7"}, {"Name", "walk-in"}, {"CustomFields", ""}, {"RealName", nullptr}});
  CHECK(record == Json{{"kind", "customer"}, {"entity", "user"}, {"id", "7"}, {"name", "walk-in"}});
}

TEST_CASE("an answer of another shape names the place and not the value") {
  const auto message_of = [](const Json& user) -> std::string {
    try {
      (void)record_of(user);
    } catch (const rafiq::Failure& failure) {
      CHECK(failure.reason() == rafiq::Reason::protocol);
      return std::string(failure.message());
    }
    return {};
  };
  CHECK_THAT(message_of({{"id", "27x-secret"}}), Catch::Contains("user.id is not a number"));
  CHECK_THAT(message_of({{"id", "27x-secret"}}), !Catch::Contains("secret"));
  CHECK_THAT(message_of({{"id", 1}, {"CustomFields", {{{"id", 2}, {"values", "secret"}}}}}),
             Catch::Contains("user.CustomFields[0].values is not a list"));
  CHECK_THAT(message_of(Json::array()), Catch::Contains("user is not an object"));
  CHECK_THAT(message_of({{"Name", "x"}}), Catch::Contains("user.id is not a value"));
}

TEST_CASE("a message in a ticket is a touchpoint of its requestor") {
  test::Desk desk;
  const Rest rest = desk.rest();
  const Settings settings = Settings::parse("{}");
  const Staff staff = Staff::load(rest, settings);
  const Json json = test::fixture("tickets");
  const Ticket ticket = Ticket::parse(Answer(json, "tickets").at("items").items().at(0), settings, staff);
  CHECK(ticket.id == 1);
  CHECK(ticket.merged_into == 0);
  CHECK(ticket.kind == "complaint");
  CHECK(ticket.customers == std::vector<std::int64_t>{37});

  const Message message{49, 1, 37, "Create", "2026-03-01T10:00:00Z", "mail", "خصم المبلغ مرتين."};
  CHECK(touchpoint_record(message, ticket) ==
        Json{{"kind", "touchpoint"},
             {"entity", "transaction"},
             {"id", "49"},
             {"customer", {{"entity", "user"}, {"id", "37"}}},
             {"at", "2026-03-01T10:00:00Z"},
             {"what", "خصم المبلغ مرتين."},
             {"channel", "mail"},
             {"by_customer", true},
             {"case",
              {{"id", "1"}, {"subject", "فاتورة مكررة رقم 1"}, {"status", "open"}, {"kind", "complaint"}}}});

  Ticket refused = ticket;
  refused.closed = true;
  CHECK(touchpoint_record(message, refused).at("case").at("status") == "closed");
  refused.rejected = true;
  CHECK(touchpoint_record(message, refused).at("case").at("status") == "rejected");

  Ticket shared = ticket;
  shared.customers = {37, 43};
  const Message by_second{50, 1, 43, "Correspond", "2026-03-01T10:00:00Z", "", ""};
  CHECK(touchpoint_record(by_second, shared).at("customer").at("id") == "43");
  CHECK(touchpoint_record(by_second, shared).at("what") == ticket.subject);
  const Message by_staff{51, 1, 14, "Correspond", "2026-03-01T10:00:00Z", "web", "We look at it"};
  CHECK(touchpoint_record(by_staff, shared).at("customer").at("id") == "37");
  CHECK(touchpoint_record(by_staff, shared).at("by_customer") == false);
}
