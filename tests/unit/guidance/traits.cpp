// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/situations.hpp"

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;

namespace {

std::vector<Trait> traits(std::vector<Fact> facts, Language language = Language::english) {
  auto at = situation();
  at.facts = std::move(facts);
  return evaluate(*pack_at("core/guidance/packs/default"), at, language).traits;
}

}  // namespace

TEST_CASE("the guide says who the customer is, in the vocabulary's words and with the source") {
  const auto found = traits({fact(Aspect::experience, "expert")}, Language::arabic);
  REQUIRE(found.size() == 1);
  CHECK(found[0].aspect == Aspect::experience);
  CHECK(found[0].value == "expert");
  CHECK(found[0].text == "خبير");
  CHECK(found[0].recorded == "expert");
  CHECK(contains(found[0].source, "support"));
  CHECK(found[0].noted_at.has_value());
}

TEST_CASE("of records that disagree the one believed is named; of many values each once") {
  const auto found = traits({fact(Aspect::experience, "new"),
                             fact(Aspect::experience, "expert", FactSource::told_by_customer),
                             fact(Aspect::interest, "chess; reading"), fact(Aspect::interest, "chess")});
  std::vector<std::string> values;
  for (const Trait& trait : found) values.push_back(trait.value);
  CHECK(values == std::vector<std::string>{"expert", "chess", "reading"});
}

TEST_CASE("free text stays as it was recorded; what nobody understands is left out") {
  const auto found = traits({fact(Aspect::form_of_address, "Dr Salma"), fact(Aspect::experience, "hm")});
  REQUIRE(found.size() == 1);
  CHECK(found[0].text == "Dr Salma");
  CHECK(found[0].value.empty());
}

TEST_CASE("a fact that may not be used is no trait") {
  CHECK(traits({fact(Aspect::cultural_background, "Egypt")}).empty());
  CHECK(traits({agreed(fact(Aspect::cultural_background, "Egypt"))}).size() == 1);
}
