// SPDX-License-Identifier: Apache-2.0
#include "core/app/practice.hpp"

#include "core/app/context.hpp"
#include "core/guidance/evaluate.hpp"
#include "core/guidance/practice.hpp"
#include "core/guidance/practice_picture.hpp"
#include "core/store/practice.hpp"

#include <algorithm>

namespace rafiq::app {
namespace {

PracticeCaseInfo info_of(const guidance::PracticeCase& one, Language language) {
  PracticeCaseInfo info;
  info.id = one.id;
  info.title = one.title[language];
  info.setting = one.setting[language];
  info.customer = one.customer_name[language];
  info.channel = one.channel;
  return info;
}

int times_played(const std::vector<PracticeSession>& sessions, const std::string& practice_case) {
  return static_cast<int>(std::count_if(sessions.begin(), sessions.end(), [&](const PracticeSession& one) {
    return one.ended && one.practice_case == practice_case;
  }));
}

Result<const guidance::PracticeCase*> find_case(const guidance::Pack& pack, std::string_view id) {
  if (const auto* found = guidance::find_by_id(pack.practice, id)) return found;
  return Error{ErrorCode::not_found,
               "There is no practice case \"" + std::string(id) + "\" in the packs in use", "",
               "rafiqctl practice list names them"};
}

struct Standing {
  std::shared_ptr<const guidance::Pack> pack;
  PracticeSession session;
  const guidance::PracticeCase* played = nullptr;
  guidance::PracticePlace place;
};

Result<Standing> standing_of(Context& context, PracticeId id) {
  Standing standing;
  RAFIQ_TRY(standing.pack, context.packs.pack());
  RAFIQ_TRY(standing.session, store::Practice(*context.database).get(id));
  RAFIQ_TRY(standing.played, find_case(*standing.pack, standing.session.practice_case));
  RAFIQ_TRY(standing.place, guidance::practice_place(*standing.played, standing.session.steps));
  return standing;
}

PracticeChosen chosen_of(const guidance::PracticeChoice& choice, const PracticeStep& step,
                         Language language) {
  return {choice.say[language], step.effect, choice.why[language], step.shows};
}

Result<PracticeMoment> moment_of(Context& context, const Standing& standing, Language language) {
  const auto& place = standing.place;
  PracticeMoment moment;
  moment.session = standing.session.id;
  moment.about = info_of(*standing.played, language);
  RAFIQ_TRY(auto sessions, store::Practice(*context.database).sessions());
  moment.about.played = times_played(sessions, standing.played->id);
  if (place.last) moment.chosen = chosen_of(*place.last, standing.session.steps.back(), language);
  moment.felt = place.felt;
  moment.ended = !place.scene;
  moment.guide.language = language;
  if (moment.ended) return moment;
  moment.says = place.scene->customer[language];
  for (const auto& choice : place.scene->choices) moment.answers.push_back({choice.id, choice.say[language]});
  moment.guide = guidance::evaluate(*standing.pack,
                                    guidance::practice_situation(*standing.pack, *standing.played, place,
                                                                 language, standing.session.started),
                                    language);
  return moment;
}

}  // namespace

Result<std::vector<PracticeCaseInfo>> Practice::list(Language language) {
  RAFIQ_TRY(auto pack, context_.packs.pack());
  RAFIQ_TRY(auto sessions, store::Practice(*context_.database).sessions());
  std::vector<PracticeCaseInfo> cases;
  for (const auto& one : pack->practice) {
    cases.push_back(info_of(one, language));
    cases.back().played = times_played(sessions, one.id);
  }
  return cases;
}

Result<PracticeMoment> Practice::start(std::string_view practice_case, Language language) {
  RAFIQ_TRY(auto pack, context_.packs.pack());
  RAFIQ_TRY(const auto* found, find_case(*pack, practice_case));
  RAFIQ_TRY(auto id, store::Practice(*context_.database).start(found->id, context_.clock->now()));
  return look(id, language);
}

Result<PracticeMoment> Practice::look(PracticeId session, Language language) {
  RAFIQ_TRY(auto standing, standing_of(context_, session));
  return moment_of(context_, standing, language);
}

Result<PracticeMoment> Practice::choose(PracticeId session, std::string_view answer, Language language) {
  RAFIQ_TRY(auto standing, standing_of(context_, session));
  RAFIQ_TRY(auto step, guidance::practise(standing.place, answer));
  step.at = context_.clock->now();
  RAFIQ_TRY(store::Practice(*context_.database)
                .add(session, step, standing.place.steps, guidance::ends_with(standing.place, step)));
  return look(session, language);
}

Result<PracticePictureView> Practice::picture() {
  RAFIQ_TRY(auto pack, context_.packs.pack());
  RAFIQ_TRY(auto sessions, store::Practice(*context_.database).sessions());
  const auto picture = guidance::picture_of(sessions);
  PracticePictureView view;
  view.sessions = picture.sessions;
  for (const auto& one : picture.of)
    view.strengths.push_back({std::string(guidance::name(one.strength)), one.shown, one.wanting,
                              std::string(guidance::name(one.state))});
  if (const auto* next = guidance::next_case(*pack, sessions)) view.next = next->id;
  return view;
}

Result<std::int64_t> Practice::forget() {
  return store::Practice(*context_.database).forget();
}

}  // namespace rafiq::app
