// SPDX-License-Identifier: Apache-2.0
#include "core/journey/brief_words.hpp"
#include "core/journey/escalation.hpp"
#include "core/journey/experience.hpp"
#include "core/journey/eyes.hpp"
#include "core/journey/handover.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace rafiq;
using namespace rafiq::journey;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

const TimePoint now = parse_iso8601("2026-03-10T12:00:00Z").value();

Touchpoint step(std::int64_t id, days ago, const char* what, bool by_customer, Channel channel) {
  Touchpoint touchpoint;
  touchpoint.id = TouchpointId{id};
  touchpoint.at = now - ago;
  touchpoint.what = what;
  touchpoint.by_customer = by_customer;
  touchpoint.channel = channel;
  touchpoint.about = CaseRef{"7", "الفاتورة", "open", "complaint"};
  return touchpoint;
}

Commitment promise(std::int64_t id, TimePoint due, CommitmentState state = CommitmentState::open) {
  Commitment commitment;
  commitment.id = CommitmentId{id};
  commitment.what = "إعادة المبلغ";
  commitment.made = now - days{8};
  commitment.due = due;
  commitment.state = state;
  return commitment;
}

// A complaint of twelve days, asked again after two, answered after four, asked again since.
Story story(Language language) {
  Story told;
  told.id = CustomerId{12};
  told.name = "Layla";
  told.address = "أم خالد";
  told.manner = {"likes few questions"};
  told.known = {"education: secondary"};
  told.touchpoints = {step(1, days{12}, "wrote of the wrong invoice", true, Channel::mail),
                      step(2, days{10}, "سألت مرة أخرى", true, Channel::phone),
                      step(3, days{8}, "we looked into it", false, Channel::phone),
                      step(4, days{3}, "still wrong", true, Channel::mail)};
  told.touchpoints[0].feeling = 1;
  told.touchpoints[3].feeling = -2;
  told.touchpoints[3].effort = 4;
  told.commitments = {promise(1, now - days{2})};
  told.now = now;
  told.language = language;
  return told;
}

std::string text_of(const Brief& brief) {
  std::string text = brief.title + "\n";
  for (const BriefLine& line : brief.lines) text += line.label + "|" + line.text + "\n";
  return text;
}

bool says(const Brief& brief, std::string_view words) {
  const bool found = text_of(brief).find(words) != std::string::npos;
  if (!found) UNSCOPED_INFO(text_of(brief));
  return found;
}

std::string line(const Brief& brief, std::string_view label) {
  for (const BriefLine& one : brief.lines)
    if (one.label == label) return one.text;
  return {};
}

// Every isolate that is opened is closed, in each line.
bool balanced(const Brief& brief) {
  return std::all_of(brief.lines.begin(), brief.lines.end(), [](const BriefLine& one) {
    int open = 0;
    for (std::size_t i = 0; i + 2 < one.text.size(); ++i) {
      if (one.text.compare(i, 3, "\u2068") == 0) ++open;
      if (one.text.compare(i, 3, "\u2069") == 0) --open;
    }
    return open == 0;
  });
}

}  // namespace

TEST_CASE("a handover says who, what for, what was said, how it felt, what is promised and what is next") {
  const auto brief = handover_brief(story(Language::english));
  CHECK(brief.lines.size() <= 12);
  CHECK(balanced(brief));
  CHECK(line(brief, "Customer") ==
        "\u2068Layla\u2069 (\u2068c12\u2069), to be addressed as \u2068أم خالد\u2069");
  CHECK(line(brief, "How to speak") == "likes few questions");
  CHECK(line(brief, "Came for") == "complaint: \u2068الفاتورة\u2069, number \u20687\u2069, open for 12 days");
  CHECK(line(brief, "So far") == "28 February, by phone, the customer: \u2068سألت مرة أخرى\u2069");
  CHECK(says(brief, "7 March, by mail, the customer: \u2068still wrong\u2069"));
  CHECK_FALSE(says(brief, "wrote of the wrong invoice"));  // the newest three are enough
  CHECK(line(brief, "Felt") == "very bad on 7 March, after good before; effort asked of them 4 of 5");
  CHECK(line(brief, "Promised") == "\u2068إعادة المبلغ\u2069, by Sunday 8 March, 12:00; its time has passed");
  CHECK(line(brief, "Next").find("Tell the customer today how \u2068إعادة المبلغ\u2069 stands") == 0);
  CHECK(line(brief, "Not to be asked again") == "education: secondary");
}

