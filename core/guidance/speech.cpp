// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/speech.hpp"

#include "core/guidance/turn.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

constexpr auto resents = ValueSet::of(2);  // of profile.attitude_to_questions
constexpr auto expert = ValueSet::of(3);   // of profile.experience

bool is_exactly(const Evaluation& evaluation, FactKey key, ValueSet value) {
  const FactTable& facts = evaluation.facts.usable;
  return facts.knows(key) && facts.value(key) == value;
}

bool asks(const std::string& line) {
  return line.find('?') != std::string::npos || line.find("؟") != std::string::npos;
}

}  // namespace

bool resents_questions(const Evaluation& evaluation) {
  return is_exactly(evaluation, FactKey::profile_attitude_to_questions, resents);
}

bool is_expert(const Evaluation& evaluation) {
  return is_exactly(evaluation, FactKey::profile_experience, expert);
}

Speech::Speech(const Evaluation& evaluation, std::string_view item, std::uint32_t rule,
               const std::vector<TalkClaim>& claims)
    : evaluation_(evaluation),
      item_(item),
      claims_(claims),
      filler_([this, rule](const Piece& piece) -> std::optional<std::string> {
        auto value = value_of(evaluation_, rule, piece);
        if (value || piece.slot != Slot::claim) return value;
        for (const TalkClaim& claim : claims_)
          if (claim.id == piece.claim) return '[' + claim.label[evaluation_.language] + ']';
        return std::nullopt;
      }),
      no_questions_(resents_questions(evaluation)) {}

std::string Speech::text(const InBoth<Text>& text) const {
  return fill(text[evaluation_.language], [this](const Piece& piece) { return filler_(piece).value_or("…"); })
      .value_or(std::string{});
}

std::optional<std::string> Speech::known_text(const InBoth<Text>& text) const {
  return fill(text[evaluation_.language], filler_);
}

std::vector<std::string> Speech::lines(const Variants& variants, std::string_view place,
                                       std::size_t said) const {
  const std::string what = item_ + '/' + std::string(place);
  auto lines = in_turn(variants[evaluation_.language], filler_, turn(evaluation_.situation, what) + said);
  if (no_questions_) lines.erase(std::remove_if(lines.begin(), lines.end(), asks), lines.end());
  return lines;
}

}  // namespace rafiq::guidance
