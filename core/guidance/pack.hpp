// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/checklist.hpp"
#include "core/guidance/claim.hpp"
#include "core/guidance/entitlement.hpp"
#include "core/guidance/index.hpp"
#include "core/guidance/layer.hpp"
#include "core/guidance/practice_case.hpp"
#include "core/guidance/question_set.hpp"
#include "core/guidance/rule.hpp"
#include "core/guidance/talk.hpp"
#include "core/guidance/text_piece.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rafiq::guidance {

struct Card {
  std::string id;
  std::uint16_t origin = 0;  // index in Pack::layers
  std::string chapter;
  std::vector<std::string> serves;    // ids of the knowledge, the chapter among them
  std::vector<std::uint16_t> themes;  // the same without chapters, as numbers: what diversity compares
  int priority = 50;                  // 0..100
  bool asks = false;                  // gives way when the customer resents questions
  bool basics = false;                // gives way when the customer is an expert
  std::chrono::hours cooldown{0};     // not again to this customer so soon after an earlier interaction
  std::vector<std::string> claims;    // withheld while one of them is not verified; those of its texts too
  std::uint32_t rule = 0;             // index of its first node
  FactMask facts = 0;                 // those its rule and its placeholders may look at
  InBoth<Text> title, body, action;
  InBoth<Text> brief;  // the body for a seasoned agent; may be empty
  Variants say;
};

// The values of one fact and how free text names them.
struct ValueWords {
  std::string id;
  InBoth<std::string> label;
};
struct FactVocabulary {
  std::vector<ValueWords> values;                       // the index is the bit in a ValueSet
  std::unordered_map<std::string, std::uint8_t> terms;  // normalised words -> value
  std::size_t longest_term = 0;                         // in words
};

// The packs in use as one: what lies higher has replaced what has its kind and id below it. Never changes
// after load_packs, so any number of threads may read one. The items of each kind lie by id.
struct Pack {
  std::string id;  // of the lowest layer, with its version and title
  std::string version;
  InBoth<std::string> title;
  std::vector<PackLayer> layers;  // from the lowest
  std::vector<Card> cards;
  std::vector<Talk> talks;
  std::vector<QuestionSet> questions;
  std::vector<Checklist> checklists;
  std::vector<Claim> claims;
  std::vector<Entitlement> entitlements;
  std::vector<PracticeCase> practice;
  std::set<std::string> hidden_entries;  // of the lexicons; see compile_lexicons
  std::vector<Node> nodes;               // the rules of cards and talks
  Index index;                           // of the cards: build_index when they have their final order
  std::array<FactVocabulary, fact_count> vocabulary;

  // The pack that an item comes from.
  template <class Item>
  [[nodiscard]] const PackLayer& layer_of(const Item& item) const {
    return layers[item.origin];
  }
  [[nodiscard]] const FactVocabulary& words(FactKey key) const {
    return vocabulary[static_cast<std::size_t>(key)];
  }
};

// The item of that id, null when there is none: find_by_id(pack.talks, "talk.renewal").
template <class Item>
const Item* find_by_id(const std::vector<Item>& items, std::string_view id) {
  const auto found =
      std::lower_bound(items.begin(), items.end(), id,
                       [](const Item& item, std::string_view wanted) { return item.id < wanted; });
  return found != items.end() && found->id == id ? &*found : nullptr;
}

}  // namespace rafiq::guidance
