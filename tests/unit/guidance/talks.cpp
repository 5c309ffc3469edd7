// SPDX-License-Identifier: Apache-2.0
// Talks, questions and checklists for one customer now.
#include "core/guidance/checklist_sheet.hpp"
#include "core/guidance/question_sheet.hpp"
#include "core/guidance/talk_track.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/situations.hpp"

namespace rafiq::guidance::testing {
namespace {

using namespace std::chrono_literals;
constexpr auto english = Language::english;

std::shared_ptr<const Pack> the_pack() {
  static const auto pack = pack_at("core/guidance/packs/default");
  return pack;
}

Situation renewing() {
  Situation result = situation(Stage::presentation);
  result.interaction.reason = "renewal";
  return result;
}
Situation resenting(Situation from) {
  from.facts.push_back(fact(Aspect::attitude_to_questions, "resents"));
  return from;
}

std::vector<std::string> ids(const std::vector<TalkChoice>& talks) {
  std::vector<std::string> result;
  for (const TalkChoice& talk : talks) result.push_back(talk.id);
  return result;
}

const SpokenPart& part_of(const TalkTrack& track, std::string_view id) {
  const auto found = std::find_if(track.parts.begin(), track.parts.end(),
                                  [&](const SpokenPart& part) { return part.id == id; });
  REQUIRE(found != track.parts.end());
  return *found;
}

TalkTrack track_of(const Situation& situation, std::string_view talk, std::optional<TalkForm> form = {}) {
  return talk_track(*the_pack(), situation, english, talk, form).value();
}
TalkStep step_of(const Situation& situation, std::string_view talk, std::string_view part,
                 std::string_view reaction, std::size_t said = 0) {
  return talk_step(*the_pack(), situation, english, {talk, part, reaction, {}, said}).value();
}

bool any_question(const std::vector<std::string>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const auto& line) { return contains(line, "?"); });
}

}  // namespace

TEST_CASE("talks that fit come with the most particular first and say why", "[guidance][talks]") {
  Situation with = renewing();
  CHECK(ids(talk_choices(*the_pack(), with, english)).front() == "talk.renewal");
  with.interaction.events.push_back({InteractionEventKind::upset, now, {}});
  const auto talks = talk_choices(*the_pack(), with, english);
  const auto angry = std::find_if(talks.begin(), talks.end(),
                                  [](const TalkChoice& talk) { return talk.id == "talk.angry_customer"; });
  REQUIRE(angry != talks.end());
  CHECK(contains(angry->why.rule, "Because: "));
  CHECK(angry->pack == "default");
  for (std::size_t i = 1; i < talks.size(); ++i) CHECK(talks[i - 1].score >= talks[i].score);
  const auto all = talk_choices(*the_pack(), with, english, true);
  CHECK(all.size() == the_pack()->talks.size());
  CHECK(std::is_partitioned(all.begin(), all.end(), [](const TalkChoice& talk) { return talk.fits; }));
  CHECK(all.front().id == talks.front().id);
  CHECK_FALSE(all.back().fits);
  const auto quiet = ids(talk_choices(*the_pack(), situation(), english));
  CHECK(std::find(quiet.begin(), quiet.end(), "talk.renewal") == quiet.end());
}

TEST_CASE("a talk does not fit by a fact that may not be used", "[guidance][talks]") {
  Situation with = situation(Stage::welcome, Channel::branch);
  with.facts.push_back(fact(Aspect::accessibility, "hearing"));
  const auto without_consent = ids(talk_choices(*the_pack(), with, english));
  with.facts.back() = agreed(with.facts.back());
  const auto consented = ids(talk_choices(*the_pack(), with, english));
  CHECK(without_consent.size() + 1 == consented.size());
  CHECK(std::count(consented.begin(), consented.end(), "talk.branch_with_care") == 1);
}

