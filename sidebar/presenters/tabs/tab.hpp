// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/sheet.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::sidebar {

class Bench;
class Words;

// The parts of a customer's page that are opened on request.
enum class Tab : std::uint8_t { talk, profile, journey, promises, rights };
inline constexpr std::array all_tabs{Tab::talk, Tab::profile, Tab::journey, Tab::promises, Tab::rights};

std::optional<Tab> tab_from(std::string_view name);  // "talk" "profile" "journey" "promises" "rights"

struct TabHead {
  Tab tab = Tab::talk;
  std::string text;
  std::string label;  // for assistive technology
  bool open = false;
  bool operator==(const TabHead&) const = default;
};

struct TabsView {
  std::vector<TabHead> heads;
  std::optional<Tab> open;
  SheetView sheet;      // of the open one
  bool loaded = false;  // it holds what was asked for
  bool operator==(const TabsView&) const = default;
};

// One of them: what it knows of the customer who is open, and what its buttons do.
class TabPresenter : public SheetIntents {
 public:
  explicit TabPresenter(Bench& bench) : bench_(bench) {}

  virtual void load() = 0;   // asks for what it shows, anew
  virtual void clear() = 0;  // another customer
  [[nodiscard]] virtual bool loaded() const = 0;
  [[nodiscard]] virtual SheetView sheet() const = 0;
  void typed(const std::string&, const std::string&) override {}

 protected:
  [[nodiscard]] Bench& bench() const { return bench_; }

 private:
  Bench& bench_;
};

}  // namespace rafiq::sidebar
