// SPDX-License-Identifier: Apache-2.0
#include "core/journey/escalation.hpp"

#include "core/journey/brief_words.hpp"
#include "core/journey/due_text.hpp"
#include "core/journey/waits.hpp"
#include "core/words/counted.hpp"
#include "core/words/moments.hpp"
#include "core/words/quoted.hpp"
#include "core/words/wall_clock.hpp"

#include <algorithm>

namespace rafiq::journey {
namespace {

using words::Place;

constexpr std::size_t promises_told = 2;
constexpr std::size_t rights_told = 2;

// clang-format off
constexpr words::Counted contacts{
    {"لم يتواصل", "تواصل مرة واحدة", "تواصل مرتين", "تواصل # مرات", "تواصل # مرة", "تواصل # مرة"},
    {"made no contact", "made contact once", "made contact # times", "made contact # times", "made contact # times", "made contact # times"}};
constexpr words::Counted repeats{
    {"", "واضطر إلى السؤال مرة أخرى", "واضطر إلى السؤال مرتين أخريين", "واضطر إلى السؤال # مرات أخرى", "واضطر إلى السؤال # مرة أخرى", "واضطر إلى السؤال # مرة أخرى"},
    {"", "and had to ask again", "and had to ask # more times", "and had to ask # more times", "and had to ask # more times", "and had to ask # more times"}};
// clang-format on

class Escalation {
 public:
  Escalation(const Story& story, const Ask& ask)
      : story_(story),
        ask_(ask),
        language_(story.language),
        all_(in_order(story.touchpoints, story.now)),
        cases_(cases_of(all_)),
        in_hand_(case_in_hand(cases_)),
        steps_(in_hand_ ? in_hand_->steps : all_),
        waits_(waits_of(steps_, story.now)) {}

  [[nodiscard]] Brief brief() const {
    Brief brief;
    brief.language = language_;
    brief.title = say("كلمة باسم العميل", "On the customer's behalf");
    add_lines(brief, say("العميل", "Customer"),
              {words::own_words(story_.name) + " (" + words::isolated(story_.id.text()) + ")"});
    add_lines(brief, say("ما يطلبه", "What they ask"), {asked(), own_voice()});
    add_lines(brief, say("ما مرّ به", "What they have been through"), {so_long(), waited()});
    add_lines(brief, say("الشعور", "Felt"), {felt_until_now(steps_, story_)});
    add_lines(brief, say("وُعد به ولم يتحقق", "Promised and not yet had"), promises());
    add_lines(brief, say("من حقّه", "Theirs by right"), rights());
    add_lines(brief, say("المطلوب", "What we ask"), {request()});
    return brief;
  }

 private:
  [[nodiscard]] std::string say(std::string_view arabic, std::string_view english) const {
    return in_either(language_, arabic, english);
  }

  [[nodiscard]] std::string asked() const {
    return in_hand_ ? case_in_words(in_hand_->seen, language_) : story_.reason;
  }

  [[nodiscard]] std::string own_voice() const {
    const auto last = std::find_if(steps_.rbegin(), steps_.rend(),
                                   [](const Touchpoint* step) { return step->by_customer; });
    if (last == steps_.rend()) return {};
    return say("آخر ما قيل: ", "Last heard from them: ") + words::own_words((*last)->what, 140);
  }

  [[nodiscard]] std::string so_long() const {
    if (steps_.empty()) return {};
    const auto theirs =
        std::count_if(steps_.begin(), steps_.end(), [](const Touchpoint* step) { return step->by_customer; });
    return words::filled(
        say("منذ {0} ({1})؛ {2}", "For {0}, since {1}; {2}"),
        {words::span_in_words(story_.now - steps_.front()->at, language_, Place::after_preposition),
         words::day_in_words(steps_.front()->at, story_.now, story_.time_zone, language_, story_.calendar),
         words::counted(contacts, theirs, language_)});
  }

  [[nodiscard]] std::string waited() const {
    if (waits_.empty()) return {};
    const auto longest = std::max_element(waits_.begin(), waits_.end(), [&](const Wait& a, const Wait& b) {
      return a.lasted(story_.now) < b.lasted(story_.now);
    });
    std::string text = words::filled(
        longest->answered ? say("أطول انتظار لردّ منّا: {0}", "The longest wait for our answer: {0}")
                          : say("ينتظر ردّنا منذ {0}", "Has been waiting for our answer for {0}"),
        {words::span_in_words(longest->lasted(story_.now), language_, Place::after_preposition)});
    std::int64_t again = 0;
    for (const Wait& wait : waits_) again += static_cast<std::int64_t>(wait.again.size());
    if (again > 0) text += say("، ", ", ") + words::counted(repeats, again, language_);
    return text;
  }

  [[nodiscard]] std::vector<std::string> promises() const {
    std::vector<std::string> lines;
    for (const Commitment* promise : promises_that_matter(story_))
      if (lines.size() < promises_told &&
          (promise->state == CommitmentState::broken || is_past_due(*promise, story_.now)))
        lines.push_back(promise_in_words(*promise, story_));
    return lines;
  }

  [[nodiscard]] std::vector<std::string> rights() const {
    std::vector<std::string> lines;
    for (const Owed& owed : story_.owed) {
      const std::string line = words::isolated(owed.title) + ": " + words::isolated(owed.how);
      const bool told = std::find(lines.begin(), lines.end(), line) != lines.end();
      if (!told && lines.size() < rights_told) lines.push_back(line);
    }
    return lines;
  }

  [[nodiscard]] TimePoint by() const {
    if (ask_.by) return *ask_.by;
    for (const Commitment* promise : promises_that_matter(story_))
      if (promise->state == CommitmentState::open && promise->due >= story_.now) return promise->due;
    const auto tomorrow = words::day_on_the_wall(story_.now, story_.time_zone) + std::chrono::days{1};
    return words::instant_of(tomorrow + day_is_due_at, story_.time_zone);
  }

  [[nodiscard]] std::string whom() const {
    if (!ask_.whom.empty()) return words::own_words(ask_.whom);
    const bool supervisor = std::any_of(story_.owed.begin(), story_.owed.end(),
                                        [](const Owed& owed) { return owed.by_supervisor; });
    return supervisor ? say("المشرف", "the supervisor") : say("صاحب الصلاحية", "whoever can decide this");
  }

  [[nodiscard]] std::string request() const {
    const std::string what =
        ask_.what.empty() ? say("قرار في طلب العميل يُبلَّغ به", "a decision that the customer can be told")
                          : words::own_words(ask_.what, 140);
    return words::filled(
        say("من {0}: {1}، في موعد أقصاه {2}", "Of {0}: {1}, by {2}"),
        {whom(), what, words::moment_in_words(by(), story_.time_zone, language_, story_.calendar)});
  }

  const Story& story_;
  const Ask& ask_;
  Language language_;
  Touchpoints all_;
  std::vector<Case> cases_;
  const Case* in_hand_;
  Touchpoints steps_;
  std::vector<Wait> waits_;
};

}  // namespace

Brief escalation_brief(const Story& story, const Ask& ask) {
  return Escalation(story, ask).brief();
}

}  // namespace rafiq::journey
