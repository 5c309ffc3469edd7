// SPDX-License-Identifier: Apache-2.0
#include "core/app/template_accounts.hpp"

#include "core/app/account_templates.hpp"
#include "core/app/rafiq.hpp"

namespace rafiq::app {

Result<std::set<std::string>> accounts_of_templates(Rafiq& rafiq) {
  RAFIQ_TRY(const auto accounts, rafiq.accounts().list());
  std::set<std::string> names;
  for (const auto& account : accounts) {
    RAFIQ_TRY(const auto follows, has_template(rafiq.context(), account.name));
    if (follows) names.insert(account.name);
  }
  return names;
}

}  // namespace rafiq::app
