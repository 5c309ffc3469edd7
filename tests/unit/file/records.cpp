// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/records.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/file/desk.hpp"

namespace {

using namespace rafiq::file;
using test::Desk;
using test::observations;
using test::records;
using test::Refusal;

std::vector<Json> customers(const std::string& csv, const Json& settings = Json::object()) {
  Desk desk(settings);
  return records(desk.file("customers", csv).read());
}

struct Journey {
  std::vector<Json> entries;
  std::string said;
};

Journey journey(const std::string& text, const Json& settings = Json::object()) {
  Desk desk(settings);
  const auto pages = desk.file("customers", "id,name\n1,Sami\n").file("journey", text, "journey").read();
  Journey read{{}, observations(pages)};
  for (const auto& record : records(pages))
    if (record.at("kind") != "customer") read.entries.push_back(record);
  return read;
}

}  // namespace

TEST_CASE("customer: everything a column can be") {
  const auto found = customers(
      "Customer No,First name,Last name,Nickname,Mobile,Work "
      "phone,Email,Languages,Education,Interests,Cultural background,"
      "Accessibility,Consent,Consent date,Consent until,Last modified,Version,Shoe size\n"
      "7,Hala,Ibrahim,Lulu;Loulou,0100 000 0104;0100 000 0108,\"=\"\"02 "
      "0000\"\"\",hala@example.org,العربية|English,PhD,poetry; chess,"
      "Jordan,large print,yes,1/3/2026,2027-03-01,2026-05-06 07:08,v3,38\n",
      {{"record_url", "https://crm.example/c/${id}?tab=1"}});
  REQUIRE(found.size() == 1);
  const auto expected = Json::parse(R"json({
    "kind": "customer", "entity": "customer", "id": "7", "version": "v3", "name": "Hala Ibrahim",
    "url": "https://crm.example/c/7?tab=1", "modified_at": "2026-05-06T07:08:00Z", "other_names": ["Lulu", "Loulou"],
    "phones": [{"value": "0100 000 0104", "label": "Mobile"}, {"value": "0100 000 0108", "label": "Mobile"}, {"value": "02 0000", "label": "Work phone"}],
    "mails": [{"value": "hala@example.org", "label": "Email"}], "languages": ["ar", "en"],
    "facts": [
      {"aspect": "language", "label": "Languages", "value": "العربية"}, {"aspect": "language", "label": "Languages", "value": "English"},
      {"aspect": "education", "label": "Education", "value": "PhD"},
      {"aspect": "interest", "label": "Interests", "value": "poetry"}, {"aspect": "interest", "label": "Interests", "value": "chess"},
      {"aspect": "cultural_background", "label": "Cultural background", "value": "Jordan", "expires_at": "2027-03-01",
       "consent": {"given": true, "recorded_by": "customers.csv, Consent", "at": "2026-03-01"}},
      {"aspect": "accessibility", "label": "Accessibility", "value": "large print", "expires_at": "2027-03-01",
       "consent": {"given": true, "recorded_by": "customers.csv, Consent", "at": "2026-03-01"}}],
    "extra": {"Shoe size": "38"}})json");
  CHECK(found[0] == expected);
}

TEST_CASE("customer: consent that is refused, unknown or not a word is never a yes") {
  const auto found = customers("id,culture,consent\n1,Egypt,no\n2,Egypt,\n3,Egypt,maybe\n4,Egypt,نعم\n");
  CHECK(found[0].at("facts")[0].at("consent").at("given") == false);
  CHECK_FALSE(found[1].at("facts")[0].contains("consent"));
  CHECK_FALSE(found[2].at("facts")[0].contains("consent"));
  CHECK(found[3].at("facts")[0].at("consent").at("given") == true);
}

TEST_CASE("customer: rows that are none are left out, with the line and the remedy") {
  Desk desk;
  const auto pages =
      desk.file("customers", "id,name,mobile,Last modified\n,Nobody,1,\n1,Sami,2,soon\n1,Sami again,3,\n" +
                                 std::string(300, 'x') +
                                 ",Long,4,\n9.66501E+11,Rounded,5,\n2,Mona,9.66E+11,\n")
          .read();
  const auto found = records(pages);
  REQUIRE(found.size() == 2);
  CHECK(found[0].at("name") == "Sami");
  CHECK_FALSE(found[0].contains("modified_at"));
  CHECK_FALSE(found[1].contains("phones"));
  const auto said = observations(pages);
  for (const auto* part : {"customers.csv line 2: there is no id", "line 3: a date cannot be read",
                           "line 4: the id was on an earlier line", "line 5: the id is longer",
                           "line 6: a spreadsheet rounded", "line 7: a spreadsheet rounded"})
    CHECK_THAT(said, Catch::Contains(part));
  CHECK_THAT(said, !Catch::Contains("Sami") && !Catch::Contains("Nobody"));
}

TEST_CASE("customer: of several columns for one thing the surest that is filled counts") {
  const auto found = customers("Display name,Full name,id\nD,F,1\nD,,2\n");
  CHECK(found[0].at("name") == "F");
  CHECK(found[0].at("extra").at("Display name") == "D");
  CHECK(found[1].at("name") == "D");
  const auto chosen = customers("A,B\n,2\n1,2\n", {{"mapping", "id=A|B"}, {"header", "yes"}});
  CHECK(chosen[0].at("id") == "2");
  CHECK(chosen[1].at("id") == "1");
}

