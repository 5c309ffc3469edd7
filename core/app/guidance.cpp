// SPDX-License-Identifier: Apache-2.0
#include "core/app/guidance.hpp"

#include "core/app/context.hpp"
#include "core/app/situation.hpp"
#include "core/guidance/evaluate.hpp"
#include "core/store/interactions.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace rafiq::app {

Result<Guide> Guidance::guide(const GuideRequest& request) {
  RAFIQ_TRY(auto pack, context_.packs.pack());
  RAFIQ_TRY(auto situation, situation_of(context_, request));
  return guidance::evaluate(*pack, situation, request.language, request.about_card);
}

Status Guidance::shown(InteractionId interaction, std::span<const std::string> cards) {
  store::Interactions stored(*context_.database);
  RAFIQ_TRY(auto serving, stored.get(interaction));
  RAFIQ_TRY(auto before, stored.shown_to(serving.customer));
  std::set<std::string_view> noted;
  for (const auto& one : before)
    if (one.interaction == interaction) noted.insert(one.card);
  const auto is_noted = [&](const std::string& card) { return noted.count(card) > 0; };
  if (std::all_of(cards.begin(), cards.end(), is_noted)) return success();
  return context_.database->write([&]() -> Status {
    for (const std::string& card : cards)
      if (!is_noted(card)) {
        RAFIQ_TRY(stored.note_shown({interaction, card, context_.clock->now()}));
      }
    return success();
  });
}

}  // namespace rafiq::app
