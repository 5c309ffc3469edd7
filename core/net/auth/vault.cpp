// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/vault.hpp"

#include "core/util/log.hpp"

#include <fmt/format.h>

namespace rafiq::net {
namespace {

Outcome<Secret> setting(const std::map<std::string, std::string>& settings, std::string_view name) {
  const auto found = settings.find(std::string(name));
  if (found != settings.end()) return Secret(found->second);
  return Failure{FailureStatus::config,
                 "setting-missing",
                 fmt::format("The setting \"{}\" is needed. Give it a value in the account", name),
                 {}};
}

}  // namespace

Vault::Vault(std::string account, std::map<std::string, std::string> settings, SecretSource secrets,
             SecretSink replaced)
    : account_(std::move(account)),
      settings_(std::move(settings)),
      source_(std::move(secrets)),
      sink_(std::move(replaced)) {}

Outcome<Secret> Vault::value(std::string_view space, std::string_view name) const {
  if (space == "setting") return setting(settings_, name);
  if (space == "secret") return secret(name);
  return Failure{
      FailureStatus::config,
      "recipe",
      fmt::format("The connector's sign-in recipe names ${{{}.{}}}, which does not exist", space, name),
      {}};
}

Outcome<Secret> Vault::secret(std::string_view slot) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = replaced_.find(slot); found != replaced_.end()) return found->second.copy();
  }
  if (source_) {
    auto value = source_(slot);
    if (value) return std::move(value).value();
    if (value.error().code != ErrorCode::not_found)
      return Failure{FailureStatus::auth, "secret-locked", value.error().message(), {}};
  }
  return Failure{FailureStatus::config,
                 "secret-missing",
                 fmt::format("The account \"{}\" has no secret \"{}\". Set it again", account_, slot),
                 {}};
}

void Vault::replace(const std::string& slot, Secret value) {
  const bool stored = store(slot, value);
  const std::lock_guard lock(mutex_);
  if (stored)
    replaced_.erase(slot);
  else
    replaced_.insert_or_assign(slot, std::move(value));
}

bool Vault::store(const std::string& slot, const Secret& value) const {
  if (!sink_) {
    log::secret_not_kept(account_, slot);
    return false;
  }
  const auto stored = sink_(slot, value);
  if (!stored) log::secret_not_kept(account_, slot);
  return stored.has_value();
}

Outcome<void> Vault::keep(const std::string& slot, const Secret& value) {
  if (!sink_)
    return Failure{FailureStatus::auth, "secret-locked", "There is no place for the account's secrets", {}};
  if (const auto stored = sink_(slot, value); !stored)
    return Failure{FailureStatus::auth, "secret-locked", stored.error().message(), {}};
  const std::lock_guard lock(mutex_);
  replaced_.erase(slot);
  return boost::outcome_v2::success();
}

Result<std::string> expand_settings(std::string_view text,
                                    const std::map<std::string, std::string>& settings) {
  RAFIQ_TRY(const auto parsed, Template::parse(text));
  const auto expanded = parsed.expand([&](std::string_view space, std::string_view name) -> Outcome<Secret> {
    if (space == "setting") return setting(settings, name);
    return Failure{FailureStatus::config, "recipe", "An address may name settings only", {}};
  });
  if (!expanded) return Error{ErrorCode::configuration, expanded.error().message, "", ""};
  return std::string(expanded.value().reveal());
}

}  // namespace rafiq::net
