// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/compile.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq;
using namespace rafiq::guidance;

namespace {

std::vector<Problem> problems_of(const std::string& when, const std::string& more = "",
                                 Care care = Care::sensible) {
  const std::vector<PackFile> files{
      {FileKind::manifest, "pack.yaml",
       "{id: x, version: 1.0.0, title: {ar: س, en: x}, languages: [ar, en]}"},
      {FileKind::vocabulary, "words.yaml",
       "vocabulary: {profile.interest: {chess: {label: {ar: شطرنج, en: chess}}, golf: {label: {ar: غولف, en: "
       "golf}}},\n"
       "profile.cultural_background: {gulf: {label: {ar: خليج, en: gulf}}}}"},
      {FileKind::cards, "cards.yaml",
       "cards:\n  - {id: a, chapter: contact, source: [contact.need], priority: 1, " + more +
           " title: {ar: س, en: x}, body: {ar: س, en: x},\n     when: " + when + "}\n"}};
  return compile("folder", files, care).problems;
}

constexpr const char* never = "the condition never holds";

}  // namespace

TEST_CASE("a condition that can never hold is a problem") {
  for (const char* when :
       {"{all: [{fact: interaction.stage, is: welcome}, {fact: interaction.stage, is: need}]}",
        "{all: [{fact: interaction.stage, is: welcome}, {fact: interaction.phase, is: service}]}",
        "{not: {fact: interaction.stage, in: [welcome, need, presentation, closing, follow_up]}}",
        "{not: {all: []}}", "{fact: interaction.stage, known: false}",
        "{fact: journey.open_complaint, known: false}", "{fact: journey.last_feeling, at_least: 3}",
        "{fact: journey.contacts, at_most: -1}",
        "{all: [{fact: agent.load, at_least: 6}, {fact: agent.load, at_most: 5}]}",
        "{all: [{fact: profile.cultural_background, known: false}, {fact: profile.cultural_background, has: "
        "gulf}]}",
        "{all: [{fact: profile.experience, known: false}, {not: {fact: profile.experience, is: expert}}]}",
        "{all: [{fact: profile.education, at_least: master}, {fact: profile.education, at_most: basic}]}",
        "{all: [{fact: journey.first_contact, is: true}, {fact: journey.contacts, at_least: 1}]}",
        "{all: [{fact: journey.open_complaint, is: false}, {fact: journey.open_complaint_days, at_least: "
        "3}]}"}) {
    CAPTURE(when);
    const auto problems = problems_of(when);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().what == never);
    CHECK(problems.front().line == 3);
    CHECK_FALSE(problems.front().warning);
    CHECK(problems_of(when, "", Care::sound).empty());  // what is in use goes on being used
  }
}

TEST_CASE("a condition that can hold is none, however narrow") {
  for (const char* when :
       {"{all: []}",
        "{all: [{fact: interaction.stage, is: need}, {fact: interaction.phase, is: initial_contact}]}",
        "{all: [{fact: profile.interest, has: chess}, {fact: profile.interest, has: golf}]}",
        "{all: [{fact: profile.interest, known: true}, {not: {fact: profile.interest, has: [chess, golf]}}]}",
        "{all: [{fact: agent.load, at_least: 5}, {fact: agent.load, at_most: 5}]}",
        "{fact: journey.last_feeling, is: 2}", "{fact: interaction.reason, known: false}",
        "{fact: profile.form_of_address, known: true}", "{fact: profile.form_of_address, known: false}",
        "{not: {fact: journey.open_complaint_days, in: [0, 1, 2]}}",
        "{any: [{fact: journey.last_feeling, at_least: 3}, {fact: agent.first_of_shift, is: true}]}",
        "{all: [{fact: journey.first_contact, is: true}, {fact: journey.contacts, is: 0}]}"}) {
    CAPTURE(when);
    CHECK(problems_of(when).empty());
  }
}

TEST_CASE("a card that is shown to nobody for whom its condition holds is a problem") {
  const std::string resents = "{fact: profile.attitude_to_questions, is: resents}";
  CHECK(problems_of(resents).empty());
  REQUIRE(problems_of(resents, "asks: true,").size() == 1);
  CHECK(problems_of(resents, "asks: true,").front().what.find("is not shown") != std::string::npos);
  CHECK(problems_of("{fact: profile.attitude_to_questions, known: true}", "asks: true,").empty());
  CHECK(problems_of("{fact: profile.experience, at_least: expert}", "basics: true,").size() == 1);
  CHECK(problems_of("{fact: profile.experience, at_least: practised}", "basics: true,").empty());
}

TEST_CASE("where there are too many combinations, that is said, and the pack is good") {
  std::string when = "{all: [";
  for (const char* fact : {"education", "experience", "attitude_to_questions", "preferred_channel"})
    when += std::string("{not: {fact: profile.") + fact + ", known: false}}, {fact: profile." + fact +
            ", known: true}, ";
  for (const char* fact : {"contacts", "open_complaint_days", "last_contact_days", "last_feeling"})
    for (const char* number : {"1", "5", "9", "13"})
      when += std::string("{not: {fact: journey.") + fact + ", is: " + number + "}}, ";
  const auto problems = problems_of(when + "{fact: agent.load, at_least: 3}]}");
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().warning);
  CHECK(problems.front().what.find("too large") != std::string::npos);
}

TEST_CASE("cards that say the same but for marks and case are a problem of the pack, in either language") {
  const auto compiled = [](const std::string& first, const std::string& second) {
    const auto card = [](const std::string& id, const std::string& texts) {
      return "  - {id: " + id + ", chapter: contact, source: [contact.need], priority: 1, when: {all: []}, " +
             texts + "}\n";
    };
    const std::vector<PackFile> files{
        {FileKind::manifest, "pack.yaml",
         "{id: x, version: 1.0.0, title: {ar: س, en: x}, languages: [ar, en]}"},
        {FileKind::cards, "cards.yaml", "cards:\n" + card("a", first) + card("b", second)}};
    return compile("folder", files, Care::sensible).problems;
  };
  const std::string one = "title: {ar: أهلًا بالعميل, en: Welcome}, body: {ar: نرحّب به, en: Greet them}";
  CHECK(compiled(one, "title: {ar: سلام, en: Hello}, body: {ar: نسلّم, en: Say hello}").empty());
  const auto same = compiled(one, "title: {ar: اهلا بالعميل., en: Hello}, body: {ar: نسلّم, en: GREET them!}");
  REQUIRE(same.size() == 2);
  CHECK(same.front().what == "the body of the card b is that of the card a at cards.yaml:2");
}
