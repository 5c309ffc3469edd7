// SPDX-License-Identifier: Apache-2.0
// The accounts room: signing in to what the administrator prepared, and anew to what is there.
#include "sidebar/presenters/core_words.hpp"
#include "sidebar/presenters/rooms/accounts_room.hpp"
#include "sidebar/presenters/rooms/telling.hpp"

#include <algorithm>

namespace rafiq::sidebar {

// To read, not to change.
Section AccountsRoom::fixed_settings(const std::string& connector_id,
                                     const std::map<std::string, std::string>& settings,
                                     const std::string& file) const {
  Section section{say("Set up by your administrator"), {}};
  const auto* info = connector(connector_id);
  const auto label = [&](const std::string& key) {
    if (info)
      for (const auto& setting : info->settings)
        if (setting.key == key) return label_of(ground().words(), setting);
    return key;
  };
  for (const auto& [key, value] : settings) {
    section.blocks.emplace_back(TextBlock{label(key), TextBlock::Tone::strong});
    section.blocks.emplace_back(plain_text(isolate_ltr(value)));
  }
  section.blocks.emplace_back(
      quiet_text(say("These settings are your administrator's; they change here when they change there.")));
  if (!file.empty()) section.blocks.emplace_back(quiet_text(isolate_ltr(file)));
  return section;
}

void AccountsRoom::show_sign_in(RoomView& view) const {
  const auto* there = account();
  const auto* wanted = there ? nullptr : prepared();
  view.title = name_;
  if (!there && !wanted) {
    view.sections.push_back({"", {quiet_text(say("It is no longer there."))}, false});
    return;
  }
  view.intro = connector_title(there ? there->connector : wanted->account.connector);
  if (wanted && wanted->fault) {
    view.sections.push_back(
        {say("Your administrator has to correct this account"),
         {TextBlock{isolate(core_words(ground().words(), *wanted->fault)), TextBlock::Tone::warning}}});
    return;
  }
  Section section{say("Sign in"), {}};
  if (!sign_in_form_) {
    section.blocks.emplace_back(
        TextBlock{say("Its connector cannot be used on this computer: tell your administrator."),
                  TextBlock::Tone::warning});
  } else {
    if (sign_in_form_->by_browser())
      section.blocks.emplace_back(
          plain_text(say("Your CRM asks for your password itself, in your browser; Rafiq never sees it.")));
    else if (!sign_in_form_->asks())
      section.blocks.emplace_back(plain_text(say("Nothing has to be typed in.")));
    for (auto& block : sign_in_form_->blocks(ground().words(), adding_))
      section.blocks.push_back(std::move(block));
  }
  view.sections.push_back(std::move(section));
  if (wanted)
    view.sections.push_back(
        fixed_settings(wanted->account.connector, wanted->account.settings, wanted->file.string()));
}

// Where secrets are typed: the way to give them anew, or at last.
std::optional<Section> AccountsRoom::typed_section(const app::Account& account) const {
  const auto* info = connector(account.connector);
  if (!info) return std::nullopt;
  const auto asked = [&](const auto& secret) {
    return !secret.by_browser && secret.applies(account.settings, info->settings);
  };
  if (std::none_of(info->secrets.begin(), info->secrets.end(), asked)) return std::nullopt;
  const auto& there = account.secret_slots;
  const bool lacks = std::any_of(info->secrets.begin(), info->secrets.end(), [&](const auto& secret) {
    return asked(secret) && secret.required &&
           std::find(there.begin(), there.end(), secret.key) == there.end();
  });
  const bool in_form = form_ && form_->name() == account.name;  // which leads back to what was filled in
  const bool refused =
      !in_form && checked_ && !*checked_ && checked_->error().code == ErrorCode::authentication;
  const bool urgent = lacks || refused;
  const Action action{"type anew",
                      lacks ? say("Sign in") : say("Sign in with another password or token"),
                      {},
                      urgent ? Action::Style::primary : Action::Style::link,
                      checking_.empty()};
  if (!urgent) return Section{"", {ActionsBlock{{action}}}, false};
  return Section{say("Sign in"),
                 {plain_text(lacks ? say("Nobody has signed in yet.")
                                   : say("If your password or token is another one now, give it here. What "
                                         "you noted is kept.")),
                  ActionsBlock{{action}}}};
}

}  // namespace rafiq::sidebar
