// SPDX-License-Identifier: Apache-2.0
#include "core/util/log.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace rafiq::log {
namespace {

template <class... Values>
void line(spdlog::level::level_enum level, fmt::format_string<Values...> words, const Values&... values) {
  if (const auto kept = spdlog::get("rafiq"))
    kept->log(level, fmt::vformat(words, fmt::make_format_args(values...)));
}

constexpr auto info = spdlog::level::info;
constexpr auto warning = spdlog::level::warn;

}  // namespace

void program_began(std::string_view program) {
  line(info, "began program={} version={}", program, RAFIQ_VERSION);
}
void program_ended(std::string_view program) {
  line(info, "ended program={}", program);
}

void home_updated(int from, int to) {
  line(info, "updated database from={} to={}", from, to);
}

void synced(const Sync& sync) {
  line(info,
       "synced account={} connector={} created={} updated={} deleted={} aside={} sent={} conflicts={} ms={}",
       sync.account, sync.connector, sync.created, sync.updated, sync.deleted, sync.kept_aside, sync.sent,
       sync.conflicts, sync.took.count());
}
void sync_failed(std::string_view account, std::string_view connector, ErrorCode why, bool quarantined) {
  line(warning, "sync failed account={} connector={} error={}{}", account, connector, name(why),
       quarantined ? " quarantined=yes" : "");
}

void account_added(std::string_view account, std::string_view connector) {
  line(info, "added account={} connector={}", account, connector);
}
void account_removed(std::string_view account) {
  line(info, "removed account={}", account);
}
void signed_in(std::string_view account) {
  line(info, "signed in account={}", account);
}
void secret_not_kept(std::string_view account, std::string_view secret) {
  line(warning, "secret not kept account={} secret={}", account, secret);
}

void policy_unusable() {
  line(warning, "policy unusable: rafiqctl policy show says why");
}

void bundle_installed(std::string_view id, std::string_view version, std::string_view key) {
  line(info, "installed connector={} version={} key={}", id, version, key);
}
void bundle_refused(ErrorCode why) {
  line(warning, "refused a connector bundle error={}", name(why));
}
void bundle_removed(std::string_view id, std::string_view version) {
  line(info, "removed connector={} version={}", id, version);
}

}  // namespace rafiq::log