TEST_CASE("what only the organisation knows is a blank until it is verified", "[guidance][talks]") {
  const auto blank = track_of(renewing(), "talk.renewal");
  REQUIRE_FALSE(blank.blanks.empty());
  CHECK(contains(part_of(blank, "offer").say, "[renewal price and period]"));

  Pack pack = *the_pack();
  Claim claim;
  claim.id = "renewal_price";
  claim.text[Language::arabic] = "عشرة";
  claim.text[english] = "ten a year";
  claim.verified = std::chrono::floor<std::chrono::days>(now) - std::chrono::days{1};
  claim.until = claim.verified + std::chrono::days{30};
  pack.claims.push_back(claim);
  Situation with = renewing();
  const auto told = talk_track(pack, with, english, "talk.renewal", {}).value();
  CHECK(contains(part_of(told, "offer").say, "ten a year"));
  CHECK(told.blanks.size() + 1 == blank.blanks.size());
  with.now += std::chrono::days{60};
  const auto later = talk_track(pack, with, english, "talk.renewal", {}).value();
  CHECK_FALSE(contains(part_of(later, "offer").say, "ten a year"));
}

TEST_CASE("one who resents questions hears offers, in script and in outline", "[guidance][talks]") {
  const auto script = part_of(track_of(resenting(renewing()), "talk.renewal"), "look_back");
  CHECK(script.offers);
  CHECK_FALSE(contains(script.say, "?"));
  CHECK_FALSE(script.say.empty());
  CHECK(contains(part_of(track_of(renewing(), "talk.renewal"), "look_back").say, "?"));
  const auto outline = track_of(resenting(renewing()), "talk.renewal", TalkForm::outline);
  CHECK(part_of(outline, "look_back").say == script.say);
  CHECK(part_of(outline, "fit").say.empty());
}

TEST_CASE("basics are passed over for an expert", "[guidance][talks]") {
  Situation expert = situation();
  expert.facts = {fact(Aspect::experience, "expert")};
  const auto has_words = [](const TalkTrack& track) {
    return std::any_of(track.parts.begin(), track.parts.end(),
                       [](const SpokenPart& part) { return part.id == "words"; });
  };
  CHECK(has_words(track_of(situation(), "talk.explain_to_newcomer")));
  CHECK_FALSE(has_words(track_of(expert, "talk.explain_to_newcomer")));
  CHECK(step_of(situation(), "talk.explain_to_newcomer", "benefit", "").part->id == "words");
  CHECK(step_of(expert, "talk.explain_to_newcomer", "benefit", "").part->id == "price");
}

TEST_CASE("a seasoned agent sees the outline unless they ask for the script", "[guidance][talks]") {
  Situation with = renewing();
  CHECK(track_of(with, "talk.renewal").form == TalkForm::script);
  with.agent.first_day = std::chrono::floor<std::chrono::days>(now) - std::chrono::days{400};
  const auto outline = track_of(with, "talk.renewal");
  CHECK(outline.form == TalkForm::outline);
  CHECK(outline.parts.front().say.empty());
  CHECK_FALSE(outline.parts.front().point.empty());
  CHECK_FALSE(track_of(with, "talk.renewal", TalkForm::script).parts.front().say.empty());
}

TEST_CASE("lines take turns: the next time, and when a part comes back", "[guidance][talks]") {
  Situation with = renewing();
  const auto first = part_of(track_of(with, "talk.renewal"), "fit");
  CHECK(part_of(track_of(with, "talk.renewal"), "fit").say == first.say);
  with.previous_interactions = 1;
  CHECK(part_of(track_of(with, "talk.renewal"), "fit").say == first.say_more.front());
  const auto once = step_of(with, "talk.renewal", "look_back", "glad");
  const auto again = step_of(with, "talk.renewal", "look_back", "glad", 1);
  CHECK(once.part->say != again.part->say);
}

TEST_CASE("the wording an agent kept for a talk comes first", "[guidance][talks]") {
  Situation with = renewing();
  const auto first = part_of(track_of(with, "talk.renewal"), "fit");
  with.kept_lines.push_back({"talk.renewal", first.say_more.back()});
  CHECK(part_of(track_of(with, "talk.renewal"), "fit").say == first.say_more.back());
}

TEST_CASE("a step says the answer, the next part and what is still to come", "[guidance][talks]") {
  const auto step = step_of(renewing(), "talk.renewal", "fit", "not_convinced");
  CHECK(step.say == "Then there's no need to go on.");
  REQUIRE(step.part);
  CHECK(step.part->kind == "clarify");
  REQUIRE_FALSE(step.ahead.empty());
  CHECK(step.ahead.back().kind == "close");
  CHECK(step.ahead.front().say.empty());
  CHECK_FALSE(step_of(renewing(), "talk.renewal", "close", "").part);
}

