// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/error.hpp"
#include "core/util/export.hpp"

#include <chrono>
#include <cstdint>
#include <string_view>

// Everything that is ever written to Rafiq's log, one function a line. A line is made of fixed words, names
// that an administrator chose (of accounts, connectors, bundles), versions, counts, durations and codes.
// There is no function for free text: what a CRM, a connector or a customer said cannot get in, messages of
// errors included, since these may quote. Where the log is: core/app/logging.hpp; a program that did not
// begin one keeps none. Threads: any. Nothing here fails: where a line cannot be written there is nowhere to
// say so.
namespace rafiq::log {

RAFIQ_API void program_began(std::string_view program);
RAFIQ_API void program_ended(std::string_view program);

void home_updated(int from, int to);  // versions of the database, after a backup

struct Sync {
  std::string_view account;
  std::string_view connector;
  std::int64_t created = 0;
  std::int64_t updated = 0;
  std::int64_t deleted = 0;
  std::int64_t kept_aside = 0;
  std::int64_t sent = 0;       // edits that the CRM has now
  std::int64_t conflicts = 0;  // edits that somebody must settle
  std::chrono::milliseconds took{0};
};
void synced(const Sync& sync);
void sync_failed(std::string_view account, std::string_view connector, ErrorCode why, bool quarantined);

void account_added(std::string_view account, std::string_view connector);
void account_removed(std::string_view account);
void signed_in(std::string_view account);
void secret_not_kept(std::string_view account, std::string_view secret);  // the name of it

void policy_unusable();  // nothing is synced until it is mended

void bundle_installed(std::string_view id, std::string_view version, std::string_view key);
void bundle_refused(ErrorCode why);
void bundle_removed(std::string_view id, std::string_view version);

}  // namespace rafiq::log
