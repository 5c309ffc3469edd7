// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/render.hpp"

#include "core/guidance/fact_words.hpp"
#include "core/guidance/placeholder.hpp"
#include "core/guidance/turn.hpp"

#include <iterator>

namespace rafiq::guidance {
namespace {

void render_say(const Evaluation& evaluation, const Card& card, const Filler& filler, Recommendation& to) {
  auto known = in_turn(card.say[evaluation.language], filler, turn(evaluation.situation, card.id));
  if (known.empty()) return;
  to.say = std::move(known.front());
  to.say_more.assign(std::make_move_iterator(known.begin() + 1), std::make_move_iterator(known.end()));
}

std::string name_of_slot(const Evaluation& evaluation, const Piece& piece) {
  const Language language = evaluation.language;
  const bool arabic = language == Language::arabic;
  switch (piece.slot) {
    case Slot::profile_value:
      return std::string(fact_words(piece.fact, language).label);
    case Slot::customer_address:
    case Slot::customer_name:
      return arabic ? "اسم العميل" : "the customer's name";
    case Slot::open_complaint_subject:
    case Slot::open_complaint_days:
      return arabic ? "الشكوى المفتوحة" : "the open complaint";
    case Slot::suggestion_subject:
      return arabic ? "الاقتراح الذي أُخذ به" : "the suggestion acted on";
    case Slot::entitlement_title:
    case Slot::entitlement_how:
      return arabic ? "الحق الذي لم يُطلب" : "the right not yet claimed";
    case Slot::claim:
      return arabic ? "ما تثبته المنظمة (" + piece.claim + ")" : "the organisation's claim " + piece.claim;
    default:
      return arabic ? "الوعد" : "the promise";
  }
}

}  // namespace

std::optional<Recommendation> render(const Evaluation& evaluation, const Card& card) {
  const Language language = evaluation.language;
  const Filler filler = [&](const Piece& piece) { return value_of(evaluation, card.rule, piece); };
  auto title = fill(card.title[language], filler);
  auto body = fill(card.body[language], filler);
  auto action = fill(card.action[language], filler);
  if (!title || !body || !action) return std::nullopt;
  Recommendation result;
  result.card = card.id;
  result.pack = evaluation.pack.layer_of(card).id;
  result.serves = card.serves;
  result.title = std::move(*title);
  result.body = std::move(*body);
  result.action = std::move(*action);
  render_say(evaluation, card, filler, result);
  return result;
}

std::string rendered_title(const Evaluation& evaluation, const Card& card) {
  const Filler filler = [&](const Piece& piece) {
    return value_of(evaluation, card.rule, piece).value_or("…");
  };
  return fill(card.title[evaluation.language], filler).value_or(std::string{});
}

std::string missing_value(const Evaluation& evaluation, const Card& card) {
  const Language language = evaluation.language;
  for (const Text* text : {&card.title[language], &card.body[language], &card.action[language]})
    for (const Piece& piece : text->pieces)
      if (piece.slot != Slot::nothing && !value_of(evaluation, card.rule, piece))
        return name_of_slot(evaluation, piece);
  return {};
}

}  // namespace rafiq::guidance