TEST_CASE("customer: values beyond 16 KiB are cut") {
  Desk desk;
  const auto pages =
      desk.file("customers", "id,name,notes\n1,Sami," + std::string(40'000, 'n') + "\n").read();
  CHECK(records(pages)[0].at("extra").at("notes").get<std::string>().size() == Records::kMaxValue);
  CHECK_THAT(observations(pages), Catch::Contains("line 2: a value is longer than 16 KiB; it is cut"));
}

TEST_CASE("customer: JSON Lines with lists and objects within") {
  Desk desk(Json{{"mapping", "education=school.degree, interest=likes"}});
  const auto pages = desk.file("customers",
                               "{\"id\":7,\"name\":\"Sami\",\"phone\":[\"1\",\"2\"],\"school\":{\"degree\":"
                               "\"BSc\"},\"likes\":[\"chess\",\"tea; cake\"],"
                               "\"vip\":true,\"none\":null}\nnonsense\n[1]\n\n{\"id\":8}\n",
                               "c.jsonl")
                         .read();
  const auto found = records(pages);
  REQUIRE(found.size() == 2);
  CHECK(found[0].at("id") == "7");
  CHECK(found[0].at("phones").size() == 2);
  CHECK(found[0].at("facts").size() == 4);
  CHECK(found[0].at("extra") == Json{{"vip", "true"}});
  CHECK_THAT(observations(pages),
             Catch::Contains("c.jsonl line 2: the line is not a JSON object") && Catch::Contains("line 3"));
}

TEST_CASE("journey: touchpoints and commitments as JSON Lines") {
  const auto read = journey(
      R"({"kind":"touchpoint","id":"t1","customer":"1","at":"2026-03-01T09:30:00Z","what":"Called","channel":"هاتف","by_customer":true,"feeling":-1,"effort":4,"case":{"id":"k1","subject":"Slow","status":"resolved","kind":"شكوى"}})"
      "\n"
      R"({"kind":"commitment","id":"p1","customer":{"id":"1"},"what":"Call back","due":"2026-03-03","state":"kept"})");
  REQUIRE(read.entries.size() == 2);
  CHECK(read.entries[0] ==
        Json::parse(
            R"({"kind":"touchpoint","entity":"touchpoint","id":"t1","customer":{"entity":"customer","id":"1"},
    "at":"2026-03-01T09:30:00Z","what":"Called","channel":"phone","by_customer":true,"feeling":-1,"effort":4,
    "case":{"id":"k1","subject":"Slow","status":"closed","kind":"complaint"}})"));
  CHECK(read.entries[1] ==
        Json::parse(
            R"({"kind":"commitment","entity":"commitment","id":"p1","customer":{"entity":"customer","id":"1"},
    "what":"Call back","due":"2026-03-03","state":"kept"})"));
}

TEST_CASE("journey: a table without ids, kinds or good manners") {
  const auto read = journey(
      "Customer,Date,Subject,Channel,Feeling,Due\n1,2026-03-01,Called,phone,9,\n1,,Will "
      "call,,,2026-03-03\n,2026-03-01,Nobody,,,\n1,,No date,,,\n");
  REQUIRE(read.entries.size() == 2);
  CHECK(read.entries[0].at("kind") == "touchpoint");
  CHECK_FALSE(read.entries[0].contains("feeling"));
  CHECK(read.entries[1].at("kind") == "commitment");
  CHECK(read.entries[1].at("state") == "open");
  CHECK(read.entries[0].at("id") != read.entries[1].at("id"));
  CHECK_THAT(read.said, Catch::Contains("journey line 2: a feeling or an effort") &&
                            Catch::Contains("line 4: the entry names no customer") &&
                            Catch::Contains("line 5: the entry names no customer"));
  CHECK(journey("Customer,Date,Subject\n1,2026-03-01,Called\n").entries[0].at("id") ==
        journey("Subject,Customer,Date\nCalled,1,2026-03-01\n").entries[0].at("id"));
}

TEST_CASE("account: settings that make no sense are refused by name") {
  const auto refusal = [](const Json& settings) {
    Desk desk(settings);
    desk.file("customers", "id,name\n1,Sami\n");
    try {
      desk.check();
    } catch (const Refusal& refused) {
      CHECK(refused.status == RAFIQ_CONFIG);
      return std::string(refused.what());
    }
    return std::string("none");
  };
  CHECK_THAT(refusal({{"delimiter", "semicolon"}}), Catch::Contains("\"delimiter\" is wrong"));
  CHECK_THAT(refusal({{"header", "perhaps"}}), Catch::Contains("\"header\" is wrong"));
  CHECK_THAT(refusal({{"date_order", "ydm"}}), Catch::Contains("\"date_order\" is wrong"));
  CHECK_THAT(refusal({{"time_zone", "Moon/Base"}}), Catch::Contains("\"time_zone\" is wrong"));
  CHECK_THAT(refusal({{"record_url", "https://crm.example"}}), Catch::Contains("${id}"));
  CHECK_THAT(refusal({{"encoding", "klingon"}}), Catch::Contains("\"encoding\" names no known"));
  CHECK(refusal({{"delimiter", "detect"}, {"header", "detect"}, {"encoding", "detect"}}) == "none");
}
