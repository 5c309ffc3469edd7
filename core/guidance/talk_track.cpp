// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/talk_track.hpp"

#include "core/guidance/claims.hpp"
#include "core/guidance/named_values.hpp"
#include "core/guidance/speech.hpp"
#include "core/guidance/talk_route.hpp"
#include "core/util/nearest.hpp"

#include <algorithm>

namespace rafiq::guidance {
namespace {

// The first of the lines apart from the rest.
void set_lines(std::vector<std::string> lines, std::string& say, std::vector<std::string>& say_more) {
  if (lines.empty()) return;
  say = std::move(lines.front());
  lines.erase(lines.begin());
  say_more = std::move(lines);
}

// One talk, told to one customer.
class Telling {
 public:
  Telling(const Evaluation& evaluation, const Talk& talk, std::optional<TalkForm> form)
      : evaluation_(evaluation),
        talk_(talk),
        form_(form.value_or(evaluation.seasoned_agent() ? TalkForm::outline : TalkForm::script)),
        route_(talk, evaluation.expert_customer()),
        speech_(evaluation, talk.id, talk.rule, talk.claims) {}

  [[nodiscard]] TalkTrack track() const {
    TalkTrack track{talk_.id,
                    evaluation_.pack.layer_of(talk_).id,
                    talk_.serves,
                    speech_.text(talk_.title),
                    form_,
                    blanks(),
                    {}};
    for (std::uint16_t index : in_order()) track.parts.push_back(spoken(talk_.parts[index], form_, 0));
    return track;
  }

  [[nodiscard]] TalkStep step(const TalkPart& part, std::optional<TalkReaction> reaction,
                              std::size_t said) const {
    TalkStep step;
    step.talk = talk_.id;
    step.form = form_;
    step.blanks = blanks();
    const std::uint16_t go = reaction ? route_.after(part, *reaction) : route_.next(part);
    const TalkBranch* branch = reaction ? TalkRoute::branch(part, *reaction) : nullptr;
    if (branch)
      set_lines(speech_.lines(branch->say, part.id + '/' + std::string(name(*reaction)), said), step.say,
                step.say_more);
    if (go == talk_ends) return step;
    step.part = spoken(talk_.parts[go], form_, said);
    for (std::uint16_t index : route_.ahead(route_.next(talk_.parts[go])))
      step.ahead.push_back(spoken(talk_.parts[index], TalkForm::outline, said));
    return step;
  }

 private:
  // The start first, then as the author wrote them.
  [[nodiscard]] std::vector<std::uint16_t> in_order() const {
    std::vector<std::uint16_t> order;
    for (std::size_t i = 0; i < talk_.parts.size(); ++i)
      if (route_.shows(talk_.parts[i])) order.push_back(static_cast<std::uint16_t>(i));
    const auto start = std::find(order.begin(), order.end(), route_.start());
    if (start != order.end()) std::rotate(order.begin(), start, start + 1);
    return order;
  }

  [[nodiscard]] std::string id_of(std::uint16_t index) const {
    return index == talk_ends ? "end" : talk_.parts[index].id;
  }

  // An outline has no lines, but for the offers that keep a point from being made into a question.
  [[nodiscard]] SpokenPart spoken(const TalkPart& part, TalkForm form, std::size_t said) const {
    SpokenPart spoken;
    spoken.id = part.id;
    spoken.kind = name(part.kind);
    spoken.means = name(part.means);
    spoken.point = speech_.text(part.point);
    spoken.offers = part.asks && evaluation_.resents_questions();
    if (form == TalkForm::script || spoken.offers)
      set_lines(speech_.lines(spoken.offers ? part.offer : part.say, part.id, said), spoken.say,
                spoken.say_more);
    spoken.ways.push_back({{}, id_of(route_.next(part))});
    for (const TalkBranch& branch : part.branches)
      spoken.ways.push_back({std::string(name(branch.on)), id_of(route_.after(part, branch.on))});
    return spoken;
  }

  [[nodiscard]] std::vector<TalkBlank> blanks() const {
    std::vector<TalkBlank> blanks;
    for (const TalkClaim& claim : talk_.claims)
      if (!verified_claim(evaluation_.pack, claim.id, evaluation_.today))
        blanks.push_back({claim.id, claim.label[evaluation_.language]});
    return blanks;
  }

  const Evaluation& evaluation_;
  const Talk& talk_;
  TalkForm form_;
  TalkRoute route_;
  Speech speech_;
};

template <class Items>
std::string suggested(std::string_view id, const Items& items, std::string_view otherwise) {
  std::vector<std::string_view> ids;
  for (const auto& item : items) ids.push_back(item.id);
  return suggestion(id, ids, otherwise);
}

Result<const Talk*> find_talk(const Pack& pack, std::string_view id) {
  if (const Talk* talk = find_by_id(pack.talks, id)) return talk;
  return Error{ErrorCode::not_found,
               "There is no talk \"" + std::string(id) + "\"",
               {},
               suggested(id, pack.talks, "rafiqctl talk list --all names them")};
}

Result<const TalkPart*> find_part(const Talk& talk, std::string_view id) {
  const auto found =
      std::find_if(talk.parts.begin(), talk.parts.end(), [&](const TalkPart& part) { return part.id == id; });
  if (found != talk.parts.end()) return &*found;
  return Error{ErrorCode::not_found, "The talk has no part \"" + std::string(id) + "\"", talk.id,
               suggested(id, talk.parts, "rafiqctl talk show names them")};
}

Result<std::optional<TalkReaction>> reaction_named(std::string_view name) {
  if (name.empty()) return std::optional<TalkReaction>{};
  if (auto reaction = value_named<TalkReaction>(talk_reactions, name)) return reaction;
  return Error{ErrorCode::usage,
               "There is no reaction \"" + std::string(name) + "\"",
               {},
               suggestion(name, talk_reactions, "agrees, asks, not_convinced and others are")};
}

}  // namespace

Result<TalkTrack> talk_track(const Pack& pack, const Situation& situation, Language language,
                             std::string_view talk, std::optional<TalkForm> form) {
  RAFIQ_TRY(const Talk* found, find_talk(pack, talk));
  const Evaluation evaluation(pack, situation, language);
  return Telling(evaluation, *found, form).track();
}

Result<TalkStep> talk_step(const Pack& pack, const Situation& situation, Language language,
                           const TalkMove& move) {
  RAFIQ_TRY(const Talk* talk, find_talk(pack, move.talk));
  RAFIQ_TRY(const TalkPart* part, find_part(*talk, move.part));
  RAFIQ_TRY(auto reaction, reaction_named(move.reaction));
  const Evaluation evaluation(pack, situation, language);
  return Telling(evaluation, *talk, move.form).step(*part, reaction, move.said);
}

}  // namespace rafiq::guidance
