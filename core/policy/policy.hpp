// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/account.hpp"
#include "core/model/fact.hpp"
#include "core/model/language.hpp"
#include "core/policy/signer.hpp"
#include "core/util/problems.hpp"
#include "core/util/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rafiq::policy {

// What one key says, and where.
struct Setting {
  std::variant<bool, std::int64_t, std::string, std::vector<std::string>, std::map<std::string, std::string>,
               std::map<std::string, std::int64_t>>
      value;
  std::filesystem::path file;
  int line = 0;

  [[nodiscard]] std::string where() const;  // "/etc/rafiq/policy.toml:12"
};

// What the administrator decided, read from one place at one moment. A plain value; see reader.hpp.
//
// Each `allows_` answers success, or an Error of the code configuration that says what is not allowed, by
// which file and line, and what may be done. Where the policy is broken each of them answers why instead:
// whoever asks before doing, fails closed.
class Policy {
 public:
  using Settings = std::map<std::string, Setting, std::less<>>;  // by the name of the key

  Policy() = default;  // nothing is governed
  explicit Policy(Settings settings) : settings_(std::move(settings)) {}
  static Policy broken(std::vector<Problem> problems);

  // Error: configuration, when a file of it could not be read or understood.
  [[nodiscard]] Status check() const;
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  [[nodiscard]] const Settings& settings() const { return settings_; }
  // What the key says; null where it is not governed.
  [[nodiscard]] const Setting* governs(std::string_view key) const;

  [[nodiscard]] Status allows_connector(std::string_view id) const;
  // Whether a connector may come from a folder that is not the machine's.
  [[nodiscard]] Status allows_other_connectors() const;
  // Whose bundles may be installed and started. Empty, and not governed, where the policy says nothing of it.
  [[nodiscard]] std::vector<Signer> trusted_signers() const;

  // `host` in lower case, an IPv6 address in brackets.
  [[nodiscard]] Status allows_host(std::string_view host, int port, bool loopback) const;
  [[nodiscard]] Status allows_plain_http() const;
  [[nodiscard]] std::string proxy() const;    // as net::SessionOptions::proxy; empty: not governed
  [[nodiscard]] std::string ca_file() const;  // likewise

  [[nodiscard]] Status allows_aspect(Aspect aspect) const;
  // Nothing: all of them. While the policy is broken, nothing is added to what there is, and nothing removed.
  [[nodiscard]] std::optional<std::vector<Aspect>> aspects() const;
  [[nodiscard]] std::map<Aspect, int> keep_days() const;
  [[nodiscard]] std::optional<int> keep_expired_days() const;
  [[nodiscard]] Status allows_export() const;

  [[nodiscard]] Status allows_scope(Scope scope) const;
  [[nodiscard]] Status allows_secrets_in(SecretPlace place) const;
  [[nodiscard]] std::optional<Language> window_language() const;
  [[nodiscard]] Status allows_own_packs() const;

 private:
  template <class T>
  [[nodiscard]] const T* value(std::string_view key) const;
  [[nodiscard]] Status lists(std::string_view key, std::string_view one, std::string what) const;
  [[nodiscard]] Status is_not_off(std::string_view key, std::string what) const;

  Settings settings_;
  std::vector<Problem> problems_;
};

}  // namespace rafiq::policy
