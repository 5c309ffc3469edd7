// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/connector_origin.hpp"
#include "core/model/account.hpp"
#include "core/util/result.hpp"
#include "core/util/secret.hpp"
#include "core/util/time.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

struct Context;

// What a connector says about itself, for listings and forms.
enum class SettingKind { text, url, file, choice };
struct SettingChoice {
  std::string value;
  std::string label{};  // empty: the value speaks for itself; so below
  std::string label_ar{};
};
struct ConnectorSetting {
  std::string key;
  std::string label;
  std::string help;
  std::string label_ar{};  // empty where the connector speaks no Arabic; so below
  std::string help_ar{};
  std::string default_value;
  bool required = false;
  // Of a secret. A browser's sign-in fills it: nobody has to type it, though it may be given all the same.
  bool by_browser = false;
  // Of a secret that not every way to sign in needs: which values of which setting choose one that does.
  std::string when_setting{};
  std::vector<std::string> when_values{};
  SettingKind kind = SettingKind::text;
  std::vector<SettingChoice> choices{};  // of a choice

  // Whether it is of use with these settings of an account, or else what the connector says is usual.
  [[nodiscard]] bool applies(const std::map<std::string, std::string>& given,
                             const std::vector<ConnectorSetting>& usual) const {
    if (when_setting.empty()) return true;
    const auto set = given.find(when_setting);
    std::string value = set == given.end() ? "" : set->second;
    if (set == given.end())
      for (const auto& setting : usual)
        if (setting.key == when_setting) value = setting.default_value;
    return std::find(when_values.begin(), when_values.end(), value) != when_values.end();
  }
};
struct ConnectorInfo {
  std::string id;
  std::string version;
  std::string title;
  std::string summary;
  std::string title_ar{};
  std::string summary_ar{};
  std::string verified;          // "live" or "documentation"
  std::string kind = "library";  // or "manifest", which needs no code of its own
  std::filesystem::path library;
  ConnectorOrigin origin = ConnectorOrigin::shipped;
  // Of a bundle: who signed it, and the id of their key as minisign shows it; else empty.
  std::string signer{};
  std::string signer_key{};
  std::vector<ConnectorSetting> settings;
  std::vector<ConnectorSetting> secrets;
};

struct NewAccount {
  std::string name;       // [a-z0-9-], unique on this machine
  std::string connector;  // id
  std::map<std::string, std::string> settings;
  std::map<std::string, Secret> secrets;
  std::optional<SecretPlace> secret_place;  // nothing: the usual one that the policy allows
  std::optional<Scope> scope;               // nothing: the connector's usual one
};

struct Account {
  std::string name;
  std::string connector;
  std::map<std::string, std::string> settings;
  std::vector<std::string> secret_slots;
  SecretPlace secret_place = SecretPlace::keyring;
  AccountState state = AccountState::never_synced;
  std::string reason;                  // why, when failing or quarantined: what happened and what to do
  std::optional<TimePoint> last_sync;  // the last one that ended well
  std::int64_t customers = 0;
  Scope scope = Scope::all;
  std::chrono::seconds every{300};     // between two syncs while somebody watches, about
  std::optional<TimePoint> next_sync;  // nothing: none was planned yet
  std::int64_t kept_aside = 0;         // records that could not be read
  std::int64_t observations = 0;       // what the administrator should know; see notes()
};

// What was noticed about an account's records, without customer data.
struct AccountNote {
  std::string text;
  TimePoint first_seen{};
};

// A record that could not be read and waits for a better connector, mapping or CRM.
struct AsideRecord {
  std::string entity;  // empty with the id when not even that could be read
  std::string id;
  std::string reason;
  TimePoint at{};
};

// What `check` found out by signing in.
struct AccountCheck {
  std::string signed_in_as;  // may be empty
  std::vector<std::string> notes;
};

class RAFIQ_API Accounts {
 public:
  explicit Accounts(Context& context) : context_(context) {}

  // Errors: usage (bad name, unknown setting, missing secret), not_found (connector), conflict (name taken),
  // authentication (the keyring is locked or absent).
  Status add(const NewAccount& account);
  // Whether add would take it, its secrets apart.
  Status fits(const NewAccount& account);
  // As add, with the secrets to come: see AccountTemplates::sign_in. Within a caller's write it starts
  // nothing, once fits was asked.
  Status add_unsigned(const NewAccount& account);
  Result<std::vector<Account>> list(Counts counts = Counts::made);
  Result<Account> get(std::string_view name, Counts counts = Counts::made);
  // Signs in and reads nothing else. Lifts a quarantine when it succeeds.
  Result<AccountCheck> check(std::string_view name);
  // What the account reads from now on. Errors: usage (the connector cannot read that scope).
  Status set_scope(std::string_view name, Scope scope);
  // How often it is synced while somebody watches. Error: usage (less than a minute, more than a day).
  Status set_interval(std::string_view name, std::chrono::seconds every);
  // When it is to be synced next, for whoever watches after the next start.
  Status plan_next_sync(std::string_view name, TimePoint at);
  Result<std::vector<AccountNote>> notes(std::string_view name);
  Result<std::vector<AsideRecord>> aside(std::string_view name, int limit = 100);
  // Also removes its secrets, and the customers that no other account holds.
  Status remove(std::string_view name);

  // Connectors found on this machine, each asked to describe itself; those that fail are left out of
  // the list and named in `problems`.
  struct Catalogue {
    std::vector<ConnectorInfo> connectors;
    std::vector<Error> problems;
  };
  Result<Catalogue> connectors();
  // Errors: not_found; configuration (the policy does not allow it); those of starting it.
  Result<ConnectorInfo> connector(std::string_view id);

 private:
  Context& context_;
};

}  // namespace rafiq::app
