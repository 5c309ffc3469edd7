// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/intents.hpp"

namespace rafiq::sidebar {

std::string_view name(DockSide side) {
  switch (side) {
    case DockSide::left:
      return "left";
    case DockSide::right:
      return "right";
    case DockSide::none:
      return "none";
  }
  return "right";
}

DockSide dock_side_from(std::string_view text) {
  if (text == "left") return DockSide::left;
  if (text == "none") return DockSide::none;
  return DockSide::right;
}

}  // namespace rafiq::sidebar
