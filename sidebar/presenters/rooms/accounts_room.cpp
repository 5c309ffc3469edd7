// SPDX-License-Identifier: Apache-2.0
// What each control of the room does; what it looks like is in accounts_view.cpp.
#include "sidebar/presenters/rooms/accounts_room.hpp"

#include <algorithm>

namespace rafiq::sidebar {

void AccountsRoom::enter() {
  trouble_.reset();
  load();
  if (!catalogue_) load_connectors();
}

void AccountsRoom::load() {
  ask(
      Topic::accounts, [](RoomDesks& desks) { return desks.accounts().accounts(); },
      [this](Result<std::vector<app::Account>> accounts) {
        if (accounts)
          accounts_ = std::move(accounts).value();
        else
          trouble_ = accounts.error();
        ground().show();
      });
}

void AccountsRoom::load_connectors() {
  ask(
      Topic::watch, [](RoomDesks& desks) { return desks.accounts().connectors(); },
      [this](Result<app::Accounts::Catalogue> catalogue) {
        if (catalogue)
          catalogue_ = std::move(catalogue).value();
        else
          trouble_ = catalogue.error();
        ground().show();
      });
}

const app::Account* AccountsRoom::account() const {
  if (!accounts_) return nullptr;
  const auto found = std::find_if(accounts_->begin(), accounts_->end(),
                                  [&](const auto& each) { return each.name == name_; });
  return found == accounts_->end() ? nullptr : &*found;
}

void AccountsRoom::go(Place place) {
  place_ = place;
  trouble_.reset();
  checked_.reset();
  asks_to_remove_ = just_added_ = false;
}

bool AccountsRoom::back() {
  if (place_ == Place::list) return false;
  go(place_ == Place::form ? Place::connectors : Place::list);
  load();
  return true;
}

void AccountsRoom::check(const std::string& account) {
  checking_ = account;
  checked_.reset();
  ask(
      Topic::change, [account](RoomDesks& desks) { return desks.accounts().check(account); },
      [this, account](Result<app::AccountCheck> checked) {
        checking_.clear();
        const bool good = checked.has_value();
        if (account == name_) checked_.emplace(std::move(checked));
        ground().announce(good ? say("The sign-in works") : say("The sign-in does not work"));
        if (good && just_added_) ground().courier().sync(account);
        load();
      });
}

void AccountsRoom::sign_in(const std::string& account) {
  signing_in_ = account;
  trouble_.reset();
  checked_.reset();
  ground().announce(say("Your browser opens: sign in there"));
  ground().sign_ins().start(
      account, while_here([this, account](const Status& status) { signed_in(account, status); }));
}

void AccountsRoom::signed_in(const std::string& account, const Status& status) {
  if (signing_in_ != account) return;
  signing_in_.clear();
  if (status) {
    check(account);
  } else if (status.error().code != ErrorCode::cancelled) {
    if (account == name_) checked_.emplace(status.error());
    ground().announce(say("The sign-in does not work"));
  } else {
    ground().announce(say("The sign-in was cancelled"));
  }
  load();
}

void AccountsRoom::add(Secrets secrets) {
  if (!form_ || adding_) return;
  auto filled = form_->submit(std::move(secrets));
  if (!filled) return ground().announce(say("Something is still missing"));
  adding_ = true;
  trouble_.reset();
  // Work is copied about; the secrets in it are not.
  const auto given = std::make_shared<app::NewAccount>(std::move(*filled));
  ask(
      Topic::change, [given](RoomDesks& desks) { return desks.accounts().add(*given); },
      [this, name = given->name, browser = form_->signs_in_by_browser()](const Status& added) {
        adding_ = false;
        if (!added) {
          trouble_ = added.error();
          return ground().show();
        }
        name_ = name;
        go(Place::one);
        just_added_ = true;
        ground().data_changed();
        browser ? sign_in(name) : check(name);
        load();
      });
}

// Back to the form with all but the secrets still in it.
void AccountsRoom::correct() {
  ask(
      Topic::change, [name = name_](RoomDesks& desks) { return desks.accounts().remove(name); },
      [this](const Status& removed) {
        if (!removed) {
          trouble_ = removed.error();
        } else {
          go(Place::form);
          ground().data_changed();
        }
        load();
      });
}

void AccountsRoom::remove() {
  ask(
      Topic::change, [name = name_](RoomDesks& desks) { return desks.accounts().remove(name); },
      [this, name = name_](const Status& removed) {
        if (!removed) {
          trouble_ = removed.error();
        } else {
          go(Place::list);
          ground().announce(fill(say("{account} was removed"), {{"account", name}}));
          ground().data_changed();
        }
        load();
      });
}

void AccountsRoom::press(const std::string& control, Secrets secrets) {
  if (control.starts_with("account ")) {
    name_ = control.substr(8);
    go(Place::one);
  } else if (control == "new") {
    go(Place::connectors);
  } else if (control.starts_with("connector ") && catalogue_) {
    const auto& all = catalogue_->connectors;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == control.substr(10); });
    if (found == all.end()) return;
    if (!form_ || form_->connector().id != found->id)
      form_.emplace(*found, accounts_.value_or(std::vector<app::Account>{}));
    go(Place::form);
  } else if (control == "sample") {
    ground().shell().open_sample();
    ground().leave();
  } else if (control == "more" && form_) {
    form_->choose("more", 0);
  } else if (control == "add") {
    add(std::move(secrets));
  } else if (control == "sync") {
    ground().courier().sync(name_);
  } else if (control == "stop") {
    ground().courier().stop();
  } else if (control == "check") {
    check(name_);
  } else if (control == "sign in") {
    sign_in(name_);
  } else if (control == "give up") {
    ground().sign_ins().cancel();
  } else if (control == "correct") {
    correct();
  } else if (control == "remove" || control == "keep") {
    asks_to_remove_ = control == "remove";
  } else if (control == "really") {
    asks_to_remove_ = false;
    remove();
  }
  ground().show();
}

void AccountsRoom::type(const std::string& field, const std::string& text) {
  if (!form_) return;
  form_->type(field, text);
  ground().show();
}

void AccountsRoom::choose(const std::string& choice, std::size_t option) {
  if (form_) form_->choose(choice, option);
  ground().show();
}

void AccountsRoom::sync_changed(const SyncState& state) {
  const bool ended = !sync_.account.empty() && state.account != sync_.account;
  sync_ = state;
  if (ended) load();
  ground().show();
}

}  // namespace rafiq::sidebar
