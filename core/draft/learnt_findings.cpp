// SPDX-License-Identifier: Apache-2.0
#include "core/draft/learnt_findings.hpp"

#include <algorithm>

namespace rafiq::draft {
namespace {

std::vector<Signal> within(std::span<const Signal> signals, const Unit& unit) {
  std::vector<Signal> inside;
  for (const Signal& signal : signals)
    if (signal.begin >= unit.first && signal.end <= unit.last) inside.push_back(signal);
  return inside;
}

bool is_word(const Token& token) {
  return token.kind != TokenKind::mark;
}

}  // namespace

Judgement::Judgement(const Sense& sense, std::span<const Token> tokens, const Unit& unit,
                     std::span<const Signal> signals)
    : sense_(sense),
      tokens_(tokens),
      unit_(unit),
      cues_(cues_of(tokens, unit.first, unit.last, within(signals, unit))) {
  const Verdict verdict = sense.judge(cues_);
  if (verdict.fault() <= sense.threshold()) return;
  const auto likeliest = verdict.likeliest();
  rules_.push_back(all_rules.at(likeliest));
  for (std::size_t rule = 0; rule < all_rules.size(); ++rule)
    if (rule != likeliest && verdict.scores.at(rule) > 0) rules_.push_back(all_rules.at(rule));
}

bool Judgement::finds(Rule rule) const {
  return std::find(rules_.begin(), rules_.end(), rule) != rules_.end();
}

Match Judgement::telling(Rule rule) const {
  auto says = sense_.telling(cues_, static_cast<std::size_t>(rule), unit_.first, unit_.last);
  // What says less than most is not worth a mark: the widest stretch above the middle.
  double sum = 0;
  for (const double one : says) sum += one;
  const double middle = std::max(0.0, sum / static_cast<double>(says.size()));
  Match best{0, unit_.first, unit_.first};
  double best_sum = 0;
  double running = 0;
  std::uint32_t from = unit_.first;
  for (std::uint32_t at = unit_.first; at < unit_.last; ++at) {
    if (running <= 0) {
      running = 0;
      from = at;
    }
    running += says[at - unit_.first] - middle;
    if (running > best_sum) {
      best_sum = running;
      best = {0, from, at + 1};
    }
  }
  const auto words = std::count_if(tokens_.begin() + best.begin, tokens_.begin() + best.end, is_word);
  return words > 0 ? best : Match{0, unit_.first, unit_.last};
}

}  // namespace rafiq::draft
