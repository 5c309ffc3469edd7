// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/sign_in.hpp"

#include "core/platform/browser.hpp"
#include "core/platform/interrupt.hpp"
#include "core/programs/rafiqctl/given_secrets.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>

namespace rafiq::ctl {
namespace {

struct SignInOptions {
  std::string name;
  SignInAsking asking;
  GivenSecrets secrets;
};

// On standard error: standard output is for the one document, and for what comes of it.
Status show(const std::string& address, const SignInAsking& asking) {
  if (asking.no_browser) {
    std::cerr << "Open this address in a browser of this machine:\n" << address << std::endl;
    return success();
  }
  if (const auto opened = platform::open_in_browser(address); !opened)
    return Error{opened.error().code, opened.error().what, "", "Use --no-browser to be given the address"};
  std::cerr << fmt::format("Sign in in the browser; waiting {} minutes at most (Ctrl-C: stop)",
                           asking.minutes)
            << std::endl;
  return success();
}

// One whose secrets are typed in may need none to begin with, as an export's files do.
Status in_the_browser(app::Rafiq& rafiq, const SignInOptions& options, app::BrowserSignIn state) {
  if (state != app::BrowserSignIn::none) return sign_in(rafiq, options.name, options.asking);
  RAFIQ_TRY(const auto account, rafiq.accounts().get(options.name));
  RAFIQ_TRY(const auto connector, rafiq.accounts().connector(account.connector));
  if (connector.secrets.empty()) return success();
  return Error{ErrorCode::usage, "This account is signed in to with secrets", options.name,
               fmt::format("Say where each is: --secret {}=FILE", connector.secrets.front().key)};
}

Status run(app::Rafiq& rafiq, Cli& cli, const SignInOptions& options) {
  RAFIQ_TRY(const auto secrets, read_secrets(options.secrets));
  RAFIQ_TRY(
      rafiq.account_templates().sign_in(options.name, secrets, secret_place_from(options.secrets.place)));
  RAFIQ_TRY(const auto browser, rafiq.signing_in().state(options.name));
  if (secrets.empty() || browser == app::BrowserSignIn::needed) {
    RAFIQ_TRY(in_the_browser(rafiq, options, browser));
  }
  if (!print_json(cli, {{"account", options.name}, {"signed_in", true}}))
    print_line(fmt::format("Signed in to {0}. Next: rafiqctl account check {0}, then rafiqctl sync {0}",
                           options.name));
  return success();
}

}  // namespace

void add_sign_in_options(CLI::App* command, SignInAsking& asking) {
  command->add_flag("--no-browser", asking.no_browser,
                    "Print the address to sign in at, instead of opening a browser");
  command->add_option("--wait", asking.minutes, "Minutes to wait for the sign-in in the browser, 1 to 60")
      ->check(CLI::Range(1, 60))
      ->capture_default_str();
}

Status sign_in(app::Rafiq& rafiq, const std::string& account, const SignInAsking& asking) {
  app::SignInOptions options;
  options.patience = std::chrono::minutes{asking.minutes};
  options.show = [&](const std::string& address) { return show(address, asking); };
  const platform::InterruptGuard stop_on_interrupt(options.cancel);
  return rafiq.signing_in().run(account, options);
}

void add_sign_in_command(Cli& cli, CLI::App* group) {
  auto options = std::make_shared<SignInOptions>();
  auto* command = group->add_subcommand(
      "sign-in",
      "Sign in to an account, or to one that the administrator prepared: in the browser, or with secrets");
  command->add_option("NAME", options->name, "The name of an account")->required();
  add_sign_in_options(command, options->asking);
  add_secret_options(command, options->secrets);
  on(cli, command, options, run);
  example(group, "sign-in", "rafiqctl account sign-in support");
}

}  // namespace rafiq::ctl
