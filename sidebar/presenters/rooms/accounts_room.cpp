// SPDX-License-Identifier: Apache-2.0
// What each control of the room does; what it looks like is in accounts_view.cpp.
#include "sidebar/presenters/rooms/accounts_room.hpp"

#include <algorithm>

namespace rafiq::sidebar {

namespace {

// Where secrets may rest, when the administrator leaves one place alone.
std::optional<SecretPlace> decided_place(const app::GovernedShown& decided) {
  for (const auto& setting : decided.settings)
    if (setting.key == "secrets.places") return secret_place_from(setting.value);
  return std::nullopt;
}

}  // namespace

void AccountsRoom::enter() {
  trouble_.reset();
  load();
  if (!catalogue_) load_connectors();
}

AccountsRoom::Known AccountsRoom::look(RoomDesks& desks) {
  Known known;
  known.decided = desks.governed();
  const auto take = [&](auto&& answer, auto& into) {
    if (answer)
      into = std::move(answer).value();
    else
      known.trouble = answer.error();
  };
  take(desks.accounts().prepared(), known.prepared);
  take(desks.accounts().governed(), known.governed);
  take(desks.accounts().accounts(), known.accounts);
  return known;
}

void AccountsRoom::load() {
  ask(Topic::accounts, &AccountsRoom::look, [this](Known known) {
    accounts_ = std::move(known.accounts);
    prepared_ = std::move(known.prepared);
    governed_ = std::move(known.governed);
    decided_ = std::move(known.decided);
    if (known.trouble) trouble_ = std::move(known.trouble);
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

const app::AccountTemplate* AccountsRoom::prepared() const {
  const auto found = std::find_if(prepared_.begin(), prepared_.end(),
                                  [&](const auto& each) { return each.account.name == name_; });
  return found == prepared_.end() ? nullptr : &*found;
}

const app::ConnectorInfo* AccountsRoom::connector(const std::string& id) const {
  if (!catalogue_) return nullptr;
  const auto& all = catalogue_->connectors;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == id; });
  return found == all.end() ? nullptr : &*found;
}

void AccountsRoom::go(Place place) {
  place_ = place;
  trouble_.reset();
  checked_.reset();
  asks_to_remove_ = just_added_ = false;
}

bool AccountsRoom::back() {
  if (place_ == Place::list) return false;
  const bool again = place_ == Place::sign_in && account() != nullptr;
  go(place_ == Place::form ? Place::connectors : again ? Place::one : Place::list);
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

// The page on which its secrets are typed, or the browser is opened.
void AccountsRoom::open_sign_in() {
  go(Place::sign_in);
  sign_in_form_.reset();
  const auto* there = account();
  const auto* wanted = prepared();
  const auto* info = there    ? connector(there->connector)
                     : wanted ? connector(wanted->account.connector)
                              : nullptr;
  if (!info || (!there && !wanted)) return;
  // Of an account they stay where they are; of one that was prepared the administrator may have decided it.
  const bool fixed = there != nullptr || wanted->account.secrets_in || decided_place(decided_);
  sign_in_form_.emplace(*info, there ? there->settings : wanted->account.settings, fixed);
}

void AccountsRoom::give(Secrets secrets) {
  if (!sign_in_form_ || adding_) return;
  auto filled = sign_in_form_->submit(std::move(secrets));
  if (!filled) return ground().announce(say("Something is still missing"));
  adding_ = true;
  trouble_.reset();
  const auto typed = std::make_shared<std::map<std::string, Secret>>(std::move(*filled));
  ask(
      Topic::change,
      [typed, name = name_, place = sign_in_form_->place()](RoomDesks& desks) {
        return desks.accounts().sign_in(name, *typed, place);
      },
      [this, name = name_, browser = sign_in_form_->by_browser()](const Status& signed_in) {
        adding_ = false;
        if (!signed_in) {
          trouble_ = signed_in.error();
          return ground().show();
        }
        name_ = name;
        given(browser);
      });
}

// Kept; now it is seen whether the CRM takes it, and what it gives is read.
void AccountsRoom::given(bool by_browser) {
  go(Place::one);
  form_.reset();
  just_added_ = true;
  ground().data_changed();
  by_browser ? sign_in(name_) : check(name_);
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
  } else if (control.starts_with("prepared ")) {
    name_ = control.substr(9);
    open_sign_in();
  } else if (control == "type anew") {
    open_sign_in();
  } else if (control == "give") {
    give(std::move(secrets));
  } else if (control == "new") {
    go(Place::connectors);
  } else if (control.starts_with("connector ")) {
    const auto* found = connector(control.substr(10));
    if (!found) return;
    if (!form_ || form_->connector().id != found->id)
      form_.emplace(*found, accounts_.value_or(std::vector<app::Account>{}), decided_place(decided_));
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
  if (place_ == Place::sign_in && sign_in_form_)
    sign_in_form_->choose(choice, option);
  else if (form_)
    form_->choose(choice, option);
  ground().show();
}

void AccountsRoom::sync_changed(const SyncState& state) {
  const bool ended = !sync_.account.empty() && state.account != sync_.account;
  sync_ = state;
  if (ended) load();
  ground().show();
}

}  // namespace rafiq::sidebar