TEST_CASE("a handover says that they were upset in the conversation that is handed over") {
  auto told = story(Language::english);
  Interaction now_open;
  now_open.events = {{InteractionEventKind::upset, now - 20min, ""}};
  told.mood = mood_in_words(now_open, told.language);
  CHECK(
      line(handover_brief(told), "Felt") ==
      "very bad on 7 March, after good before; effort asked of them 4 of 5; in this conversation: was upset");
  CHECK(says(escalation_brief(told, {}), "in this conversation: was upset"));
  now_open.events.push_back({InteractionEventKind::calmed, now - 10min, ""});
  told.mood = mood_in_words(now_open, told.language);
  told.touchpoints.clear();
  CHECK(line(handover_brief(told), "Felt") == "in this conversation: was upset, then calm again");
}

TEST_CASE("a handover is in the asked language, whatever that of the notes") {
  const auto brief = handover_brief(story(Language::arabic));
  CHECK(brief.title == "موجز تسليم");
  CHECK(line(brief, "سبب التواصل") == "شكوى: \u2068الفاتورة\u2069، الرقم \u20687\u2069، منذ 12 يومًا");
  CHECK(says(brief, "7 مارس، بالبريد، من العميل: \u2068still wrong\u2069"));
  CHECK(line(brief, "الشعور") == "سيئ جدًّا في 7 مارس، وكان قبلها جيد؛ الجهد المطلوب من العميل 4 من 5");
  CHECK(line(brief, "الوعود").find("فات موعده") != std::string::npos);
  CHECK(balanced(brief));
}

TEST_CASE("what comes next is the answer that is waited for, then the promise that is due, then nothing") {
  auto told = story(Language::english);
  told.commitments = {promise(1, now + days{1})};
  CHECK(line(handover_brief(told), "Next") ==
        "Answer what the customer wrote: \u2068still wrong\u2069; no answer for 3 days");
  told.touchpoints.push_back(step(5, days{1}, "we answered", false, Channel::mail));
  CHECK(line(handover_brief(told), "Next") ==
        "Keep the promise: \u2068إعادة المبلغ\u2069, before Wednesday 11 March, 12:00");
  told.commitments.clear();
  CHECK(line(handover_brief(told), "Next") == "Tell the customer how this stands: \u2068الفاتورة\u2069");
  told.touchpoints.back().about->status = "closed";
  CHECK(line(handover_brief(told), "Next").find("Nothing is open") == 0);
  Story nobody;
  nobody.now = now;
  nobody.name = "Layla";
  CHECK(handover_brief(nobody).lines.size() == 2);
}

TEST_CASE(
    "an escalation speaks for the customer: what they ask, went through, are owed, and who is asked by "
    "when") {
  auto told = story(Language::english);
  told.owed = {{"An answer in writing", "Ask the supervisor for it", true}};
  const auto brief = escalation_brief(told, {});
  CHECK(brief.lines.size() <= 12);
  CHECK(balanced(brief));
  CHECK(line(brief, "What they ask") == "complaint: \u2068الفاتورة\u2069, number \u20687\u2069");
  CHECK(says(brief, "Last heard from them: \u2068still wrong\u2069"));
  CHECK(line(brief, "What they have been through") == "For 12 days, since 26 February; made contact 3 times");
  CHECK(says(brief, "The longest wait for our answer: 4 days, and had to ask again"));
  CHECK(line(brief, "Theirs by right").find("An answer in writing") != std::string::npos);
  CHECK(line(brief, "Promised and not yet had").find("its time has passed") != std::string::npos);
  CHECK(line(brief, "What we ask") ==
        "Of the supervisor: a decision that the customer can be told, by Wednesday 11 March, 17:00");
  const auto asked = escalation_brief(told, {"replace the device", "Huda", now + 3h});
  CHECK(line(asked, "What we ask") ==
        "Of \u2068Huda\u2069: \u2068replace the device\u2069, by Tuesday 10 March, 15:00");
}

