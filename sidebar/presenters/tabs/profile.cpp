// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/tabs/profile.hpp"

#include "sidebar/presenters/bench.hpp"

#include <algorithm>

namespace rafiq::sidebar {
namespace {

std::size_t place(Aspect aspect) {
  return static_cast<std::size_t>(std::find(all_aspects.begin(), all_aspects.end(), aspect) -
                                  all_aspects.begin());
}

app::NewFact again(const Fact& fact) {
  return {fact.aspect,
          fact.aspect == Aspect::other ? fact.label : std::string{},
          fact.value,
          fact.source == FactSource::crm_field ? FactSource::told_by_customer : fact.source,
          fact.consent && fact.consent->given,
          fact.expires_at};
}

// What was noted here gives way to the new words; a field of a CRM is to be changed there.
Result<TakeBack> correct(Desk& desk, CustomerId customer, const Fact& before, const app::NewFact& after) {
  if (before.source == FactSource::crm_field) {
    RAFIQ_TRY(const auto added, desk.profile().add(customer, after));
    return TakeBack{[added, customer, after](Desk& again) -> Status {
      Fact fact;
      fact.id = added;
      fact.customer = customer;
      fact.source = after.source;
      RAFIQ_TRY(again.profile().withdraw(fact));
      return success();
    }};
  }
  RAFIQ_TRY(const auto withdrawal, desk.profile().withdraw(before));
  auto added = desk.profile().add(customer, after);
  if (!added) {
    RAFIQ_TRY(desk.profile().restore(before, withdrawal));
    return added.error();
  }
  return TakeBack{[before, withdrawal, made = added.value()](Desk& again) -> Status {
    Fact fact = before;
    fact.id = made;
    RAFIQ_TRY(again.profile().withdraw(fact));
    return again.profile().restore(before, withdrawal);
  }};
}

}  // namespace

void ProfileTab::load() {
  bench().ask_here(
      Topic::tab, [customer = bench().customer](Desk& desk) { return desk.profile().facts(customer); },
      [this](Result<std::vector<KnownFact>> facts) {
        if (!facts) return bench().fail(facts.error());
        facts_ = std::move(facts).value();
        std::stable_sort(facts_->begin(), facts_->end(), [](const KnownFact& one, const KnownFact& other) {
          return place(one.fact.aspect) < place(other.fact.aspect);
        });
        bench().show();
      });
}

void ProfileTab::clear() {
  facts_.reset();
  form_.reset();
  open_.clear();
}

SheetView ProfileTab::sheet() const {
  SheetView sheet;
  if (!facts_) return sheet;
  const Words& words = bench().words();
  if (form_ && !form_->corrected)
    show_form(sheet);
  else if (!form_)
    sheet.blocks.push_back(
        SheetActs{{{words.say("Add what you learnt"), {}, {Verb::add, {}}, ActStyle::plain, Icon::add}}});
  if (facts_->empty() && !form_)
    sheet.blocks.push_back(
        SheetText{words.say("Nothing is known yet. What they tell you while you serve them belongs here."),
                  SheetText::Tone::quiet});
  for (const KnownFact& each : *facts_) {
    if (form_ && form_->corrected && form_->corrected->id == each.fact.id)
      show_form(sheet);
    else
      sheet.blocks.push_back(entry(each));
  }
  return sheet;
}

void ProfileTab::show_form(SheetView& sheet) const {
  const Words& words = bench().words();
  const app::NewFact& fact = form_->fact;
  if (!form_->corrected) {
    SheetChoice aspects{words.say("What it is about"), "aspect", {}, true};
    for (const Aspect each : all_aspects)
      aspects.options.push_back({aspect_name(words, each, {}), std::string{name(each)}, each == fact.aspect});
    sheet.blocks.push_back(std::move(aspects));
    if (fact.aspect == Aspect::other)
      sheet.blocks.push_back(SheetField{
          "label", words.say("What to call it"), words.say("For example: family"), fact.label, {}, false});
  }
  sheet.blocks.push_back(SheetField{
      "value",
      form_->corrected
          ? fill(words.say("Correct: {what}"), {{"what", aspect_name(words, fact.aspect, fact.label)}})
          : words.say("In their words"),
      words.say("As they said it"),
      fact.value,
      {},
      false});
  sheet.blocks.push_back(SheetChoice{
      words.say("Where it comes from"),
      "source",
      {{words.say("They told me"), "told_by_customer", fact.source == FactSource::told_by_customer},
       {words.say("I noticed it"), "noted_by_agent", fact.source == FactSource::noted_by_agent}},
      false});
  if (is_sensitive(fact.aspect))
    sheet.blocks.push_back(
        SheetChoice{words.say("This is sensitive. Do they agree that it is used to serve them?"),
                    "consent",
                    {{words.say("They agreed"), "yes", fact.consent},
                     {words.say("Not asked, or not agreed"), "no", !fact.consent}},
                    false});
  const bool complete = !fact.value.empty() && (fact.aspect != Aspect::other || !fact.label.empty());
  sheet.blocks.push_back(
      SheetActs{{{words.say("Save"), {}, {Verb::save, {}}, ActStyle::primary, Icon::check, complete},
                 {words.say("Cancel"), {}, {Verb::cancel, {}}, ActStyle::plain}}});
  sheet.focus = "value";
}

const KnownFact* ProfileTab::find(const std::string& id) const {
  if (facts_)
    for (const KnownFact& each : *facts_)
      if (each.fact.id.text() == id) return &each;
  return nullptr;
}

void ProfileTab::press(const Press& press) {
  const KnownFact* known = find(press.key);
  switch (press.verb) {
    case Verb::add:
      form_ = Form{};
      form_->fact.aspect = Aspect::interest;
      form_->fact.source = FactSource::told_by_customer;
      return bench().show();
    case Verb::cancel:
      form_.reset();
      return bench().show();
    case Verb::choose:
      return choose(press.key.substr(0, press.key.find('=')), press.key.substr(press.key.find('=') + 1));
    case Verb::save:
      return save();
    case Verb::open:
      open_ = open_ == press.key ? std::string{} : press.key;
      return bench().show();
    case Verb::correct:
      return known ? begin_correction(known->fact) : void();
    case Verb::withdraw:
      return known ? withdraw(known->fact) : void();
    default:
      return;
  }
}

void ProfileTab::typed(const std::string& field, const std::string& text) {
  if (!form_) return;
  (field == "label" ? form_->fact.label : form_->fact.value) = text;
  bench().show();
}

void ProfileTab::choose(const std::string& field, const std::string& value) {
  if (!form_) return;
  if (field == "aspect") form_->fact.aspect = aspect_from(value).value_or(Aspect::other);
  if (field == "source") form_->fact.source = fact_source_from(value).value_or(FactSource::told_by_customer);
  if (field == "consent") form_->fact.consent = value == "yes";
  bench().show();
}

void ProfileTab::begin_correction(const Fact& fact) {
  form_ = Form{again(fact), fact};
  bench().show();
}

void ProfileTab::save() {
  if (!form_ || form_->fact.value.empty()) return;
  const CustomerId customer = bench().customer;
  const app::NewFact after = form_->fact;
  const auto done = [this] {
    form_.reset();
    open_.clear();
  };
  if (form_->corrected)
    return bench().act([customer, before = *form_->corrected,
                        after](Desk& desk) { return correct(desk, customer, before, after); },
                       said(mark("Corrected: {what}"), after.value), done);
  bench().act(
      [customer, after](Desk& desk) -> Result<TakeBack> {
        RAFIQ_TRY(const auto added, desk.profile().add(customer, after));
        return TakeBack{[added, customer, source = after.source](Desk& again) -> Status {
          Fact fact;
          fact.id = added;
          fact.customer = customer;
          fact.source = source;
          RAFIQ_TRY(again.profile().withdraw(fact));
          return success();
        }};
      },
      said(mark("Recorded: {what}"), after.value), done);
}

void ProfileTab::withdraw(const Fact& fact) {
  bench().act(
      [fact](Desk& desk) -> Result<TakeBack> {
        RAFIQ_TRY(const auto withdrawal, desk.profile().withdraw(fact));
        return TakeBack{
            [fact, withdrawal](Desk& again) { return again.profile().restore(fact, withdrawal); }};
      },
      said(mark("Withdrawn: {what}"), value_of(fact)), [this] { open_.clear(); });
}

}  // namespace rafiq::sidebar
