// SPDX-License-Identifier: Apache-2.0
#include "core/app/talks.hpp"

#include "core/app/context.hpp"
#include "core/app/situation.hpp"
#include "core/guidance/checklist_sheet.hpp"
#include "core/guidance/named_values.hpp"
#include "core/guidance/question_sheet.hpp"
#include "core/guidance/talk_track.hpp"
#include "core/util/nearest.hpp"

namespace rafiq::app {
namespace {

Result<guidance::Situation> situation_for(Context& context, const ChecklistRequest& request) {
  guidance::Situation situation;
  if (request.customer.valid()) {
    GuideRequest about;
    about.customer = request.customer;
    RAFIQ_TRY(situation, situation_of(context, about));
  } else {
    situation.now = context.clock->now();
    situation.time_zone = guidance::host_time_zone();
    situation.calendar = context.calendar();
  }
  if (request.channel) situation.interaction.channel = *request.channel;
  if (!request.reason.empty()) {
    RAFIQ_TRY(guidance::reason_named(request.reason));
    situation.interaction.reason = request.reason;
  }
  return situation;
}

}  // namespace

Result<std::vector<TalkChoice>> Talks::choices(const GuideRequest& request, bool all) {
  RAFIQ_TRY(auto pack, context_.packs.pack());
  RAFIQ_TRY(auto situation, situation_of(context_, request));
  return guidance::talk_choices(*pack, situation, request.language, all);
}

Result<TalkTrack> Talks::track(const GuideRequest& request, std::string_view talk,
                               std::optional<TalkForm> form) {
  RAFIQ_TRY(auto pack, context_.packs.pack());
  RAFIQ_TRY(auto situation, situation_of(context_, request));
  return guidance::talk_track(*pack, situation, request.language, talk, form);
}

Result<TalkStep> Talks::step(const GuideRequest& request, const TalkStepRequest& step) {
  RAFIQ_TRY(auto pack, context_.packs.pack());
  RAFIQ_TRY(auto situation, situation_of(context_, request));
  return guidance::talk_step(*pack, situation, request.language,
                             {step.talk, step.part, step.reaction, step.form, step.said});
}

Result<std::vector<QuestionSheet>> Talks::questions(const GuideRequest& request, std::string_view reason) {
  RAFIQ_TRY(auto pack, context_.packs.pack());
  RAFIQ_TRY(auto situation, situation_of(context_, request));
  return guidance::question_sheets(*pack, situation, request.language, reason);
}

Result<std::vector<ChecklistSheet>> Talks::checklists(const ChecklistRequest& request) {
  const auto kind = guidance::value_named<guidance::ChecklistKind>(guidance::checklist_kinds, request.kind);
  if (!kind)
    return Error{ErrorCode::usage,
                 "There is no checklist of the kind \"" + request.kind + "\"",
                 {},
                 suggestion(request.kind, guidance::checklist_kinds, "readiness, calm and others are")};
  RAFIQ_TRY(auto pack, context_.packs.pack());
  RAFIQ_TRY(auto situation, situation_for(context_, request));
  return guidance::checklist_sheets(*pack, situation, request.language, *kind);
}

std::string_view Talks::checklist_kind(Stage stage) {
  return guidance::name(guidance::checklist_kind_of(stage));
}

}  // namespace rafiq::app
