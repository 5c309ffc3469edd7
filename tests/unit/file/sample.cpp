// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/file/desk.hpp"
#include "tests/unit/file/fixtures.hpp"

#include <map>
#include <set>

namespace {

using namespace rafiq::file;
using test::Desk;
using test::Json;
using test::records;

std::string sample(const std::string& name) {
  return test::bytes_of("sample/" + name);
}

}  // namespace

TEST_CASE("sample: it is read without a mapping and without a complaint") {
  Desk desk;
  desk.file("customers", sample("customers.csv")).file("journey", sample("journey.jsonl"), "journey.jsonl");
  const auto pages = desk.read();
  std::map<std::string, int> kinds;
  std::set<std::string> aspects;
  for (const auto& record : records(pages)) {
    ++kinds[record.at("kind")];
    for (const auto& fact : record.value("facts", Json::array())) aspects.insert(fact.at("aspect"));
  }
  CHECK(kinds["customer"] == 200);
  CHECK(kinds["touchpoint"] > 850);
  CHECK(kinds["commitment"] > 50);
  CHECK(aspects == std::set<std::string>{"accessibility", "attitude_to_questions", "cultural_background",
                                         "education", "expectation", "experience", "form_of_address",
                                         "interest", "language", "motive", "preferred_channel", "product"});
  CHECK(test::observations(pages) == "");
  CHECK(pages.back().at("end") == true);
}

TEST_CASE("sample: the address book has the same people") {
  Desk desk;
  desk.file("customers", sample("contacts.vcf"), "contacts.vcf");
  const auto cards = records(desk.read());
  Desk table;
  table.file("customers", sample("customers.csv"));
  REQUIRE(cards.size() == 12);
  for (const auto& card : cards) {
    const auto row = table.get("customer", card.at("id"));
    CHECK(card.at("name") == row.at("name"));
  }
}
