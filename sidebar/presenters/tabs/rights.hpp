// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"
#include "sidebar/presenters/desks.hpp"
#include "sidebar/presenters/tabs/tab.hpp"

namespace rafiq::sidebar {

// What the customer may have now, above all what they do not know of.
class RightsTab final : public TabPresenter {
 public:
  using TabPresenter::TabPresenter;
  void load() override;
  void clear() override { rights_.reset(), open_.clear(); }
  [[nodiscard]] bool loaded() const override { return rights_.has_value(); }
  [[nodiscard]] SheetView sheet() const override;
  void press(const Press& press) override;

 private:
  [[nodiscard]] SheetEntry entry(const app::EntitlementShown& right, bool first) const;

  std::optional<std::vector<app::EntitlementShown>> rights_;
  std::string open_;
};

}  // namespace rafiq::sidebar
