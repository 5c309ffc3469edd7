// SPDX-License-Identifier: Apache-2.0
#include "core/app/signing_in.hpp"

#include "core/app/context.hpp"
#include "core/app/lane.hpp"
#include "core/app/stored_account.hpp"
#include "core/net/auth/way.hpp"
#include "core/platform/browser.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace rafiq::app {
namespace {

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// The messages of a sign-in say what to do themselves.
Error to_error(const net::Failure& failure, std::string_view account) {
  const auto code = [&] {
    switch (failure.status) {
      case net::FailureStatus::config:
        return ErrorCode::configuration;
      case net::FailureStatus::auth:
        return ErrorCode::authentication;
      case net::FailureStatus::rate_limited:
      case net::FailureStatus::transient:
        return ErrorCode::unreachable;
      case net::FailureStatus::protocol:
        return ErrorCode::bad_data;
      case net::FailureStatus::cancelled:
        return ErrorCode::cancelled;
      case net::FailureStatus::bug:
        break;
    }
    return ErrorCode::internal;
  }();
  return {code, failure.message, fmt::format("account {}", account), ""};
}

// The account's list of secrets is what its removal goes by.
Status note_secret(const Context& context, const Account& account, const std::string& secret) {
  store::Accounts stored(*context.database);
  RAFIQ_TRY(auto row, stored.get(account.name));
  if (contains(row.configured.secret_slots, secret)) return success();
  row.configured.secret_slots.push_back(secret);
  return stored.configure(account.name, row.configured);
}

}  // namespace

BrowserSignIn browser_sign_in(const ConnectorInfo& connector, const Account& account) {
  auto state = BrowserSignIn::none;
  for (const auto& secret : connector.secrets) {
    if (!secret.by_browser || !secret.applies(account.settings, connector.settings)) continue;
    if (!contains(account.secret_slots, secret.key)) return BrowserSignIn::needed;
    state = BrowserSignIn::done;
  }
  return state;
}

Result<BrowserSignIn> SigningIn::state(std::string_view name) {
  RAFIQ_TRY(const auto account, stored_account(context_, name));
  RAFIQ_TRY(const auto* description, context_.connectors.describe(account.connector));
  return browser_sign_in(description->info, account);
}

Status SigningIn::run(std::string_view name, const SignInOptions& options) {
  RAFIQ_TRY(const auto account, stored_account(context_, name));
  RAFIQ_TRY(const auto* description, context_.connectors.describe(account.connector));
  const auto settings = effective_settings(account, *description);
  const net::Asking asking{
      options.show ? options.show
                   : [](const std::string& address) { return platform::open_in_browser(address); },
      options.patience};
  bool asked = false;
  for (const auto& way : net::ways_of(description->auth)) {
    const auto secret = way.consent_secret();
    if (secret.empty() || !way.used(settings)) continue;
    RAFIQ_TRY(const auto session, context_.switchboard->session(context_, account, *description));
    if (const auto done = session->sign_in(way.slot, asking, options.cancel); !done)
      return to_error(done.error(), name);
    RAFIQ_TRY(note_secret(context_, account, secret));
    asked = true;
  }
  if (asked) return success();
  return Error{ErrorCode::usage, "This account is not signed in to in a browser",
               fmt::format("account {}", name),
               fmt::format("See rafiqctl connector describe {}", account.connector)};
}

}  // namespace rafiq::app
