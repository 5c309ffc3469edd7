// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/check.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/rt/desk.hpp"

#include <rafiq/failure.hpp>

using namespace rafiq_rt;
using test::Desk;

namespace {

std::string notes_of(Desk& desk, const std::string& settings = "{}") {
  const Json report = check(desk.rest(), Settings::parse(settings));
  std::string all;
  for (const Json& note : report.at("notes")) all += note.get<std::string>() + "\n";
  return all;
}

std::string refusal(Desk& desk, const std::string& settings = "{}") {
  try {
    (void)check(desk.rest(), Settings::parse(settings));
  } catch (const rafiq::Failure& failure) {
    CHECK(failure.reason() == rafiq::Reason::permission);
    return std::string(failure.message());
  }
  return {};
}

}  // namespace

TEST_CASE("check says which RT answers and which queues are seen") {
  Desk desk;
  CHECK_THAT(notes_of(desk), Catch::Contains("Request Tracker 5.0.3") && Catch::Contains("Queues: General"));
}

TEST_CASE("check names the right that is missing, and where it is granted") {
  Desk desk;
  desk.admin_users = false;
  CHECK_THAT(refusal(desk), Catch::Contains("AdminUsers") && Catch::Contains("Admin > Global"));
  desk.admin_users = true;
  desk.see_group = false;
  CHECK_THAT(refusal(desk), Catch::Contains("SeeGroup") && Catch::Contains("`customers`"));
  CHECK(refusal(desk, R"({"settings":{"customers":"all"}})").empty());
  desk.see_custom_field = false;
  desk.see_queue = false;
  CHECK_THAT(notes_of(desk, R"({"settings":{"customers":"all"}})"),
             Catch::Contains("SeeCustomField") && Catch::Contains("SeeQueue and ShowTicket"));
}

TEST_CASE("check warns when comments cannot be seen, and a lost note could be written twice") {
  Desk desk;
  const auto ticket = desk.add_ticket(desk.add_user("Layla"), "Invoice");
  desk.note({"RT::Ticket", ticket, "Comment", 14, "called"});
  CHECK_THAT(notes_of(desk), !Catch::Contains("ShowTicketComments"));
  desk.see_comments = false;
  CHECK_THAT(notes_of(desk), Catch::Contains("ShowTicketComments") && Catch::Contains("written twice"));
  CHECK_THAT(notes_of(desk, R"({"settings":{"notes":"correspond"}})"),
             !Catch::Contains("ShowTicketComments"));
  CHECK_THAT(notes_of(desk, R"({"settings":{"notes":"no"}})"), !Catch::Contains("ShowTicketComments"));
}

TEST_CASE("check names the fields that are not there, and a consent that is not mapped") {
  Desk desk;  // has the field Education alone
  const std::string notes = notes_of(desk);
  CHECK_THAT(notes, Catch::Contains("no custom field \"Interests\"") && Catch::Contains("`field.interest`"));
  CHECK_THAT(notes, !Catch::Contains("no custom field \"Education\""));
  CHECK_THAT(notes, Catch::Contains("no consent is mapped"));
  CHECK_THAT(notes_of(desk, R"({"settings":{"cultural_consent":"recorded"}})"),
             !Catch::Contains("no consent is mapped"));
  CHECK_THAT(notes_of(desk, R"({"settings":{"cultural_consent_field":"Agreed"}})"),
             Catch::Contains("no custom field \"Agreed\""));
}

TEST_CASE("discover tells the fields and what they are mapped to") {
  Desk desk;
  const Json answer = discover(desk.rest(), Settings::parse("{}"));
  const Json& users = answer.at("entities").at(0);
  CHECK(users.at("name") == "user");
  CHECK(users.at("fields").back() ==
        Json{{"name", "CF.Education"}, {"label", "Education"}, {"aspect", "education"}});
}
