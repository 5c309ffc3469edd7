// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/accounts.hpp"
#include "core/app/context.hpp"
#include "core/app/doctor/finding.hpp"
#include "core/app/rafiq.hpp"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace rafiq::app::doctor {

// What the checks look at. Everything is opened when it is first needed: a home that cannot be opened is told
// of by the check of the database, and the checks that need it have nothing to say. One thread at a time.
class Scene {
 public:
  Scene(ExamineOptions options, platform::Places places)
      : options_(std::move(options)), places_(std::move(places)) {}

  [[nodiscard]] const platform::Places& places() const { return places_; }
  [[nodiscard]] const std::filesystem::path& connectors() const { return options_.home.connectors; }
  [[nodiscard]] bool offline() const { return options_.offline; }
  [[nodiscard]] std::filesystem::path database() const { return places_.data / "rafiq.sqlite"; }
  [[nodiscard]] TimePoint now() const { return SystemClock().now(); }

  // Null when it cannot be opened; why(): the reason.
  Context* home();
  [[nodiscard]] const Error* why_not_open() const { return error_ ? &*error_ : nullptr; }
  std::vector<Account> accounts();

  // Of the check that runs now: asked by whatever takes long.
  CancelToken cancel;
  // Accounts of which a check has told a fault: what follows from it is not told again.
  std::set<std::string, std::less<>> troubled;
  bool keyring_fails = false;

 private:
  ExamineOptions options_;
  platform::Places places_;
  std::unique_ptr<Rafiq> rafiq_;
  std::optional<Error> error_;
};

}  // namespace rafiq::app::doctor
