// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/brief.hpp"
#include "core/model/interaction.hpp"
#include "core/model/reaction.hpp"
#include "core/util/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace rafiq::app {

struct Context;

class RAFIQ_API Interactions {
 public:
  explicit Interactions(Context& context) : context_(context) {}

  // Starts serving a customer. An interaction of theirs that is still open is continued instead.
  Result<Interaction> start(CustomerId customer, Channel channel, std::string_view reason = {});
  Result<Interaction> get(InteractionId id);
  Result<std::optional<Interaction>> open_one(CustomerId customer);
  Result<Interaction> set_stage(InteractionId id, Stage stage);
  Result<Interaction> set_channel(InteractionId id, Channel channel);
  // The note of `observed` is what was observed ("hesitant"); error: usage, naming the known ones.
  Result<Interaction> add_event(InteractionId id, InteractionEventKind kind, std::string_view note = {});
  // Errors: conflict when it has ended already.
  Result<Interaction> end(InteractionId id);
  // Take back the last event of a kind; and end, while the customer has no other open one.
  Result<Interaction> undo_event(InteractionId id, InteractionEventKind kind);
  Result<Interaction> resume(InteractionId id);

  // What it was for the customer: feeling, effort, promises, what they noticed; never how long it took.
  Result<Brief> experience(InteractionId id, Language language);

  // One click on a card, not of kind kept_line. `snooze_for` counts for ReactionKind::snoozed only.
  Status react(InteractionId id, std::string_view card, ReactionKind kind,
               std::chrono::minutes snooze_for = std::chrono::hours{1});
  // The line to say fits the agent: it comes first from now on, with any customer. Error: usage (it is
  // empty).
  Status keep_line(InteractionId id, std::string_view card, std::string_view line);
  // Takes back the last reaction to the card in this interaction.
  Status undo_reaction(InteractionId id, std::string_view card);

 private:
  Context& context_;
};

}  // namespace rafiq::app
