// SPDX-License-Identifier: Apache-2.0
#include "core/app/switchboard.hpp"

#include "core/app/context.hpp"
#include "core/app/governed.hpp"
#include "core/app/lane.hpp"
#include "core/platform/file.hpp"

#include <nlohmann/json.hpp>

namespace rafiq::app {
namespace {

std::filesystem::path pressure_file(const Context& context, std::string_view account) {
  return context.places.data / "locks" / ("crm-" + std::string(account));
}

}  // namespace

Result<net::SessionOptions> session_options(const Context& context, const Account& account,
                                            const Description& description) {
  RAFIQ_TRY(auto opened, open_secrets(context, account.secret_place));
  const std::shared_ptr<secrets::SecretStore> store = std::move(opened);
  const auto policy = context.policy->now();
  net::SessionOptions options;
  options.account = account.name;
  options.base_url = description.base_url;
  options.allowed_hosts = description.allowed_hosts;
  options.auth = description.auth;
  options.budget = description.budget;
  options.settings = effective_settings(account, description);
  options.secrets = [store, name = account.name](std::string_view slot) { return store->get(name, slot); };
  options.replaced_secret = [store, name = account.name](std::string_view slot, const Secret& value) {
    return store->put(name, slot, value);
  };
  options.permit = host_permit(context.policy);
  options.proxy = policy->proxy();
  options.ca_file = policy->ca_file();
  options.clock = context.clock;
  // Without the folder there is nothing to share, and what needs it says so.
  if (platform::make_private_folder(pressure_file(context, account.name).parent_path()))
    options.pressure_file = pressure_file(context, account.name);
  return options;
}

namespace {

Result<std::shared_ptr<net::Session>> open_session(const Context& context, const Account& account,
                                                   const Description& description) {
  RAFIQ_TRY(auto options, session_options(context, account, description));
  RAFIQ_TRY(auto session, net::Session::create(std::move(options)));
  return std::shared_ptr<net::Session>(std::move(session));
}

std::string made_of(const Context& context, const Account& account, const Description& description) {
  const auto policy = context.policy->now();
  return dump_json(Json{policy->proxy(), policy->ca_file(), account.connector, description.info.version,
                        account.settings, name(account.secret_place), account.secret_slots});
}

std::string key_of(const Context& context, std::string_view account) {
  return context.places.data.string() + '\n' + std::string(account);
}

}  // namespace

Result<std::shared_ptr<net::Session>> Switchboard::session(const Context& context, const Account& account,
                                                           const Description& description) {
  auto key = key_of(context, account.name);
  auto now = made_of(context, account, description);
  const std::lock_guard lock(mutex_);
  if (const auto line = lines_.find(key); line != lines_.end() && line->second.made_of == now)
    return line->second.session;
  RAFIQ_TRY(auto session, open_session(context, account, description));
  lines_.insert_or_assign(std::move(key), Line{std::move(now), session});
  return session;
}

void Switchboard::forget(const Context& context, std::string_view account) {
  const std::lock_guard lock(mutex_);
  lines_.erase(key_of(context, account));
  std::error_code ignored;  // what is left of it is of no account
  std::filesystem::remove(pressure_file(context, account), ignored);
}

}  // namespace rafiq::app
