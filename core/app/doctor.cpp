// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor.hpp"

#include "core/app/doctor/examination.hpp"

namespace rafiq::app {

Examination examine(const ExamineOptions& options) {
  const auto& given = options.home.home;
  const auto home = given.empty() ? std::nullopt : std::optional(std::filesystem::absolute(given));
  const auto places = platform::find_places(home);
  if (!places) return {{doctor::problem({"home.unknown", "home"}, places.error())}};
  doctor::Round round([&] { return std::make_shared<doctor::Scene>(options, places.value()); }, options);
  round.run(doctor::checks_of_the_home());
  if (!round.done().cancelled) round.run(doctor::checks_of_accounts(round.scene()));
  return round.done();
}

}  // namespace rafiq::app
