// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/coverage.hpp"

#include "core/guidance/knowledge.hpp"

#include <map>
#include <set>

namespace rafiq::guidance {
namespace {

template <class Items>
void add_served(const Items& items, std::set<std::string>& served) {
  for (const auto& item : items) served.insert(item.serves.begin(), item.serves.end());
}

std::set<std::string> served_by(const Pack& pack) {
  std::set<std::string> served;
  add_served(pack.cards, served);
  add_served(pack.talks, served);
  add_served(pack.questions, served);
  add_served(pack.checklists, served);
  add_served(pack.entitlements, served);
  add_served(pack.practice, served);
  return served;
}

}  // namespace

Coverage coverage(const Pack& pack) {
  const std::set<std::string> served = served_by(pack);
  std::map<std::string, int> cards;
  for (const Card& card : pack.cards)
    for (const std::string& id : card.serves) ++cards[id];
  std::set<std::string> in_talks;
  add_served(pack.talks, in_talks);
  Coverage result;
  for (const Knowledge::Item& item : knowledge().items) {
    if (!is_chapter(item.id)) {
      if (served.count(item.id) == 0) result.unserved.push_back(item.id);
    } else if (cards[item.id] < cards_of_a_chapter && in_talks.count(item.id) == 0) {
      result.thin_chapters.push_back({item.id, cards[item.id]});
    }
  }
  return result;
}

}  // namespace rafiq::guidance
