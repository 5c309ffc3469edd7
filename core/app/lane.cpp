// SPDX-License-Identifier: Apache-2.0
#include "core/app/lane.hpp"

#include "core/app/account_templates.hpp"
#include "core/app/context.hpp"
#include "core/app/switchboard.hpp"
#include "core/platform/places.hpp"

namespace rafiq::app {
namespace {

using namespace std::chrono_literals;

// Where nobody can type the keyring's password, a locked keyring is told of soon.
constexpr auto keyring_alone = 5s;

connector::LaunchOptions launch_options(const Context& context, const Account& account,
                                        const Description& description, net::Session* session) {
  connector::LaunchOptions options;
  options.host_program = context.locations.host_program;
  options.library = description.info.library;
  options.manifest = description.manifest;
  options.account = account.name;
  options.http = session;
  options.clock = context.clock;
  for (const auto& [key, value] : effective_settings(account, description)) options.settings[key] = value;
  for (const auto& key : description.file_settings)
    if (const auto file = account.settings.find(key); file != account.settings.end() && !file->second.empty())
      options.files[key] = file->second;
  return options;
}

}  // namespace

std::map<std::string, std::string> effective_settings(const Account& account,
                                                      const Description& description) {
  auto settings = account.settings;
  for (const auto& setting : description.info.settings)
    if (!setting.default_value.empty()) settings.emplace(setting.key, setting.default_value);
  return settings;
}

Scope widest_scope(const Context& context, const Description& description) {
  const auto policy = context.policy->now();
  for (const Scope scope : description.scopes)
    if (policy->allows_scope(scope)) return scope;
  return Scope::none;
}

SecretPlace usual_secret_place(const Context& context) {
  return context.policy->now()->allows_secrets_in(SecretPlace::keyring) ? SecretPlace::keyring
                                                                        : SecretPlace::file;
}

Result<std::unique_ptr<secrets::SecretStore>> open_secrets(const Context& context, SecretPlace place) {
  RAFIQ_TRY(context.policy->now()->allows_secrets_in(place));
  return open_secrets(context.places, place);
}

std::unique_ptr<secrets::SecretStore> open_secrets(const platform::Places& places, SecretPlace place) {
  if (place == SecretPlace::file) return secrets::open_file(places.config / "secrets");
  secrets::KeyringOptions options;
  options.home = places.data.string();
  if (!platform::has_display()) options.time_limit = keyring_alone;
  return secrets::open_keyring(std::move(options));
}

Result<std::unique_ptr<Lane>> Lane::open(const Context& context, const Account& account,
                                         const Description& description) {
  const auto policy = context.policy->now();
  RAFIQ_TRY(policy->allows_connector(account.connector));
  RAFIQ_TRY(check_template(context, account.name));
  context.database->keep_only(policy->aspects());  // of what comes
  std::unique_ptr<Lane> lane(new Lane);
  if (!description.base_url.empty()) {
    RAFIQ_TRY(lane->session_, context.switchboard->session(context, account, description));
  }
  lane->supervisor_ = std::make_unique<connector::Supervisor>(
      launch_options(context, account, description, lane->session_.get()));
  return lane;
}

Result<connector::Connection*> Lane::connection() {
  for (;;) {
    auto connection = supervisor_->connection();
    if (connection || !supervisor_->worth_retrying()) return connection;
  }
}

}  // namespace rafiq::app
