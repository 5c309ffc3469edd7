// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/profile.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/situations.hpp"

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;

namespace {

Guide with(const Fact& one, Language language = Language::english, Stage stage = Stage::welcome) {
  auto at = situation(stage);
  at.facts.push_back(one);
  return evaluate(*small_pack(), at, language);
}
const char* const card = "welcome.gulf";

}  // namespace

TEST_CASE("culture is used with a recorded consent only") {
  const Fact bare = fact(Aspect::cultural_background, "Gulf");
  CHECK(shown(with(agreed(bare)), card));
  CHECK_FALSE(shown(with(bare), card));
  CHECK(withheld(with(bare), card) ==
        "It would fit, but was withheld: it rests on cultural background, for which no consent is recorded.");
  CHECK(withheld(with(bare, Language::arabic), card) ==
        "تناسب هذا الموقف، لكنها حُجبت: تعتمد على معلومة (الخلفية الثقافية)، ولا موافقة مسجَّلة عليها.");
}

TEST_CASE("what is withheld does not tell the value that may not be used") {
  const auto guide = with(fact(Aspect::cultural_background, "Khaleeji"));
  REQUIRE_FALSE(withheld(guide, card).empty());
  CHECK_FALSE(contains(all_of(guide), "Khaleeji"));
  CHECK_FALSE(contains(withheld(guide, card), "Gulf"));
}

TEST_CASE("nothing is withheld that would not have fitted") {
  CHECK(with(fact(Aspect::cultural_background, "levant")).withheld.empty());
  CHECK(with(fact(Aspect::cultural_background, "gulf"), Language::english, Stage::need).withheld.empty());
}

TEST_CASE("a consent that was refused covers every aspect") {
  Fact degree = fact(Aspect::education, "PhD");
  degree.consent = Consent{false, "Huda", std::nullopt};
  CHECK_FALSE(shown(with(degree), "greet.doctor"));
  CHECK(contains(withheld(with(degree), "greet.doctor"), "did not agree"));
}

TEST_CASE("what has expired is not used, and a sensitive fact expires by itself") {
  Fact culture = agreed(fact(Aspect::cultural_background, "Gulf"));
  culture.expires_at = now + std::chrono::milliseconds{1};
  CHECK(shown(with(culture), card));
  culture.expires_at = now;
  CHECK(contains(withheld(with(culture), card), "which has expired"));
  culture.expires_at.reset();
  culture.noted_at = now - sensitive_fact_lifetime;
  culture.consent->at = culture.noted_at;
  CHECK(refusal(culture, now) == Refusal::expired);
  culture.consent->at = now - std::chrono::days{3};  // agreed to again
  CHECK(refusal(culture, now) == Refusal::none);
  Fact degree = fact(Aspect::education, "PhD");
  degree.noted_at = now - sensitive_fact_lifetime;
  CHECK(refusal(degree, now) == Refusal::none);
}

TEST_CASE("a fact told for another purpose is left alone") {
  Fact degree = fact(Aspect::education, "PhD");
  degree.purpose = "billing";
  CHECK(contains(withheld(with(degree), "greet.doctor"), "another purpose"));
  degree.purpose = "service";
  CHECK(shown(with(degree), "greet.doctor"));
}

TEST_CASE("a fact that may be used stands in for one that may not") {
  auto at = situation();
  Fact refused = fact(Aspect::education, "PhD", FactSource::told_by_customer);
  refused.consent = Consent{false, {}, std::nullopt};
  at.facts = {refused, fact(Aspect::education, "BSc")};
  const auto guide = evaluate(*small_pack(), at, Language::english);
  REQUIRE(shown(guide, "greet.doctor"));
  CHECK(shown(guide, "greet.doctor")->why.facts.back().value == "BSc");
}

TEST_CASE("cards of questions give way when the customer resents them") {
  auto at = situation(Stage::need);
  CHECK(shown(evaluate(*small_pack(), at, Language::english), "need.ask"));
  at.facts = {fact(Aspect::attitude_to_questions, "Dislikes questions", FactSource::noted_by_agent)};
  const auto guide = evaluate(*small_pack(), at, Language::english);
  CHECK_FALSE(shown(guide, "need.ask"));
  CHECK(shown(guide, "need.offer"));
  CHECK(withheld(guide, "need.ask") ==
        "It would fit, but was withheld: it asks questions, and the customer resents being asked (noted by "
        "Huda).");
  at.facts.front().value = "neutral";
  CHECK(shown(evaluate(*small_pack(), at, Language::english), "need.ask"));
}
