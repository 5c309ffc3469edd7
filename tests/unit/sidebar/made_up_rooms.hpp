// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/rooms/rooms.hpp"
#include "tests/unit/sidebar/made_up.hpp"

#include <memory>

// Ground for the rooms to stand on in tests.
namespace rafiq::sidebar::test {

class MadeUpShell final : public ShellIntents {
 public:
  Settings now;
  int quits = 0;
  [[nodiscard]] const Settings& settings() const override { return now; }
  void use_language(Language language) override { now.language = language; }
  void use_theme(ThemeChoice theme) override { now.theme = theme; }
  void use_dock(DockSide side) override { now.dock = side; }
  void use_width(int width) override { now.width = width; }
  void quit() override { ++quits; }
};

struct House {
  MadeUpDesk desk;
  SteppedOffice office{desk};
  CountingCourier courier;
  MadeUpShell shell;
  std::shared_ptr<FixedClock> clock =
      std::make_shared<FixedClock>(parse_iso8601("2026-03-10T10:00:00Z").value());
  Screen screen;
  int changes_told = 0;
  Rooms rooms{{[this]() -> Office& { return office; }, courier, [] { return std::make_shared<PlainWords>(); },
               clock, shell, [this](const Screen& shown) { screen = shown; }, [this] { ++changes_told; }}};
};

}  // namespace rafiq::sidebar::test
