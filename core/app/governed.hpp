// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/language.hpp"
#include "core/util/problems.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::policy {
class Keeper;
struct Place;
struct Setting;
}  // namespace rafiq::policy
namespace rafiq::net {
struct Url;
}

namespace rafiq::app {

struct Context;

// A setting that the administrator of this machine decides.
struct GovernedSetting {
  std::string key;      // "sync.scope"
  std::string value;    // as people read it: "assigned", "rt, file", "yes"
  std::string governs;  // what it is about
  std::filesystem::path file;
  int line = 0;
};

// A setting that an administrator can decide.
struct GovernableKey {
  std::string key;
  std::string takes;
  std::string governs;
  std::string without;
  std::string example;
};

struct GovernedShown {
  std::filesystem::path folder;
  std::vector<Problem> problems;  // when it cannot be used: then nothing is synced, started or exported
  std::vector<GovernedSetting> settings;
};

// What the administrator of this machine decided, for who shows it. It is enforced where the things are done.
class RAFIQ_API Governed {
 public:
  explicit Governed(Context& context) : context_(context) {}

  [[nodiscard]] GovernedShown show();
  [[nodiscard]] static std::vector<GovernableKey> keys();
  // The language that the window must speak; nothing: the user's choice.
  [[nodiscard]] std::optional<Language> window_language();

  // Takes out of the home what the policy does not let it keep, when that changed. Nothing is taken out while
  // the policy is broken.
  Status obey();
  // What has grown older than the policy lets it. How many facts that were.
  Result<std::int64_t> remove_outdated();

 private:
  Context& context_;
};

// The language that the window of this machine must speak, before any home is opened. `machine`: as
// OpenOptions::machine.
RAFIQ_API std::optional<Language> governed_language(const std::filesystem::path& machine);

// As OpenOptions::machine says it.
policy::Place policy_place(const std::filesystem::path& machine);
// The answer of the policy in force at the time when it is asked.
std::function<Status(const net::Url&)> host_permit(const std::shared_ptr<policy::Keeper>& policy);
std::string shown_value(const policy::Setting& setting);

}  // namespace rafiq::app
