// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/accounts.hpp"
#include "core/util/cancel.hpp"
#include "core/util/result.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>

namespace rafiq::app {

struct Context;

// Whether somebody has to sign in to an account in a browser.
enum class BrowserSignIn {
  none,    // its secrets are typed in or come from files
  needed,  // nobody has yet
  done,    // what that gave is kept with the account's secrets; whether the CRM still takes it, a check tells
};
inline BrowserSignIn browser_sign_in(const ConnectorInfo& connector, const Account& account) {
  auto state = BrowserSignIn::none;
  const auto& there = account.secret_slots;
  for (const auto& secret : connector.secrets) {
    if (!secret.by_browser || !secret.applies(account.settings, connector.settings)) continue;
    if (std::find(there.begin(), there.end(), secret.key) == there.end()) return BrowserSignIn::needed;
    state = BrowserSignIn::done;
  }
  return state;
}

struct SignInOptions {
  // Shows the person this address; called once, from the thread of run(). Empty: their browser opens.
  std::function<Status(const std::string& address)> show;
  std::chrono::milliseconds patience{std::chrono::minutes(5)};
  CancelToken cancel;
};

// Signing in to a CRM with its own page in the person's browser (OAuth2 authorization code with PKCE): the
// agent's password goes to the CRM alone, and what the CRM gives in return goes to the keyring alone.
class RAFIQ_API SigningIn {
 public:
  explicit SigningIn(Context& context) : context_(context) {}

  // Error: not_found.
  Result<BrowserSignIn> state(std::string_view account);

  // Blocks as long as the person takes, at most `patience`; another try may follow at once, and what the
  // account had before stays until then. Errors: not_found; usage (the account is not signed in to in a
  // browser); configuration (an address is wrong, the port is in use, no browser opens); authentication
  // (declined, refused, not finished in time, the keyring is locked); unreachable; cancelled.
  Status run(std::string_view account, const SignInOptions& options);

 private:
  Context& context_;
};

}  // namespace rafiq::app
