// SPDX-License-Identifier: Apache-2.0
#include "core/app/interactions.hpp"

#include "core/app/context.hpp"
#include "core/guidance/fact_catalogue.hpp"
#include "core/journey/experience.hpp"
#include "core/store/interactions.hpp"
#include "core/store/journey.hpp"
#include "core/words/wall_clock.hpp"

namespace rafiq::app {
namespace {

Status expect_observable(std::string_view value) {
  std::string known;
  for (std::string_view one : guidance::info(guidance::FactKey::interaction_observed).values) {
    if (one == value) return success();
    known.append(known.empty() ? "" : ", ").append(one);
  }
  return Error{ErrorCode::usage,
               value.empty() ? "It is not said what was observed"
                             : "\"" + std::string(value) + "\" is nothing that can be observed",
               "", "Note one of: " + known};
}

}  // namespace

Result<Interaction> Interactions::start(CustomerId customer, Channel channel, std::string_view reason) {
  store::Interactions stored(*context_.database);
  InteractionId id;
  RAFIQ_TRY(context_.database->write([&]() -> Status {
    RAFIQ_TRY(auto open, stored.open_one(customer));
    if (open) {
      id = open->id;
      return success();
    }
    Interaction interaction;
    interaction.customer = customer;
    interaction.channel = channel;
    interaction.reason = reason;
    interaction.started = context_.clock->now();
    RAFIQ_TRY(id, stored.start(interaction));
    return success();
  }));
  return stored.get(id);
}

Result<Interaction> Interactions::get(InteractionId id) {
  return store::Interactions(*context_.database).get(id);
}

Result<std::optional<Interaction>> Interactions::open_one(CustomerId customer) {
  return store::Interactions(*context_.database).open_one(customer);
}

Result<Interaction> Interactions::set_stage(InteractionId id, Stage stage) {
  store::Interactions stored(*context_.database);
  RAFIQ_TRY(stored.set_stage(id, stage));
  return stored.get(id);
}

Result<Interaction> Interactions::set_channel(InteractionId id, Channel channel) {
  store::Interactions stored(*context_.database);
  RAFIQ_TRY(stored.set_channel(id, channel));
  return stored.get(id);
}

Result<Interaction> Interactions::add_event(InteractionId id, InteractionEventKind kind,
                                            std::string_view note) {
  if (kind == InteractionEventKind::observed) {
    RAFIQ_TRY(expect_observable(note));
  }
  store::Interactions stored(*context_.database);
  RAFIQ_TRY(stored.add_event(id, {kind, context_.clock->now(), std::string(note)}));
  return stored.get(id);
}

Result<Interaction> Interactions::end(InteractionId id) {
  store::Interactions stored(*context_.database);
  RAFIQ_TRY(stored.end(id, context_.clock->now()));
  return stored.get(id);
}

Result<Interaction> Interactions::undo_event(InteractionId id, InteractionEventKind kind) {
  store::Interactions stored(*context_.database);
  RAFIQ_TRY(stored.remove_event(id, kind));
  return stored.get(id);
}

Result<Interaction> Interactions::resume(InteractionId id) {
  store::Interactions stored(*context_.database);
  RAFIQ_TRY(stored.resume(id));
  return stored.get(id);
}

Result<Brief> Interactions::experience(InteractionId id, Language language) {
  RAFIQ_TRY(auto interaction, store::Interactions(*context_.database).get(id));
  store::Journey stored(*context_.database);
  journey::Story story;
  RAFIQ_TRY(story.touchpoints, stored.touchpoints(interaction.customer));
  RAFIQ_TRY(story.commitments, stored.commitments(interaction.customer));
  story.now = context_.clock->now();
  story.time_zone = words::host_time_zone();
  story.calendar = context_.calendar();
  story.language = language;
  return journey::experience_of(interaction, story);
}

Status Interactions::react(InteractionId id, std::string_view card, ReactionKind kind,
                           std::chrono::minutes snooze_for) {
  if (kind == ReactionKind::kept_line) return keep_line(id, card, {});
  store::Interactions stored(*context_.database);
  RAFIQ_TRY(auto interaction, stored.get(id));
  Reaction reaction;
  reaction.card = card;
  reaction.customer = interaction.customer;
  reaction.interaction = id;
  reaction.kind = kind;
  reaction.at = context_.clock->now();
  if (kind == ReactionKind::snoozed) reaction.until = reaction.at + snooze_for;
  return stored.react(reaction);
}

Status Interactions::keep_line(InteractionId id, std::string_view card, std::string_view line) {
  if (line.empty())
    return Error{ErrorCode::usage, "There is no line to keep", std::string(card),
                 "Say which of the card's lines it is, as it was shown"};
  store::Interactions stored(*context_.database);
  RAFIQ_TRY(auto interaction, stored.get(id));
  return stored.react({std::string(card), interaction.customer, id, ReactionKind::kept_line,
                       context_.clock->now(), std::nullopt, std::string(line)});
}

Status Interactions::undo_reaction(InteractionId id, std::string_view card) {
  return store::Interactions(*context_.database).undo_reaction(id, card);
}

}  // namespace rafiq::app
