// SPDX-License-Identifier: Apache-2.0
#include "core/app/governed.hpp"
#include "core/app/logging.hpp"
#include "sidebar/application.hpp"
#include "sidebar/platform/background_sync.hpp"
#include "sidebar/platform/browser_sign_in.hpp"
#include "sidebar/platform/core_desk.hpp"
#include "sidebar/platform/desks/core_door.hpp"

#include <atomic>
#include <cstdio>
#include <memory>

int main(int argc, char** argv) {
  using namespace rafiq::sidebar;
  auto parsed = parse_options(argc, argv);
  if (const int* status = std::get_if<int>(&parsed)) return *status;
  auto options = std::get<Options>(std::move(parsed));

  if (!options.opens.empty()) {
    auto wish = rafiq::app::read_handed_over(options.opens);
    if (!wish) {
      std::fprintf(stderr, "rafiq: %s\n", wish.error().message().c_str());
      return rafiq::exit_status(wish.error().code);
    }
    options.wish = std::move(wish).value();
  }

  rafiq::app::begin_logging({"rafiq", options.home});
  rafiq::app::OpenOptions open;
  open.home = options.home;
  open.switchboard = rafiq::app::share_between_threads();  // the panel and the sync press a CRM together
  const auto calendar = std::make_shared<std::atomic<rafiq::Calendar>>(rafiq::Calendar::gregorian);
  open.calendar = [calendar] { return calendar->load(); };
  Ground ground;
  ground.write_dates_in = [calendar](rafiq::Calendar chosen) { calendar->store(chosen); };
  ground.make_desk = [open] { return std::make_unique<CoreDesk>(open); };
  ground.make_courier = [open](ToScreen to_screen, std::function<void(const SyncState&)> tell) {
    return std::make_unique<BackgroundSync>(open, std::move(to_screen), std::move(tell));
  };
  ground.make_sign_ins = [open](ToScreen to_screen) {
    return std::make_unique<BrowserSignIn>(open, std::move(to_screen));
  };
  ground.door = core_door(options.home);
  ground.governed_language = [] { return rafiq::app::governed_language({}); };
  return run(std::move(options), std::move(ground), argv[0]);
}
