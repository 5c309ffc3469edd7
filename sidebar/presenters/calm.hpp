// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/talk_track.hpp"
#include "sidebar/presenters/sheet.hpp"

#include <optional>
#include <string>

namespace rafiq::sidebar {

class Bench;

// The customer is upset: everything else goes, one step is shown at a time, and there is a way back.
class Calm final : public SheetIntents {
 public:
  explicit Calm(Bench& bench) : bench_(bench) {}

  void enter();
  void leave();
  [[nodiscard]] bool on() const { return on_; }
  [[nodiscard]] bool loaded() const { return steps_.has_value(); }
  void reload();  // in the words of another language
  [[nodiscard]] SheetView sheet(const std::string& name) const;
  void press(const Press& press) override;
  void typed(const std::string&, const std::string&) override {}

 private:
  void calmed();

  Bench& bench_;
  bool on_ = false;
  std::optional<ChecklistSheet> steps_;
  std::size_t at_ = 0;
  std::size_t wording_ = 0;
};

}  // namespace rafiq::sidebar
