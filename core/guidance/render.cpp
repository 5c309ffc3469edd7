// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/render.hpp"

#include "core/guidance/claims.hpp"
#include "core/guidance/fact_words.hpp"
#include "core/guidance/sources.hpp"

#include <algorithm>
#include <bit>

namespace rafiq::guidance {
namespace {

std::optional<std::string> if_any(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<std::string> form_of_address(const Evaluation& evaluation) {
  const auto& readings = evaluation.profile.readings(FactKey::profile_form_of_address).usable;
  return if_any(readings.empty() ? evaluation.situation.customer.name : readings.front().fact->value);
}

// The first of `values`, in words.
std::optional<std::string> first_in_words(const Evaluation& evaluation, FactKey key, ValueSet values) {
  if (values.empty()) return std::nullopt;
  const int first = values.low != 0 ? std::countr_zero(values.low) : 64 + std::countr_zero(values.high);
  return if_any(value_in_words(evaluation.pack, key, ValueSet::of(static_cast<unsigned>(first)),
                               evaluation.language, {}));
}

// The value that the card's rule found, or the first recorded.
std::optional<std::string> profile_value(const Evaluation& evaluation, const Card& card, FactKey key) {
  const FactTable& table = evaluation.facts.usable;
  if (!table.knows(key)) return std::nullopt;
  const ValueSet recorded = table.value(key);
  ValueSet found;
  visit_support(evaluation.pack.nodes, card.rule, table, Truth::yes, [&](const Node& leaf, bool holds) {
    if (!holds || leaf.fact != key || leaf.op != Op::one_of || !found.empty()) return;
    found = {leaf.values.low & recorded.low, leaf.values.high & recorded.high};
  });
  return first_in_words(evaluation, key, found.empty() ? recorded : found);
}

std::optional<std::string> subject(const std::optional<CaseSeen>& seen) {
  return seen ? if_any(seen->about.subject) : std::nullopt;
}
std::optional<std::string> what(const std::optional<Commitment>& commitment) {
  return commitment ? if_any(commitment->what) : std::nullopt;
}
std::optional<std::string> due(const Evaluation& evaluation, const std::optional<Commitment>& commitment) {
  if (!commitment) return std::nullopt;
  return moment_in_words(commitment->due, evaluation.situation.time_zone, evaluation.language);
}

std::optional<std::string> of_entitlement(const Evaluation& evaluation, Slot slot) {
  const auto& entitlement = evaluation.situation.entitlement;
  if (!entitlement) return std::nullopt;
  const auto& text = slot == Slot::entitlement_title ? entitlement->title : entitlement->how;
  return if_any(text[evaluation.language]);
}
std::optional<std::string> claim_in_words(const Evaluation& evaluation, const std::string& id) {
  const Claim* claim = verified_claim(evaluation.pack, id, evaluation.today);
  return claim ? if_any(claim->text[evaluation.language]) : std::nullopt;
}

std::optional<std::string> value_of(const Evaluation& evaluation, const Card& card, const Piece& piece) {
  const JourneySummary& journey = evaluation.situation.journey;
  switch (piece.slot) {
    case Slot::nothing:
      break;
    case Slot::customer_address:
      return form_of_address(evaluation);
    case Slot::customer_name:
      return if_any(evaluation.situation.customer.name);
    case Slot::profile_value:
      return profile_value(evaluation, card, piece.fact);
    case Slot::open_complaint_subject:
      return subject(journey.open_complaint);
    case Slot::open_complaint_days:
      if (!journey.open_complaint) break;
      return days_in_words(days_between(journey.open_complaint->opened, journey.at), evaluation.language);
    case Slot::suggestion_subject:
      return subject(journey.suggestion_acted_on);
    case Slot::due_commitment_what:
      return what(journey.commitment_due);
    case Slot::due_commitment_due:
      return due(evaluation, journey.commitment_due);
    case Slot::broken_commitment_what:
      return what(journey.broken_commitment);
    case Slot::broken_commitment_due:
      return due(evaluation, journey.broken_commitment);
    case Slot::entitlement_title:
    case Slot::entitlement_how:
      return of_entitlement(evaluation, piece.slot);
    case Slot::claim:
      return claim_in_words(evaluation, piece.claim);
  }
  return std::nullopt;
}

// FNV-1a: the same on every machine, unlike std::hash.
std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 14695981039346656037U;
  for (char c : text) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return value;
}

// Each interaction with a customer moves on by one, so that nobody hears the same twice in a row while there
// is another way to say it; customers and cards start at different places.
std::size_t turn(const Evaluation& evaluation, const Card& card) {
  const Situation& situation = evaluation.situation;
  const std::uint64_t seed = hash(situation.customer.id.text() + '/' + card.id);
  return static_cast<std::size_t>(seed % 1000) +
         static_cast<std::size_t>(std::max(0, situation.previous_interactions));
}

void render_say(const Evaluation& evaluation, const Card& card, const Filler& filler, Recommendation& to) {
  std::vector<std::string> known;
  for (const Text& variant : card.say[evaluation.language])
    if (auto text = fill(variant, filler)) known.push_back(std::move(*text));
  if (known.empty()) return;
  const std::size_t first = turn(evaluation, card) % known.size();
  to.say = std::move(known[first]);
  for (std::size_t i = 1; i < known.size(); ++i)
    to.say_more.push_back(std::move(known[(first + i) % known.size()]));
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
  const Filler filler = [&](const Piece& piece) { return value_of(evaluation, card, piece); };
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
  const Filler filler = [&](const Piece& piece) { return value_of(evaluation, card, piece).value_or("…"); };
  return fill(card.title[evaluation.language], filler).value_or(std::string{});
}

std::string missing_value(const Evaluation& evaluation, const Card& card) {
  const Language language = evaluation.language;
  for (const Text* text : {&card.title[language], &card.body[language], &card.action[language]})
    for (const Piece& piece : text->pieces)
      if (piece.slot != Slot::nothing && !value_of(evaluation, card, piece))
        return name_of_slot(evaluation, piece);
  return {};
}

}  // namespace rafiq::guidance
