// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"
#include "sidebar/presenters/desks.hpp"
#include "sidebar/presenters/tabs/tab.hpp"

namespace rafiq::sidebar {

// What to talk about and how: a talk as a script that follows the customer, or as an outline in the agent's
// own words; questions that fit; and what to have ready in this stage.
class TalkTab final : public TabPresenter {
 public:
  using TabPresenter::TabPresenter;
  void load() override;
  void clear() override;
  [[nodiscard]] bool loaded() const override { return all_.has_value(); }
  [[nodiscard]] SheetView sheet() const override;
  void press(const Press& press) override;

  // The customer took it so ("not_convinced"): an open script goes that way, if it has one.
  void took(const std::string& reaction);
  void use_stage(Stage stage) { stage_ = stage; }

 private:
  struct All {
    std::vector<TalkChoice> talks;
    std::vector<QuestionSheet> questions;
    std::vector<ChecklistSheet> checklists;
  };
  // Where the talk stands.
  struct Place {
    std::string answer;  // what is said to a reaction, before the part
    std::vector<std::string> answers;
    std::optional<SpokenPart> part;  // nothing: it has ended
    std::vector<SpokenPart> ahead;
  };
  void show_all(SheetView& sheet) const;
  void show_talk(SheetView& sheet) const;
  void show_script(SheetView& sheet) const;
  void show_outline(SheetView& sheet) const;
  [[nodiscard]] SheetSay line(const std::string& say, const std::vector<std::string>& more,
                              const std::string& key) const;
  void begin(const std::string& talk, std::optional<TalkForm> form);
  void step(const std::string& reaction);

  std::optional<All> all_;
  std::optional<TalkTrack> track_;
  std::vector<Place> places_;  // the way here; the last is now
  Stage stage_ = Stage::welcome;
  std::size_t wording_ = 0;
  bool more_ = false;
  std::string open_;
};

// "They hesitate", for a reaction's id.
std::string reaction_name(const Words& words, const std::string& reaction);

}  // namespace rafiq::sidebar
