// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/situation.hpp"
#include "core/model/language.hpp"
#include "core/model/talk_track.hpp"
#include "core/util/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Talk tracks for one customer now. All of it is pure: the same input gives the same answer. Any thread.
namespace rafiq::guidance {

struct Pack;

// Those whose conditions hold, the most particular to this customer first; then, for `all`, the others by id.
std::vector<TalkChoice> talk_choices(const Pack& pack, const Situation& situation, Language language,
                                     bool all = false);

// A talk, whether it fits or not: the agent may choose any. Without a form, an outline for a seasoned agent
// and a script for the rest. Error: not_found.
Result<TalkTrack> talk_track(const Pack& pack, const Situation& situation, Language language,
                             std::string_view talk, std::optional<TalkForm> form);

struct TalkMove {
  std::string_view talk;
  std::string_view part;      // the part that was said
  std::string_view reaction;  // how the customer took it; empty: nothing special
  std::optional<TalkForm> form;
  std::size_t said =
      0;  // lines of this talk said before in this conversation: another wording when it comes back
};

// Where the talk goes from there. A reaction nobody wrote a branch for is answered all the same: one who is
// not convinced or is upset is asked and heard, and let go in peace if that was done already; one who refuses
// is let go; for the rest the talk goes on. Errors: not_found (no such talk or part), usage (no such
// reaction).
Result<TalkStep> talk_step(const Pack& pack, const Situation& situation, Language language,
                           const TalkMove& move);

}  // namespace rafiq::guidance
