// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/text.hpp"

#include "core/guidance/free_text.hpp"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace rafiq::guidance {
namespace {

struct SlotName {
  std::string_view name;
  Slot slot;
};
constexpr std::array slots{
    SlotName{"customer.address", Slot::customer_address},
    SlotName{"customer.name", Slot::customer_name},
    SlotName{"journey.open_complaint.subject", Slot::open_complaint_subject},
    SlotName{"journey.open_complaint.days", Slot::open_complaint_days},
    SlotName{"journey.suggestion.subject", Slot::suggestion_subject},
    SlotName{"journey.commitment.what", Slot::due_commitment_what},
    SlotName{"journey.commitment.due", Slot::due_commitment_due},
    SlotName{"journey.entitlement.title", Slot::entitlement_title},
    SlotName{"journey.entitlement.how", Slot::entitlement_how},
};

bool has_words(const FactInfo& fact) {
  return fact.aspect != Aspect::other && fact.type != FactType::text;
}

Slot of_broken(Slot slot) {
  if (slot == Slot::due_commitment_what) return Slot::broken_commitment_what;
  if (slot == Slot::due_commitment_due) return Slot::broken_commitment_due;
  return slot;
}

constexpr std::string_view claim_prefix = "claim.";

std::optional<Piece> piece_of(std::string_view name, bool of_broken_commitment) {
  if (name.starts_with(claim_prefix) && name.size() > claim_prefix.size())
    return Piece{{}, Slot::claim, {}, std::string(name.substr(claim_prefix.size()))};
  for (const SlotName& known : slots)
    if (known.name == name)
      return Piece{{}, of_broken_commitment ? of_broken(known.slot) : known.slot, {}, {}};
  const auto key = fact_key_from(name);
  if (key && has_words(info(*key))) return Piece{{}, Slot::profile_value, *key, {}};
  return std::nullopt;
}

// At most `room` characters, the last of them an ellipsis when something was cut.
std::string cut_to(std::string_view value, std::size_t room) {
  if (value.size() <= room) return std::string(value);  // a character is at least a byte
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status) || room == 0) return {};
  auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(value.data(), static_cast<std::int32_t>(value.size())));
  breaks->setText(text);
  std::int32_t start_of_last = 0;
  for (std::size_t count = 0; count < room; ++count) {
    start_of_last = breaks->current();
    if (breaks->next() == icu::BreakIterator::DONE) return std::string(value);
  }
  if (breaks->next() == icu::BreakIterator::DONE) return std::string(value);
  std::string result;
  text.truncate(start_of_last);
  text.trim().append(static_cast<UChar32>(0x2026)).toUTF8String(result);
  return result;
}

}  // namespace

ParsedText parse_text(std::string_view source, std::size_t limit, bool of_broken_commitment) {
  ParsedText parsed;
  Piece piece;
  std::size_t count = 0;
  while (!source.empty()) {
    const std::size_t at = source.find('$');
    piece.literal += source.substr(0, at);
    if (at == std::string_view::npos) break;
    source.remove_prefix(at);
    if (source.starts_with("$${")) {
      piece.literal += "${";
      source.remove_prefix(3);
      continue;
    }
    if (!source.starts_with("${")) {
      piece.literal += '$';
      source.remove_prefix(1);
      continue;
    }
    const std::size_t end = source.find('}');
    if (end == std::string_view::npos) {
      parsed.open_brace = true;
      break;
    }
    const std::string_view name = source.substr(2, end - 2);
    source.remove_prefix(end + 1);
    auto slot = piece_of(name, of_broken_commitment);
    if (!slot) {
      parsed.unknown.emplace_back(name);
      continue;
    }
    slot->literal = std::exchange(piece.literal, {});
    parsed.text.pieces.push_back(std::move(*slot));
    ++count;
  }
  if (!piece.literal.empty()) parsed.text.pieces.push_back(std::move(piece));
  std::size_t literals = 0;
  for (const Piece& one : parsed.text.pieces) literals += characters_in(one.literal);
  parsed.characters = literals + count * slot_characters;
  if (count > 0 && literals < limit)
    parsed.text.room = static_cast<std::uint16_t>((limit - literals) / count);
  return parsed;
}

std::vector<std::string_view> placeholder_names() {
  std::vector<std::string_view> names;
  for (const SlotName& known : slots) names.push_back(known.name);
  for (const FactInfo& fact : fact_catalogue())
    if (has_words(fact)) names.push_back(fact.name);
  return names;
}

FactMask facts_in(const Text& text) {
  FactMask facts = 0;
  for (const Piece& piece : text.pieces)
    if (piece.slot == Slot::profile_value) facts |= bit(piece.fact);
  return facts;
}

std::optional<std::string> fill(const Text& text, const Filler& filler) {
  std::string result;
  for (const Piece& piece : text.pieces) {
    result += piece.literal;
    if (piece.slot == Slot::nothing) continue;
    const auto value = filler(piece);
    if (!value || value->empty()) return std::nullopt;
    result += isolated(cut_to(*value, text.room));
  }
  return result;
}

std::string isolated(std::string_view value) {
  std::string result("\u2068");
  result += value;
  result += "\u2069";
  return result;
}

}  // namespace rafiq::guidance
