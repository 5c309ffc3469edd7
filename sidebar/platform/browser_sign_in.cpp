// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/browser_sign_in.hpp"

namespace rafiq::sidebar {
namespace {

Status sign_in(const app::OpenOptions& home, const std::string& account, const CancelToken& cancel) {
  RAFIQ_TRY(const auto rafiq, app::Rafiq::open(home));
  app::SignInOptions options;
  options.cancel = cancel;
  return rafiq->signing_in().run(account, options);
}

}  // namespace

BrowserSignIn::~BrowserSignIn() {
  finish();
}

void BrowserSignIn::finish() {
  cancel_.request();
  if (thread_.joinable()) thread_.join();  // within a moment: the wait looks at its token often
}

void BrowserSignIn::start(const std::string& account, std::function<void(const Status&)> ended) {
  finish();
  cancel_ = CancelToken{};
  thread_ = std::thread([this, account, cancel = cancel_, ended = std::move(ended)] {
    auto outcome = std::make_shared<const Status>(sign_in(options_, account, cancel));
    to_screen_([ended, outcome] { ended(*outcome); });
  });
}

}  // namespace rafiq::sidebar
