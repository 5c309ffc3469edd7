// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/render.hpp"

#include "core/guidance/fact_words.hpp"
#include "core/guidance/placeholder.hpp"
#include "core/guidance/say.hpp"

#include <algorithm>
#include <iterator>

namespace rafiq::guidance {
namespace {

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

const Text& body_of(const Evaluation& evaluation, const Card& card) {
  const Text& brief = card.brief[evaluation.language];
  return evaluation.seasoned_agent() && !brief.empty() ? brief : card.body[evaluation.language];
}

bool is_fillable(const Evaluation& evaluation, const Card& card) {
  const Language language = evaluation.language;
  const auto known = [&](const Text& text) {
    return std::all_of(text.pieces.begin(), text.pieces.end(), [&](const Piece& piece) {
      return piece.slot == Slot::nothing || value_of(evaluation, card.rule, piece);
    });
  };
  return known(card.title[language]) && known(body_of(evaluation, card)) && known(card.action[language]);
}

Recommendation render(const Evaluation& evaluation, const Card& card) {
  const Language language = evaluation.language;
  const Filler filler = [&](const Piece& piece) { return value_of(evaluation, card.rule, piece); };
  Recommendation result;
  result.card = card.id;
  result.pack = evaluation.pack.layer_of(card).id;
  result.serves = card.serves;
  result.title = fill(card.title[language], filler).value_or(std::string{});
  result.body = fill(body_of(evaluation, card), filler).value_or(std::string{});
  result.action = fill(card.action[language], filler).value_or(std::string{});
  if (std::vector<std::string> lines = lines_to_say(evaluation, card, filler); !lines.empty()) {
    result.say = std::move(lines.front());
    result.say_more.assign(std::move_iterator(lines.begin() + 1), std::move_iterator(lines.end()));
  }
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
  for (const Text* text : {&card.title[language], &body_of(evaluation, card), &card.action[language]})
    for (const Piece& piece : text->pieces)
      if (piece.slot != Slot::nothing && !value_of(evaluation, card.rule, piece))
        return name_of_slot(evaluation, piece);
  return {};
}

}  // namespace rafiq::guidance
