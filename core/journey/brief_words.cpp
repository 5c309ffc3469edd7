// SPDX-License-Identifier: Apache-2.0
#include "core/journey/brief_words.hpp"

#include "core/journey/summary.hpp"
#include "core/words/moments.hpp"
#include "core/words/quoted.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace rafiq::journey {
namespace {

struct Label {
  std::string_view arabic;
  std::string_view english;
  [[nodiscard]] std::string_view in(Language language) const {
    return language == Language::arabic ? arabic : english;
  }
};

// In the order of Channel.
constexpr std::array channels{Label{"عبر الهاتف", "by phone"}, Label{"في الفرع", "at the branch"},
                              Label{"في المحادثة النصية", "in chat"}, Label{"بالبريد", "by mail"},
                              Label{"عبر الموقع", "on the website"}};
constexpr std::array feelings{Label{"سيئ جدًّا", "very bad"}, Label{"سيئ", "bad"}, Label{"محايد", "neutral"},
                              Label{"جيد", "good"}, Label{"جيد جدًّا", "very good"}};

struct Kind {
  std::string_view name;
  Label label;
};
constexpr std::array kinds{Kind{"complaint", {"شكوى", "complaint"}}, Kind{"request", {"طلب", "request"}},
                           Kind{"suggestion", {"اقتراح", "suggestion"}},
                           Kind{"purchase", {"شراء", "purchase"}},
                           Kind{"loyalty", {"موقف وفاء", "sign of loyalty"}}};

constexpr std::size_t words_of_a_subject = 60;
constexpr std::size_t words_of_a_note = 100;

const InteractionEvent* last_event(const Interaction& interaction, InteractionEventKind kind) {
  const InteractionEvent* found = nullptr;
  for (const auto& event : interaction.events)
    if (event.kind == kind) found = &event;
  return found;
}

}  // namespace

std::string in_either(Language language, std::string_view arabic, std::string_view english) {
  return std::string(language == Language::arabic ? arabic : english);
}

std::string by_channel(std::optional<Channel> channel, Language language) {
  return channel ? std::string(channels[static_cast<std::size_t>(*channel)].in(language)) : std::string();
}

std::string_view feeling_word(int feeling, Language language) {
  return feelings[static_cast<std::size_t>(std::clamp(feeling, -2, 2) + 2)].in(language);
}

std::string_view kind_word(std::string_view kind, Language language) {
  for (const Kind& one : kinds)
    if (one.name == kind) return one.label.in(language);
  return {};
}

std::string case_in_words(const CaseSeen& seen, Language language) {
  std::string text(kind_word(seen.about.kind, language));
  if (text.empty()) text = in_either(language, "معاملة", "case");
  if (!seen.about.subject.empty()) text += ": " + words::own_words(seen.about.subject, words_of_a_subject);
  return text + in_either(language, "، الرقم ", ", number ") + words::isolated(seen.about.id);
}

std::string step_in_words(const Touchpoint& step, const Story& story) {
  const Language language = story.language;
  const std::string comma = in_either(language, "، ", ", ");
  std::string text = words::day_in_words(step.at, story.now, story.time_zone, language, story.calendar);
  if (step.channel) text += comma + by_channel(step.channel, language);
  text += comma + (step.by_customer ? in_either(language, "من العميل", "the customer")
                                    : in_either(language, "منّا", "our side"));
  return text + ": " + words::own_words(step.what, words_of_a_note);
}

std::string promise_in_words(const Commitment& promise, const Story& story) {
  const Language language = story.language;
  std::string text =
      words::filled(in_either(language, "{0}، الموعد {1}", "{0}, by {1}"),
                    {words::own_words(promise.what, words_of_a_note),
                     words::moment_in_words(promise.due, story.time_zone, language, story.calendar)});
  if (promise.state == CommitmentState::broken)
    text += in_either(language, "؛ لم يتحقق", "; it was not kept");
  else if (is_past_due(promise, story.now))
    text += in_either(language, "؛ فات موعده", "; its time has passed");
  return text;
}

std::string felt_in_words(const Touchpoints& steps, const Story& story) {
  const Language language = story.language;
  const Touchpoint* last = nullptr;
  const Touchpoint* before = nullptr;
  const Touchpoint* effort = nullptr;
  for (const Touchpoint* step : steps) {
    if (step->feeling) before = std::exchange(last, step);
    if (step->effort) effort = step;
  }
  std::string text;
  if (last) {
    text =
        words::filled(in_either(language, "{0} في {1}", "{0} on {1}"),
                      {feeling_word(*last->feeling, language),
                       words::day_in_words(last->at, story.now, story.time_zone, language, story.calendar)});
    if (before && *before->feeling - *last->feeling >= sharp_fall)
      text += words::filled(in_either(language, "، وكان قبلها {0}", ", after {0} before"),
                            {feeling_word(*before->feeling, language)});
  }
  if (!effort) return text;
  if (!text.empty()) text += in_either(language, "؛ ", "; ");
  return text + words::filled(
                    in_either(language, "الجهد المطلوب من العميل {0} من 5", "effort asked of them {0} of 5"),
                    {std::to_string(*effort->effort)});
}

std::string mood_in_words(const Interaction& interaction, Language language) {
  const auto* upset = last_event(interaction, InteractionEventKind::upset);
  if (!upset) return {};
  const auto* calmed = last_event(interaction, InteractionEventKind::calmed);
  return calmed && calmed->at >= upset->at ? in_either(language, "انزعج ثم هدأ", "was upset, then calm again")
                                           : in_either(language, "كان منزعجًا", "was upset");
}

std::string felt_until_now(const Touchpoints& steps, const Story& story) {
  const std::string before = felt_in_words(steps, story);
  if (story.mood.empty()) return before;
  return before + (before.empty() ? "" : in_either(story.language, "؛ ", "; ")) +
         in_either(story.language, "في هذه المحادثة: ", "in this conversation: ") + story.mood;
}

const Case* case_in_hand(const std::vector<Case>& cases) {
  const auto complaint = std::find_if(cases.begin(), cases.end(),
                                      [](const Case& one) { return one.is_open() && one.is("complaint"); });
  if (complaint != cases.end()) return &*complaint;
  const auto any = std::find_if(cases.begin(), cases.end(), [](const Case& one) { return one.is_open(); });
  return any == cases.end() ? nullptr : &*any;
}

bool is_past_due(const Commitment& promise, TimePoint now) {
  return promise.state == CommitmentState::open && promise.due < now;
}

std::vector<const Commitment*> promises_that_matter(const Story& story) {
  std::vector<const Commitment*> found;
  for (const Commitment& one : story.commitments) {
    const bool lately = story.now - one.due <= broken_promise_weighs_for;
    if (one.state == CommitmentState::open || (one.state == CommitmentState::broken && lately))
      found.push_back(&one);
  }
  // What is past comes first by itself: due times order them.
  std::sort(found.begin(), found.end(), [](const Commitment* a, const Commitment* b) {
    return std::tie(a->due, a->id) < std::tie(b->due, b->id);
  });
  return found;
}

void add_lines(Brief& brief, std::string label, const std::vector<std::string>& texts) {
  for (const std::string& text : texts)
    if (!text.empty()) brief.lines.push_back({std::exchange(label, {}), text});
}

}  // namespace rafiq::journey
