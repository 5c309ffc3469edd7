// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rafiq::app {

// Where a connector comes from.
enum class ConnectorOrigin {
  shipped,  // with Rafiq itself
  machine,  // a bundle that was installed for everybody who uses this machine
  user,     // a bundle that the user installed
};

constexpr std::string_view name(ConnectorOrigin origin) {
  return origin == ConnectorOrigin::shipped   ? "rafiq"
         : origin == ConnectorOrigin::machine ? "machine"
                                              : "user";
}

}  // namespace rafiq::app
