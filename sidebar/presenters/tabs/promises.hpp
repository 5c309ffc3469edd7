// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"
#include "sidebar/presenters/desks.hpp"
#include "sidebar/presenters/tabs/tab.hpp"

namespace rafiq::sidebar {

// What the customer was promised, due first; to make, keep and break.
class PromisesTab final : public TabPresenter {
 public:
  using TabPresenter::TabPresenter;
  void load() override;
  void clear() override;
  [[nodiscard]] bool loaded() const override { return promises_.has_value(); }
  [[nodiscard]] SheetView sheet() const override;
  void press(const Press& press) override;
  void typed(const std::string& field, const std::string& text) override;

 private:
  struct Form {
    std::string what, due;
    std::string understood;  // of due, in words
    bool wrong = false;
  };
  void show_form(SheetView& sheet) const;
  [[nodiscard]] SheetEntry entry(const SeenPromise& promise) const;
  [[nodiscard]] const SeenPromise* find(const std::string& id) const;
  void use_due(const std::string& due);
  void save();
  void settle(const SeenPromise& promise, Verb verb);

  std::optional<std::vector<SeenPromise>> promises_;
  std::optional<Form> form_;
};

}  // namespace rafiq::sidebar
