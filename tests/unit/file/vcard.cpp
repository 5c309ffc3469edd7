// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/vcard.hpp"

#include "plugins/file/records.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/file/desk.hpp"
#include "tests/unit/file/fixtures.hpp"

namespace {

using namespace rafiq::file;
using test::bytes_of;
using test::Desk;
using test::Json;
using test::records;

std::vector<Json> cards(const std::string& bytes, const Json& settings = Json::object()) {
  Desk desk(settings);
  desk.file("customers", bytes, "book.vcf");
  return records(desk.read());
}

std::string said_of(const std::string& bytes) {
  Desk desk;
  desk.file("customers", bytes, "book.vcf");
  return test::observations(desk.read());
}

}  // namespace

TEST_CASE("vcard: a phone's export in 3.0, quoted-printable and folded inside letters") {
  const auto found = cards(bytes_of("fixtures/phone-export-3.0.vcf"), {{"mapping", "education=X-EDUCATION"}});
  REQUIRE(found.size() == 2);
  CHECK(found[0].at("name") == "سامي عبد الرحمن الشناوي");
  CHECK(found[0].at("phones") ==
        Json::parse(
            R"([{"value":"+20 100 000 0104","label":"cell"},{"value":"02 0000 0104","label":"home"}])"));
  CHECK(found[0].at("mails")[0].at("value") == "sami@example.com");
  CHECK(found[0].value("extra", Json::object()).empty());  // the photo is not data

  CHECK(found[1].at("id") == "card-2");
  CHECK(found[1].at("name") == "ليلى بن سالم");
  CHECK(found[1].at("other_names") == Json{"أم يوسف, ليلى", "لولو"});
  CHECK(found[1].at("phones")[0] == Json{{"value", "0100 000 0108"}, {"label", "work"}});
  CHECK(found[1].at("extra").at("ORG") == "Example Trading, Customer care");
  CHECK(found[1].at("facts")[0].at("aspect") == "education");
}

TEST_CASE("vcard: an address book in 4.0") {
  const auto found = cards(bytes_of("fixtures/address-book-4.0.vcf"));
  REQUIRE(found.size() == 1);
  const auto& card = found[0];
  CHECK(card.at("id") == "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1");
  CHECK(card.at("name") == "Dr Hala Ibrahim");
  CHECK(card.at("phones") ==
        Json::parse(
            R"([{"value":"+962-7-9000-0108","label":"cell"},{"value":"+962-7-9000-0104","label":"home"}])"));
  CHECK(card.at("mails")[0].at("value") == "hala.home@example.org");
  CHECK(card.at("languages") == Json{"ar", "en"});
  CHECK(card.at("modified_at") == "2026-03-01T09:30:00Z");
  CHECK(card.at("extra").at("NOTE") ==
        "First line\nsecond, with a comma; and a semicolon and a long tail that is folded");
  std::map<std::string, std::string> facts;
  for (const auto& fact : card.at("facts"))
    facts[fact.at("aspect").get<std::string>() + "/" + fact.at("value").get<std::string>()] =
        fact.at("label");
  CHECK(facts.contains("interest/poetry"));
  CHECK(facts.contains("interest/gardening"));
  CHECK(facts.contains("experience/networks"));
}

TEST_CASE("vcard: lines") {
  const auto phone = parse_card_line("item1.tel;type=CELL,\"a:b;c\";pref=1:+20 100");
  REQUIRE(phone);
  CHECK(phone->name == "TEL");
  CHECK(phone->types == std::vector<std::string>{"cell", "a:b;c"});
  CHECK(phone->preferred);
  CHECK(phone->value == "+20 100");
  CHECK_FALSE(parse_card_line("no property at all"));
  CHECK_FALSE(parse_card_line(":value"));
  CHECK_FALSE(parse_card_line("A B:value"));
  CHECK(parse_card_line("NOTE:")->value.empty());

  CHECK(card_values("a\\,b,c\\\\,d\\n", ',') == std::vector<std::string>{"a,b", "c\\", "d\n"});
  CHECK(card_values("a;b", '\0') == std::vector<std::string>{"a;b"});
  CHECK(card_values("end\\", ',') == std::vector<std::string>{"end\\"});
  CHECK(decode_quoted_printable("=D8=A7 = =4 =zz=") == "ا = =4 =zz=");
}

