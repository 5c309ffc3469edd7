// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/recommendation.hpp"
#include "core/util/result.hpp"
#include "sidebar/presenters/desks.hpp"
#include "sidebar/presenters/tabs/tab.hpp"

#include <functional>

namespace rafiq::sidebar {

// What is known of the customer, each with where it comes from; to add, correct and withdraw.
class ProfileTab final : public TabPresenter {
 public:
  // What guidance understands of it, for saying "expert" in the words of the language.
  using Traits = std::function<const std::vector<Trait>&()>;
  ProfileTab(Bench& bench, Traits traits) : TabPresenter(bench), traits_(std::move(traits)) {}

  void load() override;
  void clear() override;
  [[nodiscard]] bool loaded() const override { return facts_.has_value(); }
  [[nodiscard]] SheetView sheet() const override;
  void press(const Press& press) override;
  void typed(const std::string& field, const std::string& text) override;

 private:
  struct Form {
    app::NewFact fact;
    std::optional<Fact> corrected;
  };
  void show_form(SheetView& sheet) const;
  [[nodiscard]] SheetEntry entry(const KnownFact& known) const;
  [[nodiscard]] std::string value_of(const Fact& fact) const;
  [[nodiscard]] const Trait* believed_instead(const Fact& fact) const;
  [[nodiscard]] const KnownFact* find(const std::string& id) const;
  void choose(const std::string& field, const std::string& value);
  void begin_correction(const Fact& fact);
  void save();
  void withdraw(const Fact& fact);

  Traits traits_;
  std::optional<std::vector<KnownFact>> facts_;
  std::string open_;
  std::optional<Form> form_;
};

// The aspect in words: "Education". One that has no name of ours keeps the CRM's.
std::string aspect_name(const Words& words, Aspect aspect, const std::string& label);

}  // namespace rafiq::sidebar
