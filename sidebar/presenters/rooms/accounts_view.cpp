// SPDX-License-Identifier: Apache-2.0
// What the accounts room looks like.
#include "sidebar/presenters/core_words.hpp"
#include "sidebar/presenters/rooms/accounts_room.hpp"
#include "sidebar/presenters/rooms/telling.hpp"

#include <algorithm>

namespace rafiq::sidebar {

std::string AccountsRoom::connector_title(const std::string& id) const {
  const auto* found = connector(id);
  return found ? title_of(ground().words(), *found) : id;
}

std::string AccountsRoom::state_of(const app::Account& account) const {
  const auto& words = ground().words();
  if (sync_.account == account.name) return say("Being read now");
  const std::string when = account.last_sync ? ago(words, *account.last_sync, ground().now()) : std::string{};
  switch (account.state) {
    case AccountState::never_synced:
      return say("Not read yet");
    case AccountState::ready:
      return fill(say("Works; read {ago}"), {{"ago", when}});
    case AccountState::failing:
      return when.empty() ? say("Cannot be read")
                          : fill(say("Cannot be read; what you see is from {ago}"), {{"ago", when}});
    case AccountState::quarantined:
      return say("Stopped: its connector failed again and again");
  }
  return {};
}

RoomView AccountsRoom::view() const {
  RoomView view;
  view.title = say("Accounts");
  const char* const places[] = {"list", "one", "connectors", "form", "sign in"};
  const bool of_one = place_ == Place::one || place_ == Place::sign_in;
  view.place = places[static_cast<std::size_t>(place_)] + (of_one ? " " + name_ : std::string{});
  if (trouble_) view.sections.push_back({"", {trouble_text(ground().words(), *trouble_)}, false});
  if (!accounts_) {
    if (!trouble_) view.sections.push_back({"", {quiet_text(say("One moment"))}, false});
    return view;
  }
  switch (place_) {
    case Place::list:
      show_list(view);
      break;
    case Place::one:
      show_one(view);
      break;
    case Place::connectors:
      show_connectors(view);
      break;
    case Place::sign_in:
      show_sign_in(view);
      break;
    case Place::form:
      view.title = say("Add an account");
      view.intro = say("Where your CRM is, and how to sign in to it.");
      if (form_)
        for (Section& section : form_->sections(ground().words(), adding_))
          view.sections.push_back(std::move(section));
      break;
  }
  return view;
}

void AccountsRoom::show_list(RoomView& view) const {
  if (accounts_->empty() && prepared_.empty()) {
    view.sections.push_back(
        {say("No account yet"),
         {plain_text(
              say("An account joins Rafiq to a CRM that you use. To look around first, open the sample: "
                  "its customers are invented.")),
          ActionsBlock{{{"new", say("Add an account"), {}, Action::Style::primary},
                        {"sample", say("Open the sample data")}}}}});
    return;
  }
  view.intro = say("Where your customers come from.");
  Section list{"", {}, false};
  for (const auto& one : prepared_)
    list.blocks.emplace_back(
        RowBlock{"prepared " + one.account.name, one.account.name,
                 one.fault ? say("Cannot be used: tell your administrator") : say("Ready to sign in"),
                 one.fault.has_value()});
  for (const auto& account : *accounts_) {
    const bool warning = account.state == AccountState::failing || account.state == AccountState::quarantined;
    list.blocks.emplace_back(RowBlock{"account " + account.name, account.name, state_of(account), warning});
  }
  list.blocks.emplace_back(ActionsBlock{{{"new", say("Add an account"), {}, Action::Style::primary}}});
  view.sections.push_back(std::move(list));
}

Section AccountsRoom::standing(const app::Account& account) const {
  const auto& words = ground().words();
  Section section{say("How it stands"), {plain_text(state_of(account))}};
  if (!account.reason.empty() && sync_.account != account.name)
    section.blocks.emplace_back(TextBlock{core_words(words, account.reason), TextBlock::Tone::warning});
  if (account.state == AccountState::failing)
    section.blocks.emplace_back(quiet_text(
        say("It is tried again by itself. What was read before stays, and what you note is sent later.")));
  if (account.state == AccountState::quarantined)
    section.blocks.emplace_back(quiet_text(say("Check the sign-in: when that works, it is started again.")));
  if (sync_.account == account.name) {
    const bool known = sync_.total > 0;
    section.blocks.emplace_back(ProgressBlock{
        known ? fill(say("{done} of {total} records"),
                     {{"done", std::to_string(sync_.records)}, {"total", std::to_string(sync_.total)}})
              : words.count("{n} record so far", "{n} records so far", sync_.records),
        known ? static_cast<double>(sync_.records) / static_cast<double>(sync_.total) : -1.0});
    section.blocks.emplace_back(ActionsBlock{{{"stop", say("Stop"), say("What was read so far stays")}}});
    return section;
  }
  section.blocks.emplace_back(
      quiet_text(words.count("{n} customer from here", "{n} customers from here", account.customers)));
  if (account.kept_aside > 0)
    section.blocks.emplace_back(
        quiet_text(words.count("{n} record could not be read and is kept aside",
                               "{n} records could not be read and are kept aside", account.kept_aside)));
  const bool busy = !checking_.empty();
  section.blocks.emplace_back(ActionsBlock{
      {{"sync", say("Read now"), {}, Action::Style::primary, !busy && sync_.account.empty()},
       {"check", busy ? say("Signing in") : say("Check the sign-in"), {}, Action::Style::plain, !busy}}});
  return section;
}

app::BrowserSignIn AccountsRoom::browser(const app::Account& account) const {
  const auto* found = connector(account.connector);
  return found ? app::browser_sign_in(*found, account) : app::BrowserSignIn::none;
}

// Only where the CRM's own page signs agents in.
std::optional<Section> AccountsRoom::browser_section(const app::Account& account) const {
  const auto state = browser(account);
  if (state == app::BrowserSignIn::none) return std::nullopt;
  if (signing_in_ == account.name)
    return Section{say("Sign in"),
                   {plain_text(say("Your browser is open: sign in there, then come back.")),
                    ProgressBlock{say("Waiting for the browser")},
                    ActionsBlock{{{"give up", say("Cancel"), say("Nothing is changed")}}}}};
  const bool needed = state == app::BrowserSignIn::needed;
  const bool urgent = needed || account.state == AccountState::failing;
  const Action action{"sign in",
                      needed ? say("Sign in in the browser") : say("Sign in again"),
                      {},
                      urgent ? Action::Style::primary : Action::Style::link,
                      signing_in_.empty() && checking_.empty()};
  if (!urgent) return Section{"", {ActionsBlock{{action}}}, false};
  return Section{
      say("Sign in"),
      {plain_text(needed ? say("Nobody has signed in yet. Your CRM asks for your password itself, in your "
                               "browser; Rafiq never sees it.")
                         : say("If the CRM has ended your sign-in, sign in again. What you noted is kept.")),
       ActionsBlock{{action}}}};
}

Section AccountsRoom::removal(const app::Account& account) const {
  if (!asks_to_remove_)
    return {"", {ActionsBlock{{{"remove", say("Remove the account"), {}, Action::Style::link}}}}, false};
  return {fill(say("Remove {account}?"), {{"account", account.name}}),
          {plain_text(
               say("Its customers and its password leave this computer. The CRM keeps everything it has.")),
           ActionsBlock{{{"keep", say("Keep it"), {}, Action::Style::primary}, {"really", say("Remove")}}}}};
}

void AccountsRoom::show_one(RoomView& view) const {
  const app::Account* one = account();
  view.title = name_;
  if (!one) {
    view.sections.push_back({"", {quiet_text(say("It is no longer there."))}, false});
    return;
  }
  view.intro = connector_title(one->connector);
  if (checking_ == name_)
    view.sections.push_back({"", {quiet_text(say("Signing in, to see whether it works"))}, false});
  if (checked_) {
    Section result{"", {}, false};
    if (*checked_) {
      const auto& check = checked_->value();
      result.blocks.emplace_back(
          TextBlock{check.signed_in_as.empty()
                        ? say("The sign-in works")
                        : fill(say("The sign-in works, as {user}"), {{"user", check.signed_in_as}}),
                    TextBlock::Tone::good});
      for (const auto& note : check.notes) result.blocks.emplace_back(quiet_text(isolate(note)));
    } else {
      result.blocks.emplace_back(trouble_text(ground().words(), checked_->error()));
      if (form_ && form_->name() == name_)
        result.blocks.emplace_back(
            ActionsBlock{{{"correct", say("Correct what was filled in"), {}, Action::Style::primary}}});
    }
    view.sections.push_back(std::move(result));
  }
  auto sign_in = browser_section(*one);
  if (!sign_in) sign_in = typed_section(*one);
  const bool first = sign_in && sign_in->sheet;
  if (first) view.sections.push_back(*sign_in);
  view.sections.push_back(standing(*one));
  if (sign_in && !first) view.sections.push_back(*sign_in);
  if (governed_.contains(one->name))
    view.sections.push_back(fixed_settings(one->connector, one->settings, {}));
  view.sections.push_back(removal(*one));
}

void AccountsRoom::show_connectors(RoomView& view) const {
  view.title = say("Add an account");
  view.intro = say("Which CRM do you use?");
  Section list{"", {}, false};
  if (!catalogue_) list.blocks.emplace_back(quiet_text(say("One moment")));
  if (catalogue_) {
    for (const auto& each : catalogue_->connectors)
      list.blocks.emplace_back(RowBlock{"connector " + each.id, title_of(ground().words(), each),
                                        summary_of(ground().words(), each)});
    for (const auto& problem : catalogue_->problems)
      list.blocks.emplace_back(TextBlock{core_words(ground().words(), problem), TextBlock::Tone::warning});
  }
  view.sections.push_back(std::move(list));
}

}  // namespace rafiq::sidebar
