// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/talk_route.hpp"

#include <algorithm>

namespace rafiq::guidance {

const TalkBranch* TalkRoute::branch(const TalkPart& part, TalkReaction reaction) {
  const auto found = std::find_if(part.branches.begin(), part.branches.end(),
                                  [&](const TalkBranch& one) { return one.on == reaction; });
  return found == part.branches.end() ? nullptr : &*found;
}

std::uint16_t TalkRoute::after(const TalkPart& part, TalkReaction reaction) const {
  if (const TalkBranch* written = branch(part, reaction)) return settled(written->go);
  const bool in_doubt = reaction == TalkReaction::not_convinced || reaction == TalkReaction::upset;
  const bool was_heard = part.kind == PartKind::clarify;
  if (part.kind == PartKind::close) return talk_ends;
  if (in_doubt && !was_heard && first_of(PartKind::clarify) != talk_ends) return first_of(PartKind::clarify);
  if (in_doubt || reaction == TalkReaction::refuses) return first_of(PartKind::close);
  return next(part);
}

std::vector<std::uint16_t> TalkRoute::ahead(std::uint16_t from) const {
  std::vector<std::uint16_t> way;
  for (std::uint16_t at = from; at != talk_ends && std::find(way.begin(), way.end(), at) == way.end();
       at = next(talk_.parts[at]))
    way.push_back(at);
  return way;
}

// No longer than there are parts: basics may lead to basics, and in a ring.
std::uint16_t TalkRoute::settled(std::uint16_t index) const {
  for (std::size_t i = 0; i <= talk_.parts.size(); ++i) {
    if (index >= talk_.parts.size()) return talk_ends;
    if (shows(talk_.parts[index])) return index;
    index = talk_.parts[index].next;
  }
  return talk_ends;
}

std::uint16_t TalkRoute::first_of(PartKind kind) const {
  for (std::size_t i = 0; i < talk_.parts.size(); ++i)
    if (talk_.parts[i].kind == kind && shows(talk_.parts[i])) return static_cast<std::uint16_t>(i);
  return talk_ends;
}

}  // namespace rafiq::guidance