TEST_CASE("an escalation in Arabic counts as Arabic does") {
  auto told = story(Language::arabic);
  const auto brief = escalation_brief(told, {});
  CHECK(line(brief, "ما مرّ به") == "منذ 12 يومًا (26 فبراير)؛ تواصل 3 مرات");
  CHECK(says(brief, "أطول انتظار لردّ منّا: 4 أيام، واضطر إلى السؤال مرة أخرى"));
  told.touchpoints.resize(2);
  CHECK(says(escalation_brief(told, {}), "تواصل مرتين"));
  CHECK(says(escalation_brief(told, {}), "ينتظر ردّنا منذ 12 يومًا"));
  told.commitments = {promise(1, now + days{3})};
  CHECK(line(escalation_brief(told, {}), "المطلوب").find("الجمعة 13 مارس") != std::string::npos);
}

TEST_CASE("through their eyes the journey is told to them, with waits and what had to be repeated") {
  const auto english = through_their_eyes(story(Language::english));
  CHECK(english.lines[0].text ==
        "Your journey with us began on 26 February; you got in touch 3 times in 2 different ways.");
  CHECK(english.lines[1].text ==
        "On 26 February you wrote to us: \u2068wrote of the wrong invoice\u2069. It felt good.");
  CHECK(says(english, "You had to ask again, before an answer came."));
  CHECK(says(
      english,
      "On 2 March we called you: \u2068we looked into it\u2069. You had waited 4 days for this answer."));
  CHECK(says(english, "It felt very bad. It took you much effort."));
  CHECK(says(english, "You have had no answer to \u2068still wrong\u2069 for 3 days."));
  CHECK(says(english, "the time has passed and nothing has come yet"));
  const auto arabic = through_their_eyes(story(Language::arabic));
  CHECK(arabic.lines[0].text == "بدأت رحلتك معنا في 26 فبراير، وتواصلت معنا 3 مرات بطريقتين مختلفتين.");
  CHECK(says(arabic, "وصلك هذا الردّ بعد انتظار 4 أيام."));
  CHECK(says(arabic, "لم يصلك ردّ على \u2068still wrong\u2069 منذ 3 أيام."));
  CHECK(balanced(english));
  CHECK(balanced(arabic));
  Story nobody;
  nobody.now = now;
  nobody.language = Language::english;
  CHECK(through_their_eyes(nobody).lines.front().text == "Your journey with us has not begun yet.");
}

TEST_CASE("an interaction ends with the customer's experience, not with its length") {
  Interaction interaction;
  interaction.started = now - 30min;
  interaction.ended = now;
  interaction.events = {{InteractionEventKind::upset, now - 20min, ""},
                        {InteractionEventKind::calmed, now - 10min, ""},
                        {InteractionEventKind::customer_noticed, now - 5min, "المقاعد"}};
  auto told = story(Language::english);
  CHECK(line(experience_of(interaction, told), "Felt") == "was upset, then calm again");
  told.touchpoints.push_back(step(9, days{0}, "talked it over", true, Channel::phone));
  told.touchpoints.back().feeling = 1;
  told.commitments.push_back(promise(2, now + days{1}));
  told.commitments.back().made = now - 5min;
  const auto brief = experience_of(interaction, told);
  CHECK(line(brief, "Felt") == "good on 10 March; was upset, then calm again");
  CHECK(line(brief, "Promised").find("by Wednesday 11 March") != std::string::npos);
  CHECK(line(brief, "Noticed") == "\u2068المقاعد\u2069");
  CHECK_FALSE(says(brief, "30"));
  interaction.events.clear();
  interaction.started = now + 1min;
  interaction.ended.reset();
  CHECK(line(experience_of(interaction, told), "Felt") == "no feeling was recorded");
}
