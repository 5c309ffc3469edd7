// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor_policy.hpp"

#include "core/app/account_templates.hpp"
#include "core/app/context.hpp"
#include "core/app/governed.hpp"
#include "core/store/vault.hpp"
#include "core/util/sentences.hpp"

#include <fmt/format.h>

namespace rafiq::app {

namespace {

void examine_templates(Context& context, std::vector<Finding>& findings) {
  const auto ready = AccountTemplates(context).ready();
  if (!ready)
    return findings.push_back({FindingLevel::problem, "account templates",
                               ready.error().what + " (" + ready.error().where + ")", ready.error().remedy});
  for (const auto& one : ready.value()) {
    const auto subject = "account template " + one.account.name;
    if (one.fault)
      findings.push_back({FindingLevel::problem, subject, one.fault->what + " (" + one.fault->where + ")",
                          one.fault->remedy});
    else
      findings.push_back({FindingLevel::warning, subject, "Nobody here has signed in to it",
                          "Run rafiqctl account sign-in " + one.account.name});
  }
  const auto apart = AccountTemplates(context).not_followed();
  if (!apart) return;
  for (const auto& name : apart.value())
    findings.push_back(
        {FindingLevel::warning, "account template " + name,
         "An account of this name was added here before, and does not follow it",
         fmt::format("Send what waits, remove it and sign in: rafiqctl push && rafiqctl account "
                     "remove {0} && rafiqctl account sign-in {0}",
                     name)});
}

}  // namespace

void examine_policy(Context& context, std::vector<Finding>& findings) {
  const auto policy = context.policy->now();
  examine_templates(context, findings);
  for (const auto& problem : policy->problems())
    findings.push_back(
        {FindingLevel::problem, "policy",
         fmt::format("{}:{}: {}", problem.file.string(), problem.line, problem.what),
         then(problem.remedy, "Until then nothing is synced or exported and no connector is started")});
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
