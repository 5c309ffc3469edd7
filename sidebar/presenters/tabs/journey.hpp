// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"
#include "sidebar/presenters/desks.hpp"
#include "sidebar/presenters/tabs/tab.hpp"

namespace rafiq::sidebar {

// What the customer went through, newest first, with the line of how they felt; and the same through their
// eyes.
class JourneyTab final : public TabPresenter {
 public:
  using TabPresenter::TabPresenter;
  void load() override;
  void clear() override;
  [[nodiscard]] bool loaded() const override { return journey_.has_value(); }
  [[nodiscard]] SheetView sheet() const override;
  void press(const Press& press) override;
  void typed(const std::string& field, const std::string& text) override;

 private:
  struct Form {
    std::string what;
    bool by_customer = true;
    std::optional<int> feeling;
  };
  [[nodiscard]] SheetFeeling feeling_line() const;
  void show_eyes(SheetView& sheet) const;
  void show_form(SheetView& sheet) const;
  void show_waits(SheetView& sheet) const;
  [[nodiscard]] SheetEntry entry(const SeenJourney::Step& step) const;
  void choose(const std::string& field, const std::string& value);
  void save();
  void take_back(const Touchpoint& step);

  std::optional<SeenJourney> journey_;
  std::optional<Brief> eyes_;
  std::optional<Form> form_;
  bool through_their_eyes_ = false;
  std::size_t in_sight_ = 0;
};

// "Very bad" .. "very good".
std::string feeling_name(const Words& words, int feeling);

}  // namespace rafiq::sidebar
