// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor.hpp"

#include "core/app/context.hpp"
#include "core/app/doctor_policy.hpp"
#include "core/app/lane.hpp"
#include "core/app/stored_account.hpp"
#include "core/store/vault.hpp"

#include <fmt/format.h>

namespace rafiq::app {
namespace {

Finding good(std::string subject, std::string what) {
  return {FindingLevel::good, std::move(subject), std::move(what), {}};
}

Finding problem(std::string subject, const Error& error) {
  const std::string where = error.where.empty() ? "" : " (" + error.where + ")";
  return {FindingLevel::problem, std::move(subject), error.what + where, error.remedy};
}

Finding examine_database(Context& context) {
  if (Status sound = context.database->examine(); !sound) return problem("database", sound.error());
  if (Status index = context.database->examine_index(); !index && index.error().code == ErrorCode::bad_data)
    return {FindingLevel::problem, "database", "The index of names is damaged",
            "Make it again: close Rafiq and run rafiqctl repair"};
  return good("database", context.database->file().string() + " is sound");
}

Finding examine_disk(const Context& context) {
  constexpr std::uintmax_t enough = 200U << 20U;
  std::error_code error;
  const auto space = std::filesystem::space(context.places.data, error);
  if (error || space.available >= enough) return good("disk", "There is room");
  return {FindingLevel::warning, "disk", fmt::format("Only {} MiB are free", space.available >> 20U),
          "Make room before the next sync: a full disk stops it"};
}

void examine_packs(Context& context, std::vector<Finding>& findings) {
  auto pack = context.packs.pack();
  if (!pack) return findings.push_back(problem("guidance", pack.error()));
  const auto faults = context.packs.faults();
  if (faults.empty()) findings.push_back(good("guidance", "The guidance packs are good"));
  for (const auto& fault : faults)
    findings.push_back({FindingLevel::problem, "guidance",
                        fmt::format("A pack is not in use as it is: {}:{}: {}", fault.first.file.string(),
                                    fault.first.line, fault.first.what),
                        fault.first.remedy + " Or go back: rafiqctl pack rollback ID"});
}

// What no connector of this machine can reach. Every one is shut off in the same way.
void examine_isolation(Context& context, const std::vector<connector::Library>& libraries,
                       std::vector<Finding>& findings) {
  for (const auto& library : libraries) {
    const auto description = context.connectors.describe(library.id);
    if (!description) continue;
    const auto& gaps = description.value()->gaps;
    if (gaps.empty())
      findings.push_back(
          good("isolation", "Connectors are shut off from the network, from files and from other programs"));
    for (const auto& gap : gaps)
      findings.push_back({FindingLevel::warning, "isolation", gap,
                          "Use a newer kernel, or only connectors that you trust as you trust Rafiq"});
    return;
  }
}

// Reads each secret as a sync would, and drops it at once.
Finding examine_secrets(const Context& context, const Account& account) {
  const auto store = open_secrets(context, account.secret_place);
  if (!store) return problem("secrets of " + account.name, store.error());
  for (const auto& slot : account.secret_slots)
    if (auto secret = store.value()->get(account.name, slot); !secret)
      return problem("secrets of " + account.name, secret.error());
  return good("secrets of " + account.name, fmt::format("All are in the {}", name(account.secret_place)));
}

void examine_keys(Context& context, std::vector<Finding>& findings) {
  for (const auto* name : {"sealing", "suppression"}) {
    const auto key = context.database->vault().examine(name);
    if (!key) continue;
    const auto subject = std::string("key of ") + name;
    if (key->trouble)
      findings.push_back(problem(subject, *key->trouble));
    else if (key->place == SecretPlace::file)
      findings.push_back(
          {FindingLevel::warning, subject,
           "It rests in a file beside what it protects, since no keyring answered when it was made",
           "Where there is a keyring: rafiqctl key renew --place keyring"});
    else
      findings.push_back(good(subject, "It is in the keyring"));
  }
}

Finding examine_account(const Account& account) {
  const std::string subject = "account " + account.name;
  switch (account.state) {
    case AccountState::ready:
      return good(subject, fmt::format("{} customers, last sync {}", account.customers,
                                       account.last_sync ? to_iso8601(*account.last_sync) : "never"));
    case AccountState::never_synced:
      return {FindingLevel::warning, subject, "It was never synced", "Run rafiqctl sync " + account.name};
    case AccountState::failing:
      return {FindingLevel::problem, subject, account.reason, "Run rafiqctl account check " + account.name};
    case AccountState::quarantined:
      break;
  }
  return {FindingLevel::problem, subject, account.reason,
          "When its connector is mended, run rafiqctl account check " + account.name};
}

}  // namespace

Result<std::vector<Finding>> Doctor::examine() {
  std::vector<Finding> findings{good("home", context_.places.data.string()), examine_database(context_),
                                examine_disk(context_)};
  examine_policy(context_, findings);
  examine_keys(context_, findings);
  examine_packs(context_, findings);
  RAFIQ_TRY(const auto libraries, context_.connectors.libraries());
  for (const auto& library : libraries) {
    auto description = context_.connectors.describe(library.id);
    findings.push_back(description ? good("connector " + library.id, description.value()->info.version)
                                   : problem("connector " + library.id, description.error()));
  }
  examine_isolation(context_, libraries, findings);
  RAFIQ_TRY(auto stored, store::Accounts(*context_.database).list(Counts::made));
  for (const auto& row : stored) {
    const Account account = to_account(row);
    findings.push_back(examine_account(account));
    if (!account.secret_slots.empty()) findings.push_back(examine_secrets(context_, account));
  }
  return findings;
}

}  // namespace rafiq::app
