// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/results.hpp"

namespace rafiq::conform {

std::string_view name(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return "pass";
    case Outcome::warn:
      return "warn";
    case Outcome::fail:
      return "fail";
    case Outcome::crash:
      return "crash";
    case Outcome::skip:
      break;
  }
  return "skip";
}

}  // namespace rafiq::conform
