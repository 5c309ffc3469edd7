// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/text.hpp"

#include "core/guidance/fact_words.hpp"
#include "core/guidance/free_text.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq;
using namespace rafiq::guidance;

namespace {

std::optional<std::string> filled(std::string_view source, const std::string& value, std::size_t limit = 80) {
  return fill(parse_text(source, limit, false).text, [&](const Piece&) { return std::optional(value); });
}

}  // namespace

TEST_CASE("an inserted value is isolated from the direction of the text around it") {
  CHECK(filled("Hello ${customer.name}!", "سلمى") == "Hello \u2068سلمى\u2069!");
  CHECK(filled("${customer.name}${customer.name}", "x") == "\u2068x\u2069\u2068x\u2069");
  CHECK(filled("plain", "x") == "plain");
}

TEST_CASE("a dollar sign is only a dollar sign") {
  CHECK(filled("5$ or $$ or $${customer.name}", "x") == "5$ or $$ or ${customer.name}");
  CHECK(filled("$", "x") == "$");
  CHECK(parse_text("${customer.name", 80, false).open_brace);
}

TEST_CASE("an unknown value leaves no text") {
  const auto text = parse_text("Hello ${customer.name}", 80, false).text;
  CHECK_FALSE(fill(text, [](const Piece&) { return std::optional<std::string>{}; }));
  CHECK_FALSE(fill(text, [](const Piece&) { return std::optional<std::string>{""}; }));
}

TEST_CASE("a long value is cut so that the text keeps its limit") {
  const std::string tail = " is waiting for an answer to what was asked";
  const auto text = filled("${journey.open_complaint.subject}" + tail, std::string(300, 'x'), title_limit);
  REQUIRE(text);
  CHECK(characters_in(*text) <= title_limit + 2);  // the two isolates are no characters of a reader's
  CHECK(text->find("x…\u2069") != std::string::npos);
  // Cut between characters, never inside one.
  std::string marked;
  for (int i = 0; i < 100; ++i) marked += "رً";
  const auto arabic = filled("${journey.open_complaint.subject}" + tail, marked, title_limit);
  CHECK(arabic->find("رً…") != std::string::npos);
}

TEST_CASE("the commitment is the broken one where a card is about a broken one") {
  CHECK(parse_text("${journey.commitment.what}", 80, false).text.pieces.front().slot ==
        Slot::due_commitment_what);
  CHECK(parse_text("${journey.commitment.what}", 80, true).text.pieces.front().slot ==
        Slot::broken_commitment_what);
}

TEST_CASE("placeholders that do not exist are named") {
  const auto parsed =
      parse_text("${customer.phone} ${profile.form_of_address} ${interaction.stage}", 80, false);
  CHECK(parsed.unknown ==
        std::vector<std::string>{"customer.phone", "profile.form_of_address", "interaction.stage"});
}

TEST_CASE("numbers take their unit in the right plural") {
  const auto arabic = [](int days) { return days_in_words(days, Language::arabic); };
  CHECK(arabic(0) == "أقل من يوم");
  CHECK(arabic(1) == "يوم واحد");
  CHECK(arabic(2) == "يومين");
  CHECK(arabic(5) == "5 أيام");
  CHECK(arabic(11) == "11 يومًا");
  CHECK(arabic(100) == "100 يوم");
  CHECK(days_in_words(1, Language::english) == "a day");
  CHECK(days_in_words(12, Language::english) == "12 days");
  CHECK(number_in_words(FactKey::journey_last_feeling, -1, Language::english) == "bad");
}

TEST_CASE("a moment is told in the agent's time zone") {
  const TimePoint at = parse_iso8601("2026-03-12T08:05:00Z").value();
  CHECK(moment_in_words(at, "", Language::english) == "Thursday 12 March, 08:05");
  CHECK(moment_in_words(at, "Africa/Cairo", Language::english) == "Thursday 12 March, 10:05");
  CHECK(moment_in_words(at, "Africa/Cairo", Language::arabic) == "الخميس 12 مارس، 10:05 ص");
}
