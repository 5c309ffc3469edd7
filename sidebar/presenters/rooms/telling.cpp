// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/rooms/telling.hpp"

namespace rafiq::sidebar {

TextBlock plain_text(std::string text) {
  return {std::move(text), TextBlock::Tone::plain};
}

TextBlock quiet_text(std::string text) {
  return {std::move(text), TextBlock::Tone::quiet};
}

TextBlock trouble_text(const Words& words, const Error& error) {
  const auto kind = [&] {
    switch (error.code) {
      case ErrorCode::unreachable:
        return words.say("The CRM cannot be reached now. Nothing is lost: it will be tried again.");
      case ErrorCode::authentication:
        return words.say("The sign-in was refused. See whether the user and the password are right.");
      case ErrorCode::not_found:
        return words.say("It is no longer there.");
      case ErrorCode::conflict:
        return words.say("Somebody changed it meanwhile. Look again, then decide.");
      case ErrorCode::configuration:
      case ErrorCode::usage:
        return words.say("Something that was filled in must be corrected.");
      case ErrorCode::bad_data:
        return words.say("What came back cannot be read.");
      case ErrorCode::cancelled:
        return words.say("It was stopped, as you asked.");
      case ErrorCode::internal:
        break;
    }
    return words.say("Something went wrong. Nothing of yours is lost.");
  }();
  // Core speaks English: on a line of its own it keeps its direction.
  return {kind + "\n" + isolate(error.message()), TextBlock::Tone::warning};
}

}  // namespace rafiq::sidebar
