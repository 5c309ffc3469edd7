// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/say.hpp"

#include "core/guidance/turn.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

// Each time the card was shown to the customer moves on by one. Where nobody noted what was shown, every
// interaction counts as one time.
std::size_t turn(const Evaluation& evaluation, const Card& card) {
  const Situation& situation = evaluation.situation;
  if (situation.shown.empty()) return guidance::turn(situation, card.id);
  const Standing* standing = evaluation.standing_of(card);
  return guidance::turn(situation, card.id, standing ? standing->times_shown : 0);
}

bool asks(const Text& text) {
  return std::any_of(text.pieces.begin(), text.pieces.end(), [](const Piece& piece) {
    return piece.literal.find('?') != std::string::npos || piece.literal.find("؟") != std::string::npos;
  });
}

// A text as it is whatever its placeholders stand for.
std::string bare(const Text& text) {
  std::string result;
  for (const Piece& piece : text.pieces)
    result += piece.literal + (piece.slot == Slot::nothing ? "" : isolated({}));
  return result;
}
std::string bare(std::string_view said) {
  static constexpr std::string_view begin("\u2068");
  static constexpr std::string_view end("\u2069");
  std::string result;
  for (std::size_t at = said.find(begin); at != std::string_view::npos; at = said.find(begin)) {
    result.append(said.substr(0, at)).append(isolated({}));
    const std::size_t after = said.find(end, at);
    said.remove_prefix(after == std::string_view::npos ? said.size() : after + end.size());
  }
  return result.append(said);
}

struct Line {
  const Text* variant;
  std::string text;
};

// The last of the lines that the agent kept and that is one of these comes first.
void put_kept_first(const Situation& situation, std::string_view item, std::vector<Line>& lines) {
  for (auto kept = situation.kept_lines.rbegin(); kept != situation.kept_lines.rend(); ++kept) {
    if (kept->card != item) continue;
    const std::string wanted = bare(kept->text);
    const auto is_it = [&](const Line& line) { return bare(*line.variant) == wanted; };
    if (std::stable_partition(lines.begin(), lines.end(), is_it) != lines.begin()) return;
  }
}

}  // namespace

std::vector<std::string> lines_to_say(const Evaluation& evaluation, const Card& card, const Filler& filler) {
  return lines_to_say(evaluation, card.id, card.say[evaluation.language], turn(evaluation, card), filler);
}

std::vector<std::string> lines_to_say(const Evaluation& evaluation, std::string_view item,
                                      const std::vector<Text>& variants, std::size_t turn,
                                      const Filler& filler) {
  std::vector<Line> known;
  for (const Text& variant : variants) {
    if (evaluation.resents_questions() && asks(variant)) continue;
    if (auto text = fill(variant, filler)) known.push_back({&variant, std::move(*text)});
  }
  if (known.empty()) return {};
  std::rotate(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(turn % known.size()), known.end());
  put_kept_first(evaluation.situation, item, known);
  std::vector<std::string> lines;
  for (Line& line : known) lines.push_back(std::move(line.text));
  return lines;
}

}  // namespace rafiq::guidance
