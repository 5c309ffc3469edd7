// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/desks/core_door.hpp"

#include "core/app/door.hpp"

#include <cstdio>

namespace rafiq::sidebar {
namespace {

using namespace std::chrono_literals;
constexpr auto patience = 3000ms;

std::string line_of(const app::Knock& knock, const Reply& reply) {
  if (!reply.taken) return app::Door::no(reply.reason);
  return knock.kind == app::Knock::Kind::origins ? app::Door::these(reply.origins) : app::Door::yes();
}

}  // namespace

FrontDoor core_door(const std::filesystem::path& home) {
  FrontDoor door;
  door.hand_over = [home](const app::Knock& knock) {
    const auto where = app::door_of(home);
    return where && app::knock_at(where.value(), knock, patience);
  };
  door.open = [home](Heard heard) -> std::shared_ptr<void> {
    auto opened = app::Door::open(
        home, [heard = std::move(heard)](const app::Knock& knock, const app::Door::Answer& answer) {
          heard(knock, [knock, answer](const Reply& reply) { answer(line_of(knock, reply)); });
        });
    if (opened) return std::shared_ptr<app::Door>(std::move(opened).value());
    std::fprintf(stderr, "rafiq: %s\n", opened.error().message().c_str());
    return nullptr;
  };
  return door;
}

}  // namespace rafiq::sidebar
