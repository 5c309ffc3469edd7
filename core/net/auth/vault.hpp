// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/auth/template.hpp"
#include "core/net/session.hpp"

#include <map>
#include <string>
#include <string_view>

namespace rafiq::net {

// The values of one account that templates may name: ${setting.X} and ${secret.X}. Threads: any.
class Vault {
 public:
  Vault(std::string account, std::map<std::string, std::string> settings, SecretSource secrets,
        SecretSink replaced);

  // Failures: config (no such setting or secret), auth (the place of the secrets does not open).
  [[nodiscard]] Outcome<Secret> value(std::string_view space, std::string_view name) const;
  // A secret that the CRM gave in place of another one. Where it cannot be stored for the next time, it is
  // kept here; else the store is asked again each time, since another program may replace it too.
  void replace(const std::string& slot, Secret value);
  // A secret that somebody has just signed in for. Failure: auth, when it cannot be stored.
  Outcome<void> keep(const std::string& slot, const Secret& value);
  [[nodiscard]] const std::string& account() const { return account_; }

 private:
  [[nodiscard]] bool store(const std::string& slot, const Secret& value) const;
  [[nodiscard]] Outcome<Secret> secret(std::string_view slot) const;

  const std::string account_;
  const std::map<std::string, std::string> settings_;
  const SecretSource source_;
  const SecretSink sink_;
  mutable std::mutex mutex_;
  std::map<std::string, Secret, std::less<>> replaced_;
};

// "${setting.X}" in an address or a host, before there is a session. Error: configuration.
Result<std::string> expand_settings(std::string_view text,
                                    const std::map<std::string, std::string>& settings);

}  // namespace rafiq::net
