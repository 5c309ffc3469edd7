// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/standing.hpp"

#include "core/guidance/weights.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

constexpr std::chrono::days remembered_for{30};

class Reader {
 public:
  explicit Reader(const Situation& situation) : situation_(situation) {}

  Standings read() && {
    for (const Reaction& reaction : situation_.reactions) add(reaction);
    for (const ShownBefore& shown : situation_.shown) add(shown);
    return std::move(standings_);
  }

 private:
  void add(const Reaction& reaction) {
    Standing& standing = standings_[reaction.card];
    const bool now = situation_.interaction.id.valid() && reaction.interaction == situation_.interaction.id;
    switch (reaction.kind) {
      case ReactionKind::accepted:
        if (now)
          standing.accepted = true;
        else if (situation_.now - reaction.at <= remembered_for)
          standing.accepted_before = true;
        break;
      case ReactionKind::dismissed:
        standing.dismissed = standing.dismissed || now;
        break;
      case ReactionKind::snoozed:
        if (reaction.until && *reaction.until > situation_.now)
          standing.snoozed_until =
              std::max(standing.snoozed_until.value_or(*reaction.until), *reaction.until);
        break;
      case ReactionKind::helpful:
      case ReactionKind::not_helpful:
        judge(reaction, standing);
        break;
      case ReactionKind::kept_line:  // a word on the line, not on the card
        break;
    }
  }

  void judge(const Reaction& reaction, Standing& standing) {
    const auto [last, first_word] = judged_.try_emplace(reaction.card, reaction.at);
    if (!first_word && reaction.at < last->second) return;
    last->second = reaction.at;
    standing.helpful = reaction.kind == ReactionKind::helpful ? 1 : -1;
  }

  void add(const ShownBefore& shown) {
    if (shown.interactions_ago < 1) return;
    Standing& standing = standings_[shown.card];
    ++standing.times_shown;
    if (standing.shown_ago == 0 || shown.interactions_ago < standing.shown_ago)
      standing.shown_ago = shown.interactions_ago;
    standing.last_shown = std::max(standing.last_shown.value_or(shown.at), shown.at);
  }

  const Situation& situation_;
  Standings standings_;
  std::map<std::string_view, TimePoint> judged_;
};

int step_back(int interactions_ago) {
  constexpr int forgotten_after = 8;
  return interactions_ago < 1 || interactions_ago > forgotten_after
             ? 0
             : when_just_shown >> (interactions_ago - 1);
}

}  // namespace

Standings standings_of(const Situation& situation) {
  return Reader(situation).read();
}

int adds(const Standing& standing, int priority) {
  int sum = 0;
  if (standing.accepted) sum += when_accepted;
  if (standing.accepted_before) sum += when_accepted_before;
  if (standing.helpful != 0) sum += standing.helpful > 0 ? when_helpful : when_not_helpful;
  if (priority < urgent_from) sum -= step_back(standing.shown_ago);
  return sum;
}

}  // namespace rafiq::guidance
