// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/talk.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace rafiq::guidance {

// The ways through a talk for one customer. Indexes of parts; talk_ends for the end. The talk must outlive
// it.
class TalkRoute {
 public:
  // `expert`: parts on basics are passed over.
  TalkRoute(const Talk& talk, bool expert) : talk_(talk), expert_(expert) {}

  [[nodiscard]] std::uint16_t start() const { return settled(0); }
  [[nodiscard]] std::uint16_t next(const TalkPart& part) const { return settled(part.next); }
  // The branch the author wrote, or null.
  [[nodiscard]] static const TalkBranch* branch(const TalkPart& part, TalkReaction reaction);
  [[nodiscard]] std::uint16_t after(const TalkPart& part, TalkReaction reaction) const;
  // From there to the end, when nothing special happens.
  [[nodiscard]] std::vector<std::uint16_t> ahead(std::uint16_t from) const;
  [[nodiscard]] bool shows(const TalkPart& part) const { return !(expert_ && part.basics); }

 private:
  [[nodiscard]] std::uint16_t settled(std::uint16_t index) const;
  [[nodiscard]] std::uint16_t first_of(PartKind kind) const;

  const Talk& talk_;
  bool expert_;
};

}  // namespace rafiq::guidance
