// SPDX-License-Identifier: Apache-2.0
#include "core/journey/eyes.hpp"

#include "core/journey/brief_words.hpp"
#include "core/journey/waits.hpp"
#include "core/words/counted.hpp"
#include "core/words/moments.hpp"
#include "core/words/quoted.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace rafiq::journey {
namespace {

using words::Place;

constexpr std::size_t steps_told = 30;
constexpr int much_effort = 4;

// Arabic without the vowels that would tell a man from a woman: "كتبت" is read either way.
struct Did {
  std::string_view you_arabic, you_english, we_arabic, we_english;
};
// In the order of Channel, then without one.
constexpr std::array deeds{
    Did{"اتصلت بنا", "you called us", "وصلك اتصال منّا", "we called you"},
    Did{"جئت إلينا في الفرع", "you came to the branch", "استقبلناك في الفرع", "we met you at the branch"},
    Did{"كتبت إلينا في المحادثة", "you wrote to us in chat", "كتبنا إليك في المحادثة",
        "we wrote to you in chat"},
    Did{"كتبت إلينا", "you wrote to us", "كتبنا إليك", "we wrote to you"},
    Did{"تواصلت معنا عبر الموقع", "you reached us through the website", "ظهر لك في الموقع",
        "you saw on the website"},
    Did{"تواصلت معنا", "you got in touch", "وصلك منّا", "you heard from us"}};

struct Feeling {
  std::string_view arabic, english;
};
constexpr std::array feelings{
    Feeling{"وكان شعورك سيئًا جدًّا.", "It felt very bad."}, Feeling{"وكان شعورك سيئًا.", "It felt bad."},
    Feeling{"ولم يترك ذلك فيك أثرًا حسنًا ولا سيئًا.", "It felt neither good nor bad."},
    Feeling{"وكان شعورك جيدًا.", "It felt good."}, Feeling{"وكان شعورك جيدًا جدًّا.", "It felt very good."}};

// clang-format off
constexpr words::Counted times_in_touch{
    {"ولم تحتج إلى التواصل معنا", "وتواصلت معنا مرة واحدة", "وتواصلت معنا مرتين", "وتواصلت معنا # مرات", "وتواصلت معنا # مرة", "وتواصلت معنا # مرة"},
    {"you did not have to get in touch", "you got in touch once", "you got in touch # times", "you got in touch # times", "you got in touch # times", "you got in touch # times"}};
constexpr words::Counted ways{
    {"", "بطريقة واحدة", "بطريقتين مختلفتين", "بـ# طرق مختلفة", "بـ# طريقة مختلفة", "بـ# طريقة مختلفة"},
    {"", "in one way", "in # different ways", "in # different ways", "in # different ways", "in # different ways"}};
// clang-format on

class Eyes {
 public:
  explicit Eyes(const Story& story)
      : story_(story),
        language_(story.language),
        steps_(in_order(story.touchpoints, story.now)),
        waits_(waits_of(steps_, story.now)) {}

  [[nodiscard]] Brief brief() const {
    Brief brief;
    brief.language = language_;
    brief.title = say("الرحلة كما يراها العميل", "The journey through the customer's eyes");
    std::vector<std::string> lines;
    if (steps_.empty())
      lines.push_back(say("لم تبدأ رحلتك معنا بعد.", "Your journey with us has not begun yet."));
    if (!steps_.empty()) lines.push_back(beginning());
    for (std::size_t i = steps_.size() - std::min(steps_.size(), steps_told); i < steps_.size(); ++i)
      lines.push_back(told(*steps_[i]));
    for (const Wait& wait : waits_)
      if (!wait.answered) lines.push_back(still_waiting(wait));
    for (const Commitment& promise : story_.commitments) lines.push_back(told(promise));
    add_lines(brief, "", lines);
    return brief;
  }

 private:
  [[nodiscard]] std::string say(std::string_view arabic, std::string_view english) const {
    return in_either(language_, arabic, english);
  }
  [[nodiscard]] std::string day(TimePoint at) const {
    return words::day_in_words(at, story_.now, story_.time_zone, language_, story_.calendar);
  }

