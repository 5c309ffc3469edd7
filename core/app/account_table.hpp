// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/account.hpp"
#include "core/model/edit.hpp"
#include "core/util/problems.hpp"
#include "core/util/toml_document.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace rafiq::app {

// An account without its secrets, as files of TOML have it: a template of the administrator's, and an
// exported configuration.
struct AccountTable {
  std::string name;
  std::string connector;
  std::optional<Scope> scope;  // nothing: the connector's usual one
  std::optional<std::chrono::minutes> every;
  std::optional<SecretPlace> secrets_in;  // nothing: the keyring, or where the policy lets them rest
  std::map<std::string, std::string> settings;
  std::map<std::string, MergePolicy> conflicts;  // by field: an aspect, "state" for promises, "" for all
};

// What is wrong goes to `problems`; secrets have no place here, and one that is given is refused.
AccountTable read_account_table(const std::string& name, const TomlValue& table,
                                const std::filesystem::path& file, Problems& problems);
// As read_account_table reads it, without the name. `heading`: of the tables, such as "accounts.support.";
// empty for a file of its own.
std::string account_text(const AccountTable& account, const std::string& heading);

}  // namespace rafiq::app
