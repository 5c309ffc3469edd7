// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/practice_picture.hpp"

#include "core/guidance/named_values.hpp"
#include "core/guidance/pack.hpp"

#include <algorithm>
#include <tuple>

namespace rafiq::guidance {
namespace {

constexpr int least_to_judge = 5;
constexpr std::size_t lately_sessions = 3;

struct Tally {
  int shown = 0;
  int wanting = 0;
  [[nodiscard]] int seen() const { return shown + wanting; }
};
using Tallies = std::array<Tally, strengths.size()>;

void add(Tallies& tallies, const PracticeSession& session) {
  for (const PracticeStep& step : session.steps)
    for (const StrengthShown& one : step.shows)
      if (const auto strength = value_named<Strength>(strengths, one.strength)) {
        Tally& tally = tallies[static_cast<std::size_t>(*strength)];
        ++(one.shown > 0 ? tally.shown : tally.wanting);
      }
}

// More often shown than wanting lately, and by a larger share than before.
bool grows(const Tally& before, const Tally& lately) {
  if (before.seen() == 0 || lately.shown <= lately.wanting) return false;
  return lately.shown * before.seen() > before.shown * lately.seen();
}

StrengthState state_of(const Tally& before, const Tally& lately) {
  const int shown = before.shown + lately.shown;
  const int wanting = before.wanting + lately.wanting;
  if (shown + wanting < least_to_judge) return StrengthState::early;
  if (shown >= 3 * wanting) return StrengthState::strong;
  if (grows(before, lately)) return StrengthState::growing;
  return wanting >= shown ? StrengthState::to_practise : StrengthState::mixed;
}

Strength weakest(const PracticePicture& picture) {
  const auto balance = [](const StrengthPicture& one) { return one.shown - one.wanting; };
  return std::min_element(
             picture.of.begin(), picture.of.end(),
             [&](const StrengthPicture& a, const StrengthPicture& b) { return balance(a) < balance(b); })
      ->strength;
}

int asks_for(const PracticeCase& one, Strength strength) {
  int sum = 0;
  for (const PracticeScene& scene : one.scenes)
    for (const PracticeChoice& choice : scene.choices)
      if (choice.shows[static_cast<std::size_t>(strength)] != 0) ++sum;
  return sum;
}

std::ptrdiff_t times_ended(const std::vector<PracticeSession>& sessions, const PracticeCase& one) {
  return std::count_if(sessions.begin(), sessions.end(), [&](const PracticeSession& session) {
    return session.ended && session.practice_case == one.id;
  });
}

}  // namespace

std::string_view name(StrengthState state) {
  static constexpr std::array<std::string_view, 5> names{"early", "strong", "growing", "mixed",
                                                         "to_practise"};
  return names[static_cast<std::size_t>(state)];
}

PracticePicture picture_of(const std::vector<PracticeSession>& sessions) {
  std::vector<const PracticeSession*> ended;
  for (const PracticeSession& session : sessions)
    if (session.ended) ended.push_back(&session);
  Tallies before{};
  Tallies lately{};
  for (std::size_t i = 0; i < ended.size(); ++i)
    add(i + lately_sessions < ended.size() ? before : lately, *ended[i]);
  PracticePicture picture;
  picture.sessions = static_cast<int>(ended.size());
  for (std::size_t i = 0; i < strengths.size(); ++i)
    picture.of[i] = {static_cast<Strength>(i), before[i].shown + lately[i].shown,
                     before[i].wanting + lately[i].wanting, state_of(before[i], lately[i])};
  return picture;
}

const PracticeCase* next_case(const Pack& pack, const std::vector<PracticeSession>& sessions) {
  const Strength wanted = weakest(picture_of(sessions));
  const auto rank = [&](const PracticeCase& one) {
    return std::make_tuple(times_ended(sessions, one), -asks_for(one, wanted));
  };
  const auto best =
      std::min_element(pack.practice.begin(), pack.practice.end(),
                       [&](const PracticeCase& a, const PracticeCase& b) { return rank(a) < rank(b); });
  return best == pack.practice.end() ? nullptr : &*best;
}

}  // namespace rafiq::guidance
