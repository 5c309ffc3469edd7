// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/tabs/journey.hpp"
#include "sidebar/presenters/tabs/profile.hpp"
#include "sidebar/presenters/tabs/promises.hpp"
#include "sidebar/presenters/tabs/rights.hpp"
#include "sidebar/presenters/tabs/tab.hpp"
#include "sidebar/presenters/tabs/talk.hpp"

namespace rafiq::sidebar {

// The strip of tabs and the one that is open. What a tab shows is read when it is opened, not before.
class Tabs final : public SheetIntents {
 public:
  Tabs(Bench& bench, ProfileTab::Traits traits);

  void open(Tab tab);  // the open one again: closes it
  void close() { open_.reset(); }
  void reload();  // what the customer's data says now
  void clear();   // another customer
  [[nodiscard]] TabsView view() const;
  [[nodiscard]] TalkTab& talk() { return talk_; }

  void press(const Press& press) override;
  void typed(const std::string& field, const std::string& text) override;

 private:
  [[nodiscard]] const TabPresenter& of(Tab tab) const;
  [[nodiscard]] TabPresenter& of(Tab tab);

  Bench& bench_;
  std::optional<Tab> open_;
  TalkTab talk_;
  ProfileTab profile_;
  JourneyTab journey_;
  PromisesTab promises_;
  RightsTab rights_;
};

}  // namespace rafiq::sidebar
