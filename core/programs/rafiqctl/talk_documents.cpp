// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/documents.hpp"

namespace rafiq::ctl {
namespace {

std::string_view form_name(TalkForm form) {
  return form == TalkForm::outline ? "outline" : "script";
}

Document blanks(const std::vector<TalkBlank>& blanks) {
  Document list = Document::array();
  for (const auto& blank : blanks) list.push_back({{"claim", blank.claim}, {"label", blank.label}});
  return list;
}

}  // namespace

Document document(const TalkChoice& talk) {
  return {{"talk", talk.id},   {"pack", talk.pack},   {"serves", talk.serves},    {"title", talk.title},
          {"fits", talk.fits}, {"score", talk.score}, {"why", document(talk.why)}};
}

Document document(const SpokenPart& part) {
  Document ways = Document::array();
  for (const auto& way : part.ways)
    ways.push_back({{"on", way.on.empty() ? "next" : way.on}, {"go", way.go}});
  return {{"part", part.id}, {"kind", part.kind},         {"means", part.means},   {"point", part.point},
          {"say", part.say}, {"say_more", part.say_more}, {"offers", part.offers}, {"ways", ways}};
}

Document document(const TalkTrack& track) {
  return {{"talk", track.id},
          {"pack", track.pack},
          {"serves", track.serves},
          {"title", track.title},
          {"form", form_name(track.form)},
          {"blanks", blanks(track.blanks)},
          {"parts", documents(track.parts)}};
}

Document document(const TalkStep& step) {
  return {{"talk", step.talk},
          {"form", form_name(step.form)},
          {"say", step.say},
          {"say_more", step.say_more},
          {"part", step.part ? document(*step.part) : Document(nullptr)},
          {"blanks", blanks(step.blanks)},
          {"ahead", documents(step.ahead)}};
}

Document document(const QuestionSheet& sheet) {
  return {{"id", sheet.id},        {"pack", sheet.pack},     {"serves", sheet.serves},
          {"title", sheet.title},  {"direct", sheet.direct}, {"indirect", sheet.indirect},
          {"offers", sheet.offers}};
}

Document document(const ChecklistSheet& sheet) {
  Document steps = Document::array();
  for (const auto& step : sheet.steps)
    steps.push_back({{"step", step.id}, {"text", step.text}, {"say", step.say}, {"say_more", step.say_more}});
  return {{"id", sheet.id},         {"pack", sheet.pack},   {"kind", sheet.kind},
          {"serves", sheet.serves}, {"title", sheet.title}, {"steps", steps}};
}

}  // namespace rafiq::ctl
