// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/fact_catalogue.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace rafiq::guidance {

struct Pack;

// A card filed under something that must be so for it to fit. `most`: the highest score it can have before
// the agent's clicks are counted.
struct Filed {
  std::uint32_t card = 0;  // its place in Pack::cards
  std::int32_t most = 0;
};

// Where to look for the cards that may fit, without trying them all. Each card lies under its most telling
// necessary condition, or under several of which one must hold. Each list descends by `most`.
struct Index {
  using List = std::vector<Filed>;
  std::size_t cards = 0;  // how many were filed; fewer than there are: out of date
  std::array<std::vector<List>, fact_count> of_value{};  // the fact has this value
  std::array<List, fact_count> of_known{};               // the fact is known
  List of_any;                                           // nothing in particular is necessary
  std::vector<std::uint64_t> rule_facts;                 // of each card: the facts of its rule
};

// To be called when the cards of a pack have their final order.
void build_index(Pack& pack);

}  // namespace rafiq::guidance
