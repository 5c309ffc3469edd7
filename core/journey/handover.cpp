// SPDX-License-Identifier: Apache-2.0
#include "core/journey/handover.hpp"

#include "core/journey/brief_words.hpp"
#include "core/journey/waits.hpp"
#include "core/words/moments.hpp"
#include "core/words/quoted.hpp"

#include <algorithm>

namespace rafiq::journey {
namespace {

using words::Place;

constexpr std::size_t steps_told = 3;
constexpr std::size_t promises_told = 2;

class Handover {
 public:
  explicit Handover(const Story& story)
      : story_(story),
        language_(story.language),
        steps_(in_order(story.touchpoints, story.now)),
        cases_(cases_of(steps_)),
        waits_(waits_of(steps_, story.now)),
        in_hand_(case_in_hand(cases_)) {}

  [[nodiscard]] Brief brief() const {
    Brief brief;
    brief.language = language_;
    brief.title = say("موجز تسليم", "Handover");
    add_lines(brief, say("العميل", "Customer"), {who()});
    add_lines(brief, say("أسلوب الحديث", "How to speak"), {joined(story_.manner)});
    add_lines(brief, say("سبب التواصل", "Came for"), {came_for()});
    add_lines(brief, say("ما جرى", "So far"), told());
    add_lines(brief, say("الشعور", "Felt"), {felt_until_now(steps_, story_)});
    add_lines(brief, say("الوعود", "Promised"), promises());
    add_lines(brief, say("الخطوة التالية", "Next"), {next()});
    add_lines(brief, say("لا يُسأل عنه مجددًا", "Not to be asked again"), {joined(story_.known)});
    return brief;
  }

 private:
  [[nodiscard]] std::string say(std::string_view arabic, std::string_view english) const {
    return in_either(language_, arabic, english);
  }

  [[nodiscard]] std::string joined(const std::vector<std::string>& parts) const {
    std::string text;
    for (const std::string& part : parts) {
      if (!text.empty()) text += say("؛ ", "; ");
      text += part;
    }
    return text;
  }

  [[nodiscard]] std::string who() const {
    std::string text = words::own_words(story_.name) + " (" + words::isolated(story_.id.text()) + ")";
    if (!story_.address.empty())
      text += words::filled(say("، صيغة المخاطبة: {0}", ", to be addressed as {0}"),
                            {words::own_words(story_.address)});
    return text;
  }

  [[nodiscard]] std::string came_for() const {
    if (!in_hand_) return story_.reason;
    const std::string open = words::filled(
        say("{0}، منذ {1}", "{0}, open for {1}"),
        {case_in_words(in_hand_->seen, language_),
         words::span_in_words(story_.now - in_hand_->seen.opened, language_, Place::after_preposition)});
    return story_.reason.empty() ? open : story_.reason + say("؛ ", "; ") + open;
  }

  // The steps of the case in hand, where there is one; a handover is not the whole history.
  [[nodiscard]] std::vector<std::string> told() const {
    const Touchpoints& all = in_hand_ ? in_hand_->steps : steps_;
    std::vector<std::string> lines;
    for (std::size_t i = all.size() - std::min(all.size(), steps_told); i < all.size(); ++i)
      lines.push_back(step_in_words(*all[i], story_));
    return lines;
  }

  [[nodiscard]] std::vector<std::string> promises() const {
    std::vector<std::string> lines;
    for (const Commitment* promise : promises_that_matter(story_))
      if (lines.size() < promises_told) lines.push_back(promise_in_words(*promise, story_));
    return lines;
  }

  [[nodiscard]] const Wait* waiting() const {
    const auto found =
        std::find_if(waits_.begin(), waits_.end(), [](const Wait& wait) { return !wait.answered; });
    return found == waits_.end() ? nullptr : &*found;
  }

  [[nodiscard]] std::string next() const {
    for (const Commitment& promise : story_.commitments)
      if (is_past_due(promise, story_.now))
        return words::filled(say("إخبار العميل اليوم بما تمّ في {0}، مع موعد جديد مؤكد",
                                 "Tell the customer today how {0} stands, with a new and certain time"),
                             {words::own_words(promise.what)});
    if (const Wait* wait = waiting())
      return words::filled(
          say("الردّ على رسالة العميل: {0}؛ بلا ردّ منذ {1}",
              "Answer what the customer wrote: {0}; no answer for {1}"),
          {words::own_words(wait->asked->what),
           words::span_in_words(wait->lasted(story_.now), language_, Place::after_preposition)});
    for (const Commitment* promise : promises_that_matter(story_))
      if (promise->state == CommitmentState::open)
        return words::filled(
            say("الوفاء بالوعد: {0}، قبل {1}", "Keep the promise: {0}, before {1}"),
            {words::own_words(promise->what),
             words::moment_in_words(promise->due, story_.time_zone, language_, story_.calendar)});
    if (in_hand_)
      return words::filled(
          say("إخبار العميل بما وصل إليه الأمر: {0}", "Tell the customer how this stands: {0}"),
          {words::own_words(in_hand_->seen.about.subject)});
    return say("لا شيء معلّق؛ البدء بما يهمّ العميل اليوم",
               "Nothing is open; begin with what matters to them today");
  }

  const Story& story_;
  Language language_;
  Touchpoints steps_;
  std::vector<Case> cases_;
  std::vector<Wait> waits_;
  const Case* in_hand_;
};

}  // namespace

Brief handover_brief(const Story& story) {
  return Handover(story).brief();
}

}  // namespace rafiq::journey
