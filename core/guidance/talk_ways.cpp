// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/talk_ways.hpp"

#include "core/guidance/read_places.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

constexpr std::size_t fewest_branches = 2;

// The order of the main line; 0: the kind has no place of its own in it.
int rank(PartKind kind) {
  switch (kind) {
    case PartKind::need:
      return 1;
    case PartKind::benefit:
      return 2;
    case PartKind::specification:
    case PartKind::terms:
      return 3;
    case PartKind::how:
      return 4;
    default:
      return 0;
  }
}

void check_reachable(const Talk& talk, const std::vector<YamlValue>& each) {
  PlaceGraph graph;
  const std::size_t end = talk.parts.size();
  const auto place = [&](std::uint16_t index) { return index == talk_ends ? end : std::size_t{index}; };
  for (const TalkPart& part : talk.parts) {
    graph.edges.push_back({place(part.next)});
    for (const TalkBranch& branch : part.branches) graph.edges.back().push_back(place(branch.go));
  }
  const auto reached = graph.reachable_from_first();
  const auto ending = graph.that_reach_the_end();
  for (std::size_t i = 0; i < end; ++i) {
    if (!reached[i])
      each[i].problem("nothing leads to the part \"" + talk.parts[i].id + "\"",
                      "Lead to it, or take it away.");
    if (!ending[i])
      each[i].problem("from the part \"" + talk.parts[i].id + "\" the end is never reached",
                      "Let it, or a part after it, go on to end.");
  }
}

// Need, benefit, specification or terms, how to obtain it: in that order.
void check_main_line(const Talk& talk, const std::vector<YamlValue>& each) {
  std::vector<bool> seen(talk.parts.size(), false);
  const TalkPart* highest = nullptr;
  for (std::size_t at = 0; at < talk.parts.size() && !seen[at]; at = talk.parts[at].next) {
    seen[at] = true;
    const TalkPart& part = talk.parts[at];
    if (rank(part.kind) == 0) continue;
    if (highest && rank(part.kind) < rank(highest->kind))
      each[at].problem(std::string(name(part.kind)) + " comes after " + std::string(name(highest->kind)),
                       "The order is need, benefit, specification or terms, how.");
    else
      highest = &part;
  }
}

void check_branches(const Talk& talk, const TalkPart& part, const YamlValue& place) {
  if (part.kind != PartKind::close && part.branches.size() < fewest_branches)
    place.problem("the part \"" + part.id + "\" has fewer than two branches",
                  "Say what to do when the customer reacts otherwise.");
  for (const TalkBranch& branch : part.branches) {
    if (branch.on != TalkReaction::not_convinced) continue;
    const auto leads_to = [&](PartKind kind) {
      return branch.go != talk_ends && talk.parts[branch.go].kind == kind;
    };
    // One who is still not convinced after clarifying is let go in peace.
    const bool in_peace =
        part.kind == PartKind::clarify && (branch.go == talk_ends || leads_to(PartKind::close));
    if (!leads_to(PartKind::clarify) && !in_peace)
      place.problem("the branch on not_convinced of \"" + part.id + "\" goes on presenting",
                    "Let it go to a part of kind clarify.");
  }
}

}  // namespace

void check_talk(const Talk& talk, const YamlValue& parts, const std::vector<YamlValue>& each) {
  check_reachable(talk, each);
  check_main_line(talk, each);
  for (std::size_t i = 0; i < talk.parts.size(); ++i) check_branches(talk, talk.parts[i], each[i]);
  const bool checks = std::any_of(talk.parts.begin(), talk.parts.end(),
                                  [](const TalkPart& part) { return part.kind == PartKind::check; });
  if (!checks) parts.problem("the talk never checks whether it was understood", "Add a part of kind check.");
}

}  // namespace rafiq::guidance
