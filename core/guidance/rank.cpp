// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/rank.hpp"

#include "core/guidance/weights.hpp"

#include <algorithm>

namespace rafiq::guidance {

bool better(const Ranked& a, const Ranked& b) {
  if (a.score != b.score) return a.score > b.score;
  return a.card->id < b.card->id;
}

bool all_serve_one(const Card& a, const Card& b, const Card& c) {
  const auto serves = [](const Card& card, std::uint16_t theme) {
    return std::find(card.themes.begin(), card.themes.end(), theme) != card.themes.end();
  };
  return std::any_of(a.themes.begin(), a.themes.end(),
                     [&](std::uint16_t theme) { return serves(b, theme) && serves(c, theme); });
}

void rank(std::vector<Ranked>& cards) {
  std::sort(cards.begin(), cards.end(), better);
  if (cards.size() < 4 || !all_serve_one(*cards[0].card, *cards[1].card, *cards[2].card)) return;
  const auto other = std::find_if(cards.begin() + 3, cards.end(), [&](const Ranked& one) {
    return one.score < worth_showing || !all_serve_one(*cards[0].card, *cards[1].card, *one.card);
  });
  if (other != cards.end() && other->score >= worth_showing) std::rotate(cards.begin() + 2, other, other + 1);
}

std::size_t in_sight(std::span<const Ranked> ranked, bool seasoned_agent) {
  const std::size_t most = std::min(ranked.size(), seasoned_agent ? most_for_seasoned : most_in_sight);
  std::size_t count = 0;
  while (count < most && ranked[count].score >= worth_showing) ++count;
  return count;
}

}  // namespace rafiq::guidance
