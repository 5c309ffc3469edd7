// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/best.hpp"

#include "core/guidance/judge.hpp"
#include "core/guidance/weights.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace rafiq::guidance {
namespace {

// The lists of the index in which a card that fits must lie, walked as one: the highest `most` comes first.
class Walk {
 public:
  explicit Walk(const Evaluation& evaluation) {
    const Index& index = evaluation.pack.index;
    const FactTable& facts = evaluation.facts.usable;
    add(index.of_any);
    for (FactMask left = facts.known; left != 0; left &= left - 1) {
      const auto key = static_cast<FactKey>(std::countr_zero(left));
      add(index.of_known[static_cast<std::size_t>(key)]);
      const auto& lists = index.of_value[static_cast<std::size_t>(key)];
      if (lists.empty()) continue;
      const ValueSet& values = facts.value(key);
      for (std::uint64_t low = values.low; low != 0; low &= low - 1) add(lists, std::countr_zero(low));
      for (std::uint64_t high = values.high; high != 0; high &= high - 1)
        add(lists, 64 + std::countr_zero(high));
    }
    std::make_heap(heads_.begin(), heads_.end(), later);
  }

  // Null at the end. A card that lies in several lists comes once: its places are next to each other.
  const Filed* next() {
    while (!heads_.empty()) {
      std::pop_heap(heads_.begin(), heads_.end(), later);
      Head& head = heads_.back();
      const Filed* filed = head.at++;
      if (head.at == head.end)
        heads_.pop_back();
      else
        std::push_heap(heads_.begin(), heads_.end(), later);
      if (filed->card == last_) continue;
      last_ = filed->card;
      return filed;
    }
    return nullptr;
  }

 private:
  struct Head {
    const Filed* at;
    const Filed* end;
  };
  static bool later(const Head& a, const Head& b) {
    return a.at->most != b.at->most ? a.at->most < b.at->most : a.at->card > b.at->card;
  }
  void add(const Index::List& list) {
    if (!list.empty()) heads_.push_back({list.data(), list.data() + list.size()});
  }
  void add(const std::vector<Index::List>& lists, int value) {
    if (static_cast<std::size_t>(value) < lists.size()) add(lists[static_cast<std::size_t>(value)]);
  }

  std::vector<Head> heads_;
  std::uint32_t last_ = std::numeric_limits<std::uint32_t>::max();
};

// The best `most` of the cards that `wanted` takes, none of them below `least`.
template <class Wanted>
std::vector<Ranked> best_of(const Evaluation& evaluation, std::size_t most, int least, const Wanted& wanted) {
  std::vector<Ranked> found;  // best first
  const int for_clicks = evaluation.standings.empty() ? 0 : when_helpful;
  const FactMask known = evaluation.facts.usable.known;
  const auto too_low = [&](int bound) {
    return bound < least || (found.size() == most && bound < found.back().score);
  };
  Walk walk(evaluation);
  while (const Filed* filed = walk.next()) {
    if (too_low(filed->most + for_clicks)) break;
    const Card& card = evaluation.pack.cards[filed->card];
    const FactMask facts = evaluation.pack.index.rule_facts[filed->card] & known;
    if (too_low(card.priority + particulars_at_most(facts) + for_clicks) || !wanted(card) ||
        judge(evaluation, card) != Verdict::shown)
      continue;
    const Ranked one{&card, score(evaluation, card)};
    if (one.score < least) continue;
    const auto place = std::lower_bound(found.begin(), found.end(), one, better);
    if (found.size() == most && place == found.end()) continue;
    if (found.size() == most) found.pop_back();
    found.insert(std::lower_bound(found.begin(), found.end(), one, better), one);
  }
  return found;
}

std::vector<Ranked> all(const Evaluation& evaluation) {
  std::vector<Ranked> found;
  for (const Card& card : evaluation.pack.cards)
    if (judge(evaluation, card) == Verdict::shown) found.push_back({&card, score(evaluation, card)});
  rank(found);
  return found;
}

// As rank() does: the third gives way when the first three serve one knowledge.
void let_the_third_give_way(const Evaluation& evaluation, std::size_t most, std::vector<Ranked>& found) {
  if (found.size() < 3 || !all_serve_one(*found[0].card, *found[1].card, *found[2].card)) return;
  const auto other = best_of(evaluation, 1, worth_showing, [&](const Card& card) {
    return !all_serve_one(*found[0].card, *found[1].card, card);
  });
  if (other.empty()) return;
  const auto same = std::find_if(found.begin(), found.end(),
                                 [&](const Ranked& one) { return one.card == other.front().card; });
  if (same != found.end()) found.erase(same);
  found.insert(found.begin() + 2, other.front());
  if (found.size() > most) found.pop_back();
}

}  // namespace

std::vector<Ranked> best(const Evaluation& evaluation, std::size_t most) {
  if (most == 0) return {};
  if (evaluation.pack.index.cards != evaluation.pack.cards.size()) {
    auto found = all(evaluation);
    found.resize(std::min(found.size(), most));
    return found;
  }
  auto found = best_of(evaluation, most, std::numeric_limits<int>::min(), [](const Card&) { return true; });
  let_the_third_give_way(evaluation, most, found);
  return found;
}

}  // namespace rafiq::guidance
