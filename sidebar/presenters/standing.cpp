// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/standing.hpp"

#include "sidebar/presenters/core_words.hpp"

#include <array>
#include <string_view>

namespace rafiq::sidebar {
namespace {

struct Kind {
  std::string_view state;
  const char* text;
  Icon icon;
  bool warning;
};
// What needs a person comes first.
constexpr std::array kinds{
    Kind{"conflict", mark("The CRM has another value"), Icon::warning, true},
    Kind{"refused", mark("The CRM refused it"), Icon::warning, true},
    Kind{"uncertain", mark("Perhaps in the CRM, perhaps not"), Icon::unsure, true},
    Kind{"pending", mark("On its way to the CRM"), Icon::waiting, false},
    Kind{"sending", mark("On its way to the CRM"), Icon::waiting, false},
    Kind{"local_only", mark("On this machine only"), Icon::here, false},
    Kind{"saved", mark("Saved in the CRM"), Icon::check, false},
};

}  // namespace

StandingView describe_standing(const Words& words, const Standings& standings) {
  for (const Kind& kind : kinds)
    for (const auto& each : standings) {
      if (each.state != kind.state) continue;
      const std::string reason = core_words(words, each.reason);
      StandingView view{words.say(kind.text), reason, kind.icon, kind.warning};
      if (!each.account.empty() && !each.reason.empty())
        view.reason = fill(words.say("{name}: {value}"), {{"name", each.account}, {"value", reason}});
      else if (!each.account.empty())
        view.reason = fill(words.say("Account {account}"), {{"account", each.account}});
      return view;
    }
  return {};
}

}  // namespace rafiq::sidebar
