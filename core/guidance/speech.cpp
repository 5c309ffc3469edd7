// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/speech.hpp"

#include "core/guidance/say.hpp"
#include "core/guidance/turn.hpp"

namespace rafiq::guidance {
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
      }) {}

std::string Speech::text(const InBoth<Text>& text) const {
  return fill(text[evaluation_.language], [this](const Piece& piece) { return filler_(piece).value_or("…"); })
      .value_or(std::string{});
}

std::optional<std::string> Speech::known_text(const InBoth<Text>& text) const {
  return fill(text[evaluation_.language], filler_);
}

std::vector<std::string> Speech::lines(const Variants& variants, std::string_view place,
                                       std::size_t said) const {
  const std::size_t first = turn(evaluation_.situation, item_ + '/' + std::string(place)) + said;
  return lines_to_say(evaluation_, item_, variants[evaluation_.language], first, filler_);
}

}  // namespace rafiq::guidance
