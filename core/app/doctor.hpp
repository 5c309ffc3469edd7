// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/rafiq.hpp"
#include "core/util/cancel.hpp"
#include "core/util/result.hpp"

#include <functional>
#include <string>
#include <vector>

namespace rafiq::app {

enum class FindingLevel { good, warning, problem };

// What one check saw. Free of customer data and secrets: findings go into support bundles.
struct Finding {
  FindingLevel level = FindingLevel::good;
  std::string subject;  // "home", "keyring", "account support"
  std::string what;
  std::string remedy;       // empty when good
  std::string what_ar{};    // empty where it comes from a part that speaks English alone; so below
  std::string remedy_ar{};  // what is in the command goes without saying
  std::string code{};       // short and stable: "database.damaged"
  std::string where{};      // a file, a folder, an address; empty if it says nothing
  // The remedy where it is a command: words for a shell. "rafiqctl" stands for this program on this home.
  std::vector<std::string> command{};
  bool quotes = false;  // `what` holds words of another program or of a person: not for a support bundle
};

struct ExamineOptions {
  OpenOptions home;
  bool offline = false;  // ask no CRM anything
  CancelToken cancel;
  // Before each check, on the thread of examine(): how many are done, of how many, and what comes.
  std::function<void(std::size_t done, std::size_t of, const std::string& what, const std::string& what_ar)>
      on_progress;
};

struct Examination {
  std::vector<Finding> findings;
  bool cancelled = false;
  // A check did not end when it was told to, and its thread goes on: end the process without destructors of
  // globals (std::quick_exit) once the findings are shown.
  bool left_behind = false;
};

// Looks at everything that Rafiq needs on this machine; a home that cannot be opened is a finding as well.
// Each check has a limit of time and cannot bring the others down. Changes nothing, except that a home which
// can be opened is (made, or migrated after a backup).
RAFIQ_API Examination examine(const ExamineOptions& options);

}  // namespace rafiq::app
