// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/time.hpp"
#include "sidebar/presenters/bench.hpp"
#include "sidebar/presenters/calm.hpp"
#include "sidebar/presenters/desk.hpp"
#include "sidebar/presenters/intents.hpp"
#include "sidebar/presenters/note.hpp"
#include "sidebar/presenters/screen.hpp"
#include "sidebar/presenters/tabs/tabs.hpp"
#include "sidebar/presenters/words.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rafiq::sidebar {

// The state of the sidebar: what is open, what was said, what each click does. Lives on the thread of the
// screen and never blocks it: questions go to the office, and an answer that has been overtaken is dropped.
class Panel final : public Intents {
 public:
  struct Parts {
    Office& office;
    Courier& courier;
    std::function<std::shared_ptr<const Words>(Language)> words;
    std::shared_ptr<const Clock> clock;
    std::function<void(const Screen&)> show;
    std::function<void(CustomerId)> remember;  // the customer last opened; invalid: none
    std::function<void()> toggle_pin = {};
  };
  Panel(Parts parts, Language language);

  // With a reference opens that customer, else the one remembered, else the list of recent ones.
  void start(const std::string& reference, CustomerId remembered);

  void search(const std::string& text) override;
  void leave_search() override;
  void open(CustomerId customer) override;
  void open_reference(const std::string& reference);

  void move_to(Stage stage) override;
  void use_channel(Channel channel) override;
  void begin_or_end() override;

  void unfold(const std::string& card) override;
  void show_more() override;
  void toggle_why(const std::string& card) override;
  void toggle_withheld() override;
  void next_wording(const std::string& card) override;
  void react(const std::string& card, ReactionKind kind, std::chrono::minutes snooze_for) override;
  void toggle_focus() override;
  void open_tab(Tab tab) override;
  SheetIntents& tab() override { return tabs_; }
  SheetIntents& note() override { return note_; }
  SheetIntents& calm() override { return calm_; }
  void undo() override;
  void leave_toast() override;

  void set_language(Language language);
  // The words of the window, and of what is recommended: nothing, the same.
  void speak(Language language, std::optional<Language> guidance);
  [[nodiscard]] Language language() const { return bench_.language(); }
  void notice_button() override;  // open the sample, or try again
  void sync_now() override;
  void toggle_pin() override {
    if (parts_.toggle_pin) parts_.toggle_pin();
  }

  // What there is now; the window, once it stands, asks for it.
  void show();

  // Told by others.
  void sync_changed(const SyncState& state);
  void tick();  // every few seconds: looks for changes made elsewhere, and lets relative times move on

 private:
  template <class Question, class Answer>
  void ask(Topic topic, Question question, Answer answer) {
    bench_.ask(topic, std::move(question), std::move(answer));
  }
  Bench::Hooks bench_hooks();
  void load_accounts();
  void accounts_arrived(Result<std::vector<app::Account>> accounts);
  void turn_to(CustomerId customer);
  void load_visit();
  void visit_arrived(Result<Visit> visit);
  void forget_customer();
  void read_again();
  void change(Bench::InInteraction what, std::function<void(InteractionId)> then = {});
  void fail(const Error& error);
  void time_moves_on();
  void show_page(Screen& screen) const;
  void show_cards(Screen& screen) const;
  void show_search(Screen& screen) const;
  [[nodiscard]] const Recommendation* find(const std::string& card) const;
  [[nodiscard]] std::string line_to_say(const Recommendation& recommendation) const;

  Parts parts_;
  Bench bench_;
  std::optional<Language> guidance_;
  Labels labels_;
  Calm calm_;
  Tabs tabs_;
  Note note_;

  std::optional<std::vector<app::Account>> accounts_;
  SyncState sync_;
  std::optional<Error> trouble_;
  bool adding_sample_ = false;
  std::int64_t change_counter_ = 0;
  TimePoint shown_at_;

  bool searching_ = false;
  std::string search_text_;
  std::uint64_t search_serial_ = 0;
  std::optional<std::vector<app::SearchHit>> hits_;

  std::uint64_t visit_serial_ = 0;
  std::optional<Visit> visit_;
  std::optional<Stage> asked_stage_;  // clicked, not yet confirmed by core
  bool focused_ = false;
  bool elsewhere_ = false;  // what is being read changed without a click

  std::string open_card_;
  std::string why_card_;
  bool more_ = false;
  bool withheld_open_ = false;
  std::map<std::string, std::size_t> wording_;
  std::optional<Deed> done_;
  std::string complaint_;  // what a click could not do
  std::string announcement_;
};

}  // namespace rafiq::sidebar
