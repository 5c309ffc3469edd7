// SPDX-License-Identifier: Apache-2.0
#include "core/app/signing_in.hpp"

#include "core/app/context.hpp"
#include "core/app/lane.hpp"
#include "core/app/stored_account.hpp"
#include "core/net/auth/way.hpp"
#include "core/platform/browser.hpp"
#include "core/util/log.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace rafiq::app {
namespace {

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

struct Known {
  std::string_view code;
  const char* what;
  const char* remedy;
};
// What a person did, or did not, is told in sentences that the sidebar has in both languages.
constexpr std::array endings{
    Known{"declined", "The sign-in was declined in the browser", "What was there before stays"},
    Known{"sign-in-not-finished", "Nobody finished signing in in time", "Try again"},
    Known{"cancelled", "The sign-in was cancelled", "What was there before stays"}};

// The other messages of a sign-in say themselves what to do.
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
  for (const auto& known : endings)
    if (known.code == failure.code)
      return {code, known.what, fmt::format("account {}", account), known.remedy};
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
  if (asked) {
    log::signed_in(name);
    return success();
  }
  return Error{ErrorCode::usage, "This account is not signed in to in a browser",
               fmt::format("account {}", name),
               fmt::format("See rafiqctl connector describe {}", account.connector)};
}

}  // namespace rafiq::app