TEST_CASE("a reaction nobody wrote a branch for is answered too", "[guidance][talks]") {
  CHECK(step_of(renewing(), "talk.renewal", "steps", "not_convinced").part->kind == "clarify");
  CHECK(step_of(renewing(), "talk.renewal", "steps", "upset").part->kind == "clarify");
  CHECK(step_of(renewing(), "talk.renewal", "steps", "refuses").part->kind == "close");
  CHECK(step_of(renewing(), "talk.renewal", "steps", "silent").part->id == "check");
  CHECK(step_of(renewing(), "talk.renewal", "why", "not_convinced").part->kind == "close");
}

TEST_CASE("what the journey knows is said, and passed over when it knows nothing", "[guidance][talks]") {
  Situation with = situation();
  const auto says_subject = [&] {
    const auto start = track_of(with, "talk.suggestion").parts.front();
    return contains(start.say, "shorter forms") ||
           std::any_of(start.say_more.begin(), start.say_more.end(),
                       [](const std::string& line) { return contains(line, "shorter forms"); });
  };
  CHECK_FALSE(says_subject());
  CaseSeen suggestion;
  suggestion.about.subject = "shorter forms";
  with.journey.suggestion_acted_on = suggestion;
  CHECK(says_subject());
}

TEST_CASE("a talk, part or reaction that does not exist is said with the nearest", "[guidance][talks]") {
  const auto talk = talk_track(*the_pack(), situation(), english, "talk.renewl", {});
  REQUIRE(talk.has_error());
  CHECK(talk.error().code == ErrorCode::not_found);
  CHECK(contains(talk.error().remedy, "talk.renewal"));
  const auto part = talk_step(*the_pack(), situation(), english, {"talk.renewal", "ofer", {}, {}});
  CHECK(contains(part.error().remedy, "offer"));
  const auto reaction = talk_step(*the_pack(), situation(), english, {"talk.renewal", "offer", "agree", {}});
  CHECK(reaction.error().code == ErrorCode::usage);
  CHECK(contains(reaction.error().remedy, "agrees"));
}

TEST_CASE("questions are those of the reason, and only offers for one who resents them",
          "[guidance][talks]") {
  const auto sheets = question_sheets(*the_pack(), renewing(), english, {}).value();
  REQUIRE(sheets.size() == 1);
  CHECK(sheets.front().id == "questions.renewal");
  CHECK(sheets.front().direct.size() >= 4);
  CHECK(any_question(sheets.front().direct));
  CHECK_FALSE(any_question(sheets.front().offers));
  const auto offers = question_sheets(*the_pack(), resenting(renewing()), english, "payment").value();
  REQUIRE(offers.size() == 1);
  CHECK(offers.front().id == "questions.payment");
  CHECK(offers.front().direct.empty());
  CHECK(offers.front().indirect.empty());
  CHECK(offers.front().offers.size() >= 3);
  CHECK(question_sheets(*the_pack(), situation(), english, {}).value().size() >= 12);
  CHECK(question_sheets(*the_pack(), situation(), english, "refund").error().code == ErrorCode::usage);
}

TEST_CASE("every reason for contact has its questions", "[guidance][talks]") {
  for (std::string_view reason : info(FactKey::interaction_reason).values) {
    INFO(reason);
    CHECK_FALSE(question_sheets(*the_pack(), situation(), english, reason).value().empty());
  }
}

TEST_CASE("checklists are those of the kind, the channel and the reason", "[guidance][talks]") {
  const auto of = [&](ChecklistKind kind, Channel channel) {
    return checklist_sheets(*the_pack(), situation(Stage::welcome, channel), english, kind);
  };
  const auto phone = of(ChecklistKind::readiness, Channel::phone);
  const auto branch = of(ChecklistKind::readiness, Channel::branch);
  REQUIRE_FALSE(phone.empty());
  REQUIRE_FALSE(branch.empty());
  CHECK(phone.front().id != branch.front().id);
  CHECK(phone.front().kind == "readiness");
  CHECK_FALSE(phone.front().steps.empty());
  const auto calm = of(ChecklistKind::calm, Channel::phone);
  REQUIRE_FALSE(calm.empty());
  CHECK(std::any_of(calm.front().steps.begin(), calm.front().steps.end(),
                    [](const ChecklistSheet::Step& step) { return !step.say.empty(); }));
  CHECK(checklist_kind_of(Stage::presentation) == ChecklistKind::presenting);
}

}  // namespace rafiq::guidance::testing
