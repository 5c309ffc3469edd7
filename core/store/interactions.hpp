// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/interaction.hpp"
#include "core/model/reaction.hpp"
#include "core/store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::store {

// A card as it was on the screen in an interaction.
struct CardShown {
  InteractionId interaction;
  std::string card;
  TimePoint first{};
};

// Serving customers on this machine. All of it stays here, always.
class Interactions {
 public:
  explicit Interactions(Database& database) : database_(&database) {}

  // `id` and events are not read; the customer counts as served from then on. Errors: not_found (no such
  // customer), conflict (one of theirs is still open).
  Result<InteractionId> start(const Interaction& interaction);
  // Error: not_found.
  Result<Interaction> get(InteractionId id);
  Result<std::optional<Interaction>> open_one(CustomerId customer);
  Result<std::vector<Interaction>> of(CustomerId customer);  // newest first

  // Errors of these: not_found; conflict (it has ended).
  Status set_stage(InteractionId id, Stage stage);
  Status set_channel(InteractionId id, Channel channel);
  Status set_reason(InteractionId id, std::string_view reason);
  Status add_event(InteractionId id, const InteractionEvent& event);
  Status end(InteractionId id, TimePoint at);
  // Takes back the last event of the kind. Error: not_found.
  Status remove_event(InteractionId id, InteractionEventKind kind);
  // Opens it again as if it had not ended. Errors: not_found; conflict (it is open; another one of the
  // customer is).
  Status resume(InteractionId id);

  // How many began in [from, until), with any customer.
  Result<std::int64_t> started_between(TimePoint from, TimePoint until);
  // When those of this time began and ended, with any customer; in the order they began.
  struct Span {
    TimePoint started{};
    std::optional<TimePoint> ended;
  };
  Result<std::vector<Span>> spans_between(TimePoint from, TimePoint until);
  // How many the customer has had, the one that is open left out.
  Result<std::int64_t> ended_with(CustomerId customer);

  // Reactions of an interaction, whether it has ended or not. Error: not_found.
  Status react(const Reaction& reaction);
  // Takes back the last one. Error: not_found.
  Status undo_reaction(InteractionId id, std::string_view card);
  Result<std::vector<Reaction>> reactions(CustomerId customer);  // oldest first
  // Those of kind kept_line, to any customer's cards; oldest first.
  Result<std::vector<Reaction>> kept_lines();

  // Only the first time counts. Error: not_found.
  Status note_shown(const CardShown& shown);
  Result<std::vector<CardShown>> shown_to(CustomerId customer);  // oldest first

 private:
  Database* database_;
};

}  // namespace rafiq::store
