// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/in_both.hpp"
#include "core/guidance/rule.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace rafiq::guidance {

// What a placeholder of a text stands for.
enum class Slot : std::uint8_t {
  nothing,  // the text ends here
  customer_address,
  customer_name,
  profile_value,  // of the fact in Piece::fact, in words
  open_complaint_subject,
  open_complaint_days,
  suggestion_subject,
  due_commitment_what,
  due_commitment_due,
  broken_commitment_what,
  broken_commitment_due,
  entitlement_title,  // of the one that the customer has not claimed
  entitlement_how,
  claim,  // the text of the claim Piece::claim, while it is verified
};

// A text, cut at its placeholders: a literal, then what comes after it.
struct Piece {
  std::string literal;
  Slot slot = Slot::nothing;
  FactKey fact{};
  std::string claim{};
};
struct Text {
  std::vector<Piece> pieces;  // none: there is no such text
  std::uint16_t room = 0;     // characters left for each inserted value
  [[nodiscard]] bool empty() const { return pieces.empty(); }
};

struct Card {
  std::string id;
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
  InBoth<std::vector<Text>> say;
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

// What only the organisation can say, and has checked. It counts from the day `verified` to the day `until`,
// both included.
struct Claim {
  std::string id;
  InBoth<std::string> text;
  std::string source;  // where it is stated
  std::chrono::sys_days verified{};
  std::chrono::sys_days until{};
  bool compares = false;  // an advantage over like services
};

// A loaded pack. Never changes after load_pack, so any number of threads may read one.
struct Pack {
  std::string id;
  std::string version;
  InBoth<std::string> title;
  std::vector<Card> cards;    // by id
  std::vector<Node> nodes;    // the rules of all cards
  std::vector<Claim> claims;  // by id
  std::array<FactVocabulary, fact_count> vocabulary;

  [[nodiscard]] const FactVocabulary& words(FactKey key) const {
    return vocabulary[static_cast<std::size_t>(key)];
  }
};

}  // namespace rafiq::guidance
