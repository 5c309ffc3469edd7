// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/rafiq.hpp"
#include "core/util/cancel.hpp"
#include "sidebar/platform/worker.hpp"
#include "sidebar/presenters/sign_ins.hpp"

#include <thread>

namespace rafiq::sidebar {

// Waits for the browser in a thread of its own, with a Rafiq of its own: a person may take minutes.
class BrowserSignIn final : public SignIns {
 public:
  BrowserSignIn(app::OpenOptions options, ToScreen to_screen)
      : options_(std::move(options)), to_screen_(std::move(to_screen)) {}
  ~BrowserSignIn() override;  // gives up what is under way
  void start(const std::string& account, std::function<void(const Status&)> ended) override;
  void cancel() override { cancel_.request(); }

 private:
  void finish();

  app::OpenOptions options_;
  ToScreen to_screen_;
  CancelToken cancel_;
  std::thread thread_;
};

}  // namespace rafiq::sidebar
