// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/situation.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace rafiq::guidance::testing {

// An invented customer of one kind, as they are when they first make contact.
struct Kind {
  std::string name;
  Situation first;
};
std::vector<Kind> kinds_of_customers();

// Five interactions of five stages, one on each channel and each two days after the one before: what was in
// sight in one is known in the next. `use(Situation)` says which cards were in sight.
template <class Use>
void walk(const Kind& kind, const Use& use) {
  Situation at = kind.first;
  std::int64_t number = 0;
  for (Channel channel : all_channels) {
    std::vector<ShownBefore> seen;
    at.interaction.id = InteractionId{++number};
    at.interaction.channel = channel;
    at.interaction.started = at.now;
    for (Stage stage : all_stages) {
      at.interaction.stage = stage;
      for (const std::string& card : use(at))
        if (std::none_of(seen.begin(), seen.end(), [&](const ShownBefore& one) { return one.card == card; }))
          seen.push_back({card, 0, at.now});
      at.now += std::chrono::minutes{3};
    }
    at.shown.insert(at.shown.end(), seen.begin(), seen.end());
    for (ShownBefore& one : at.shown) ++one.interactions_ago;
    ++at.previous_interactions;
    ++at.journey.contacts;
    at.journey.last_contact = Touchpoint{};
    at.journey.last_contact->at = at.interaction.started;
    at.now += std::chrono::days{2};
    at.journey.at = at.now;
  }
}

}  // namespace rafiq::guidance::testing
