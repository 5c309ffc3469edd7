// SPDX-License-Identifier: Apache-2.0
#include "core/model/identity.hpp"

namespace rafiq {

std::string_view name(InCommon what) {
  switch (what) {
    case InCommon::mail:
      return "mail";
    case InCommon::phone:
      return "phone";
    case InCommon::name:
      break;
  }
  return "name";
}

}  // namespace rafiq