TEST_CASE("vcard: without FN the name is made of N, without UID the id of what it says") {
  const std::string card = "BEGIN:VCARD\nVERSION:3.0\nN:Haddad;Sami;Omar;;\nTEL:0100 000 0104\nEND:VCARD\n";
  const auto found = cards(card);
  CHECK(found.at(0).at("name") == "Sami Omar Haddad");
  CHECK_THAT(found[0].at("id").get<std::string>(), Catch::StartsWith("made-"));
  CHECK(cards(card)[0].at("id") == found[0].at("id"));
  CHECK(cards("BEGIN:VCARD\nN:Haddad;Sami;Omar;;\nTEL:0100 000 0105\nEND:VCARD\n")[0].at("id") !=
        found[0].at("id"));
  CHECK_THAT(said_of(card), Catch::Contains("book.vcf line 1: there is no id; one is made"));
}

TEST_CASE("vcard: quoted-printable in a charset of its own") {
  const auto found = cards(
      "BEGIN:VCARD\nUID:1\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=windows-1256:=D3=C7=E3=ED\nEND:VCARD\n");
  CHECK(found.at(0).at("name") == "سامي");
}

TEST_CASE("vcard: broken cards give what can be read of them") {
  const std::string broken =
      "junk before\nBEGIN:VCARD\nUID:1\nFN:One\nBEGIN:VCARD\nUID:2\nFN:Two\nthis is no property\nEND:VCARD\n"
      "BEGIN:VCARD\nUID:3\nFN;ENCODING=QUOTED-PRINTABLE:Three=\nEND:VCARD\nBEGIN:VCARD\nUID:4\nFN:Four";
  Desk desk;
  desk.file("customers", "BEGIN:VCARD\nUID:0\nFN:Zero\nEND:VCARD\n" + broken, "book.vcf");
  const auto pages = desk.read();
  std::string names;
  for (const auto& card : records(pages)) names += card.at("name").get<std::string>() + " ";
  CHECK(names == "Zero One Two Three Four ");
  CHECK_THAT(test::observations(pages), Catch::Contains("line 6: the card has no end") &&
                                            Catch::Contains("line 12: the card has no end") &&
                                            Catch::Contains("line 18: the card has no end"));
}

TEST_CASE("vcard: a card that is endless does not fill the memory") {
  std::string card = "BEGIN:VCARD\nUID:1\nFN:One\nNOTE:start\n";
  for (int i = 0; i < 200'000; ++i) card += " more and more and more\n";
  card += "END:VCARD\nBEGIN:VCARD\nUID:2\nFN:Two\nEND:VCARD\n";
  const auto found = cards(card);
  REQUIRE(found.size() == 2);
  CHECK(found[0].at("extra").at("NOTE").get<std::string>().size() <= Records::kMaxValue);
  std::string crowd = "BEGIN:VCARD\nUID:1\nFN:One\n";
  for (int i = 0; i < 100'000; ++i) crowd += "TEL:0100 000 " + std::to_string(100'000 + i) + "\n";
  CHECK(cards(crowd + "END:VCARD\n").at(0).at("phones").size() <= Row::kMostCells);
}

TEST_CASE("vcard: schemes go, and nothing that only begins like one") {
  const auto found = cards(
      "BEGIN:VCARD\nUID:urn:uuidß:4f\nFN:x\nTEL:tel:+20\nTEL:tel:+21;ext=7\nEMAIL:MAILTO:a@example.org\nEND:"
      "VCARD\n");
  CHECK(found.at(0).at("id") == "urn:uuidß:4f");
  CHECK(found[0].at("phones")[0].at("value") == "+20");
  CHECK(found[0].at("phones")[1].at("value") == "+21");
  CHECK(found[0].at("mails")[0].at("value") == "a@example.org");
}
