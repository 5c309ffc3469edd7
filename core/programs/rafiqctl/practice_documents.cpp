// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/documents.hpp"

namespace rafiq::ctl {
namespace {

Document shown(const std::vector<StrengthShown>& shows) {
  Document strengths = Document::object();
  for (const auto& one : shows) strengths[one.strength] = one.shown;
  return strengths;
}

Document chosen(const std::optional<app::PracticeChosen>& chosen) {
  if (!chosen) return nullptr;
  return {{"say", chosen->say},
          {"effect", chosen->effect},
          {"why", chosen->why},
          {"shows", shown(chosen->shows)}};
}

}  // namespace

Document document(const app::PracticeCaseInfo& info) {
  return {{"id", info.id},
          {"title", info.title},
          {"setting", info.setting},
          {"customer", info.customer},
          {"channel", name(info.channel)},
          {"played", info.played}};
}

Document document(const app::PracticeMoment& moment) {
  Document answers = Document::array();
  for (const auto& answer : moment.answers) answers.push_back({{"id", answer.id}, {"say", answer.say}});
  return {{"session", moment.session.text()},
          {"case", document(moment.about)},
          {"chosen", chosen(moment.chosen)},
          {"felt", moment.felt},
          {"ended", moment.ended},
          {"says", moment.ended ? Document(nullptr) : Document(moment.says)},
          {"answers", answers},
          {"guide", moment.ended ? Document(nullptr) : document(moment.guide)}};
}

Document document(const app::PracticePictureView& picture) {
  Document strengths = Document::array();
  for (const auto& one : picture.strengths)
    strengths.push_back(
        {{"strength", one.strength}, {"shown", one.shown}, {"wanting", one.wanting}, {"state", one.state}});
  return {{"sessions", picture.sessions},
          {"strengths", strengths},
          {"next", picture.next.empty() ? Document(nullptr) : Document(picture.next)}};
}

}  // namespace rafiq::ctl
