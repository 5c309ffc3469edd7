// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/time.hpp"
#include "sidebar/presenters/desk.hpp"
#include "sidebar/presenters/words.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace rafiq::sidebar {

using Said = std::function<std::string(const Words&)>;
using TakeBack = std::function<Status(Desk&)>;

// Something that was done and may be taken back.
struct Deed {
  Said said;
  TakeBack take_back;          // empty: it stays
  std::function<void()> then;  // on the screen, once it was taken back
};

// What the presenters of a customer's page share: whom it is about, the words, the way to the office, and how
// what was done is said and taken back. Lives on the thread of the screen.
class Bench {
 public:
  struct Hooks {
    std::function<void()> show;                // draw the screen anew
    std::function<void()> changing;            // what is on its way was read before this change
    std::function<void()> changed;             // read the customer again
    std::function<void(const Error&)> failed;  // a click could not do it
    std::function<void(Deed)> done;
  };
  Bench(Office& office, std::shared_ptr<const Clock> clock, std::shared_ptr<const Words> words, Hooks hooks)
      : office_(office), clock_(std::move(clock)), words_(std::move(words)), hooks_(std::move(hooks)) {}

  [[nodiscard]] const Words& words() const { return *words_; }
  [[nodiscard]] Language language() const { return words_->language(); }
  [[nodiscard]] TimePoint now() const { return clock_->now(); }
  void use(std::shared_ptr<const Words> words) { words_ = std::move(words); }

  CustomerId customer;
  Channel channel = Channel::phone;

  void show() const { hooks_.show(); }
  void fail(const Error& error) const { hooks_.failed(error); }
  void done(Deed deed) const { hooks_.done(std::move(deed)); }

  // The answer runs on the screen's thread, and only while the bench lives.
  template <class Question, class Answer>
  void ask(Topic topic, Question question, Answer answer) {
    office_.post(topic,
                 [question = std::move(question), answer = std::move(answer),
                  alive = std::weak_ptr<int>(alive_)](Desk& desk) -> Office::Answer {
                   return [result = question(desk), answer, alive]() mutable {
                     if (!alive.expired()) answer(std::move(result));
                   };
                 });
  }

  // As ask, of the customer who is open now; an answer about somebody else is dropped.
  template <class Question, class Answer>
  void ask_here(Topic topic, Question question, Answer answer) {
    ask(topic, std::move(question), [this, about = customer, answer = std::move(answer)](auto result) {
      if (about == customer) answer(std::move(result));
    });
  }

  using Act = std::function<Result<TakeBack>(Desk&)>;
  // Does it, says it with the way back, and reads the customer again. While it is on its way it is not done a
  // second time, however often somebody clicks.
  void act(Act what, Said said, std::function<void()> then = {}, std::function<void()> when_taken_back = {});

  using InInteraction = std::function<Status(Desk&, InteractionId)>;
  // Everything that belongs to a conversation needs an interaction: an open one is continued.
  void in_interaction(InInteraction what, std::function<void(Result<InteractionId>)> then);

 private:
  Office& office_;
  std::shared_ptr<const Clock> clock_;
  std::shared_ptr<const Words> words_;
  Hooks hooks_;
  std::set<std::pair<std::int64_t, std::string>> under_way_;  // customer, what will be said of it
  std::shared_ptr<int> alive_ = std::make_shared<int>();
};

// "Kept: {what}", in whichever language is on when it is said.
Said said(const char* english, std::string what = {});

}  // namespace rafiq::sidebar
