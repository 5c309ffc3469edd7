// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/account_table.hpp"
#include "core/util/result.hpp"
#include "core/util/secret.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

struct Context;

// An account that the administrator prepared, /etc/rafiq/accounts.d/NAME.toml.
struct AccountTemplate {
  AccountTable account;
  std::filesystem::path file;
  std::optional<Error> fault;  // why it cannot be used
};

// Accounts that come without secrets, for everybody on the machine: each person signs in once. From then on
// the account follows its template, whatever else was set, and keeps its secrets and data. Where the template
// was taken away or has a mistake, the account is left alone, with the reason, until it is back.
class RAFIQ_API AccountTemplates {
 public:
  explicit AccountTemplates(Context& context) : context_(context) {}

  // Those nobody here has signed in to. Error: configuration (the folder cannot be trusted).
  Result<std::vector<AccountTemplate>> ready();
  // The names of those whose place an account took that did not come from them: it goes its own way.
  Result<std::vector<std::string>> not_followed();
  // Brings the accounts that came from templates to where those are now.
  Status obey();
  // Of an account, or of a template, which becomes one: its secrets are put in the place of those there were;
  // the others stay. Errors: not_found (neither), usage (no such secret), those of Accounts::add.
  Status sign_in(const std::string& name, const std::map<std::string, Secret>& secrets,
                 std::optional<SecretPlace> place = std::nullopt);

 private:
  Context& context_;
};

// Error: configuration, where the account came from a template that is gone or cannot be used.
Status check_template(const Context& context, std::string_view account);
// Whether the account came from a template.
Result<bool> has_template(const Context& context, std::string_view account);

}  // namespace rafiq::app
