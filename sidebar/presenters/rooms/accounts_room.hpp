// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/signing_in.hpp"
#include "sidebar/presenters/rooms/account_form.hpp"
#include "sidebar/presenters/rooms/room.hpp"
#include "sidebar/presenters/rooms/sign_in_form.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace rafiq::sidebar {

// The accounts and how each stands, in words; adding one, checking it, reading it now, removing it.
class AccountsRoom final : public Room {
 public:
  using Room::Room;
  void enter() override;
  [[nodiscard]] RoomView view() const override;
  bool back() override;
  void press(const std::string& control, Secrets secrets) override;
  void type(const std::string& field, const std::string& text) override;
  void choose(const std::string& choice, std::size_t option) override;
  void sync_changed(const SyncState& state) override;

 private:
  enum class Place { list, one, connectors, form, sign_in };
  struct Known {
    std::vector<app::Account> accounts;
    std::vector<app::AccountTemplate> prepared;
    std::set<std::string> governed;
    app::GovernedShown decided;
    std::optional<Error> trouble;
  };
  static Known look(RoomDesks& desks);
  void load();
  void load_connectors();
  void check(const std::string& account);
  void sign_in(const std::string& account);
  void open_sign_in();
  void give(Secrets secrets);
  void given(bool by_browser);
  void signed_in(const std::string& account, const Status& status);
  void remove();
  void add(Secrets secrets);
  void correct();
  void go(Place place);
  [[nodiscard]] const app::Account* account() const;
  [[nodiscard]] const app::AccountTemplate* prepared() const;
  [[nodiscard]] const app::ConnectorInfo* connector(const std::string& id) const;
  [[nodiscard]] std::string connector_title(const std::string& id) const;
  [[nodiscard]] std::string state_of(const app::Account& account) const;
  void show_list(RoomView& view) const;
  void show_one(RoomView& view) const;
  void show_connectors(RoomView& view) const;
  void show_sign_in(RoomView& view) const;
  [[nodiscard]] Section fixed_settings(const std::string& connector,
                                       const std::map<std::string, std::string>& settings,
                                       const std::string& file) const;
  [[nodiscard]] std::optional<Section> typed_section(const app::Account& account) const;
  [[nodiscard]] app::BrowserSignIn browser(const app::Account& account) const;
  [[nodiscard]] std::optional<Section> browser_section(const app::Account& account) const;
  [[nodiscard]] Section standing(const app::Account& account) const;
  [[nodiscard]] Section removal(const app::Account& account) const;

  Place place_ = Place::list;
  std::string name_;  // of the one looked at
  std::optional<std::vector<app::Account>> accounts_;
  std::vector<app::AccountTemplate> prepared_;
  std::set<std::string> governed_;  // those of accounts_ whose settings are the administrator's
  app::GovernedShown decided_;
  std::optional<app::Accounts::Catalogue> catalogue_;
  std::optional<AccountForm> form_;
  std::optional<SignInForm> sign_in_form_;
  SyncState sync_;
  std::string checking_;  // the account that is signed in to now
  std::optional<Result<app::AccountCheck>> checked_;
  std::string signing_in_;  // the account whose sign-in waits in the browser
  std::optional<Error> trouble_;
  bool adding_ = false;
  bool just_added_ = false;
  bool asks_to_remove_ = false;
};

}  // namespace rafiq::sidebar
