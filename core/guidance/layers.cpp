// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/layers.hpp"

#include "core/guidance/lexicons.hpp"
#include "core/util/nearest.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

template <class Use>
void each_kind(Pack& pack, const Use& use) {
  use(pack.cards);
  use(pack.talks);
  use(pack.questions);
  use(pack.checklists);
  use(pack.claims);
  use(pack.entitlements);
  use(pack.practice);
}

}  // namespace

void hide(const std::string& id, const YamlValue& place, Pack& pack) {
  std::vector<std::string> others;
  bool found = false;
  each_kind(pack, [&](auto& items) {
    found = std::erase_if(items, [&](const auto& item) { return item.id == id; }) > 0 || found;
    for (const auto& item : items) others.push_back(item.id);
  });
  if (found) return;
  for (std::string& entry : lexicon_entries(pack)) {
    if (entry == id) found = true;
    others.push_back(std::move(entry));
  }
  if (found) {
    pack.hidden_entries.insert(id);
    return;
  }
  const std::vector<std::string_view> names(others.begin(), others.end());
  place.problem("no lower layer has \"" + id + "\" to hide",
                suggestion(id, names, "Take it away, or name an id of a lower layer."));
}

void replace_lower(Pack& pack) {
  each_kind(pack, [](auto& items) {
    std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    const auto last = items.end();
    // Equal ids lie from the lowest layer up: what is followed by its like is replaced.
    auto to = items.begin();
    for (auto at = items.begin(); at != last; ++at) {
      if (std::next(at) != last && std::next(at)->id == at->id) continue;
      if (to != at) *to = std::move(*at);
      ++to;
    }
    items.erase(to, last);
  });
}

}  // namespace rafiq::guidance