  [[nodiscard]] std::string beginning() const {
    std::int64_t contacts = 0;
    std::set<Channel> channels;
    for (const Touchpoint* step : steps_) {
      if (!step->by_customer) continue;
      ++contacts;
      if (step->channel) channels.insert(*step->channel);
    }
    std::string text =
        words::filled(say("بدأت رحلتك معنا في {0}، {1}", "Your journey with us began on {0}; {1}"),
                      {day(steps_.front()->at), words::counted(times_in_touch, contacts, language_)});
    if (channels.size() > 1)
      text += " " + words::counted(ways, static_cast<std::int64_t>(channels.size()), language_);
    return text + ".";
  }

  [[nodiscard]] std::string deed(const Touchpoint& step) const {
    const Did& did = deeds[step.channel ? static_cast<std::size_t>(*step.channel) : deeds.size() - 1];
    return step.by_customer ? say(did.you_arabic, did.you_english) : say(did.we_arabic, did.we_english);
  }

  [[nodiscard]] std::string told(const Touchpoint& step) const {
    std::string text = words::filled(say("في {0} {1}: {2}.", "On {0} {1}: {2}."),
                                     {day(step.at), deed(step), words::own_words(step.what)});
    for (const Wait& wait : waits_) {
      if (std::find(wait.again.begin(), wait.again.end(), &step) != wait.again.end())
        text += say(" كانت هذه مرة أخرى، قبل أن يصلك ردّ.", " You had to ask again, before an answer came.");
      if (wait.answered == &step)
        text += words::filled(
            say(" وصلك هذا الردّ بعد انتظار {0}.", " You had waited {0} for this answer."),
            {words::span_in_words(wait.lasted(story_.now), language_, Place::after_preposition)});
    }
    if (step.feeling) {
      const Feeling& feeling = feelings[static_cast<std::size_t>(std::clamp(*step.feeling, -2, 2) + 2)];
      text += " " + say(feeling.arabic, feeling.english);
    }
    if (step.effort && *step.effort >= much_effort)
      text += say(" وكلّفك ذلك جهدًا كبيرًا.", " It took you much effort.");
    if (step.effort && *step.effort == 1) text += say(" وكان ذلك سهلًا عليك.", " It was easy for you.");
    return text;
  }

  [[nodiscard]] std::string still_waiting(const Wait& wait) const {
    return words::filled(
        say("لم يصلك ردّ على {0} منذ {1}.", "You have had no answer to {0} for {1}."),
        {words::own_words(wait.asked->what),
         words::span_in_words(wait.lasted(story_.now), language_, Place::after_preposition)});
  }

  [[nodiscard]] std::string told(const Commitment& promise) const {
    const std::string moment =
        words::moment_in_words(promise.due, story_.time_zone, language_, story_.calendar);
    std::string_view pattern_arabic = "وعدناك: {0}، في موعد أقصاه {1}.";
    std::string_view pattern_english = "We promised you: {0}, by {1}.";
    if (promise.state == CommitmentState::kept) {
      pattern_arabic = "وعدناك: {0}، ووفينا به.";
      pattern_english = "We promised you: {0}, and kept it.";
    } else if (promise.state == CommitmentState::broken) {
      pattern_arabic = "وعدناك: {0}، في موعد أقصاه {1}، ولم نفِ به.";
      pattern_english = "We promised you: {0}, by {1}, and did not keep it.";
    } else if (is_past_due(promise, story_.now)) {
      pattern_arabic = "وعدناك: {0}، في موعد أقصاه {1}؛ فات الموعد ولم يتحقق شيء بعد.";
      pattern_english = "We promised you: {0}, by {1}; the time has passed and nothing has come yet.";
    }
    return words::filled(say(pattern_arabic, pattern_english), {words::own_words(promise.what), moment});
  }

  const Story& story_;
  Language language_;
  Touchpoints steps_;
  std::vector<Wait> waits_;
};

}  // namespace

Brief through_their_eyes(const Story& story) {
  return Eyes(story).brief();
}

}  // namespace rafiq::journey
