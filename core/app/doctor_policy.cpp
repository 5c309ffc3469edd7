// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor_policy.hpp"

#include "core/app/context.hpp"
#include "core/app/governed.hpp"
#include "core/store/vault.hpp"

#include <fmt/format.h>

namespace rafiq::app {

void examine_policy(Context& context, std::vector<Finding>& findings) {
  const auto policy = context.policy->now();
  for (const auto& problem : policy->problems())
    findings.push_back(
        {FindingLevel::problem, "policy",
         fmt::format("{}:{}: {}", problem.file.string(), problem.line, problem.what),
         fmt::format("{}{}Until then nothing is synced or exported and no connector is started",
                     problem.remedy, problem.remedy.empty() ? "" : ". ")});
  if (!policy->problems().empty()) return;
  if (policy->settings().empty())
    findings.push_back(
        {FindingLevel::good, "policy",
         "Nothing is governed on this machine (" + context.policy->place().folder.string() + ")", ""});
  for (const auto& [key, setting] : policy->settings())
    findings.push_back({FindingLevel::good, "policy",
                        fmt::format("{} is governed by {}: {}", key, setting.where(), shown_value(setting)),
                        ""});
  for (const auto* name : {"sealing", "suppression"})
    if (const auto key = context.database->vault().examine(name);
        key && !policy->allows_secrets_in(key->place))
      findings.push_back(
          {FindingLevel::problem, fmt::format("key of {}", name),
           "It rests in the " + std::string(rafiq::name(key->place)) + ", where the policy allows no secrets",
           "Run rafiqctl key renew --place " +
               std::string(
                   rafiq::name(key->place == SecretPlace::file ? SecretPlace::keyring : SecretPlace::file))});
}

}  // namespace rafiq::app
