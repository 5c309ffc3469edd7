// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/reading.hpp"

#include <algorithm>

namespace rafiq::conform {
namespace {

using connector::Flow;

constexpr std::size_t most_named = 3;

std::string members_that_differ(const Json& expected, const Json& got) {
  std::string names;
  for (const auto& change : Json::diff(expected, got)) {
    const auto path = change.value("path", "");
    const auto name = path.substr(0, path.find('/', 1));
    if (!name.empty() && names.find(name.substr(1)) == std::string::npos)
      names += (names.empty() ? "" : ", ") + name.substr(1);
  }
  return names;
}

}  // namespace

Json Reading::checkpoint() const {
  return pages.empty() ? Json() : pages.back().value("checkpoint", Json());
}

std::optional<Ref> ref_of(const Json& record) {
  auto entity = string_member(record, "entity");
  auto id = string_member(record, "id");
  if (!entity || !id) return std::nullopt;
  return Ref{std::move(*entity), std::move(*id)};
}

void Held::take(const Json& page) {
  const auto found = page.find("records");
  if (found == page.end() || !found->is_array()) return;
  for (const auto& record : *found) {
    const auto ref = ref_of(record);
    if (!ref) continue;
    const bool gone = bool_member(record, "deleted");
    (gone ? deleted : records)[*ref] = record;
    (gone ? records : deleted).erase(*ref);
  }
}

Held held(const std::vector<Json>& pages) {
  return held(pages, {});
}

Held held(const std::vector<Json>& first, const std::vector<Json>& then) {
  Held all;
  for (const auto& page : first) all.take(page);
  for (const auto& page : then) all.take(page);
  return all;
}

std::string widest_scope(Rig& rig) {
  const auto scopes = rig.description().value("scopes", Json::array());
  if (scopes.empty()) return "all";
  const bool all = std::find(scopes.begin(), scopes.end(), "all") != scopes.end();
  return all ? "all" : scopes.front().get<std::string>();
}

Json read_request(const std::string& scope, const Json& checkpoint) {
  return {{"mode", checkpoint.is_null() ? "full" : "incremental"},
          {"scope", {{"kind", scope}}},
          {"checkpoint", checkpoint}};
}

Json read_request(Rig& rig, const Json& checkpoint) {
  return read_request(widest_scope(rig), checkpoint);
}

std::size_t most_pages(Rig& rig) {
  constexpr std::size_t besides = 30;
  return static_cast<std::size_t>(rig.scene().records) * 4 + besides;
}

Reading read(Rig& rig, connector::Connection& connection, const Json& checkpoint, std::size_t pages) {
  Reading reading;
  const std::size_t most = most_pages(rig);
  const auto done = connection.read(read_request(rig, checkpoint), [&](const Json& page) -> Result<Flow> {
    reading.pages.push_back(page);
    reading.ended = bool_member(page, "end");
    if (reading.pages.size() < std::min(pages, most)) return Flow::proceed;
    reading.stopped = true;
    return Flow::stop;
  });
  if (reading.pages.size() >= most)
    fail("read does not end: {} pages came for a scene of {} customers", most, rig.scene().records);
  if (!done) reading.failure = connection.failure().value_or(connector::Failure{});
  if (rig.uses_http() && !rig.gate().trouble().empty()) fail("{}", rig.gate().trouble());
  return reading;
}

Reading read_well(Rig& rig, connector::Connection& connection, const Json& checkpoint,
                  std::string_view doing) {
  auto reading = read(rig, connection, checkpoint);
  if (reading.failure) fail("{} failed: {}", doing, describe(*reading.failure));
  if (reading.pages.empty()) fail("{} gave no page at all; even with nothing new one page says so", doing);
  if (!reading.ended) fail("{} ended without a page that says \"end\": true", doing);
  return reading;
}

std::string list(const std::vector<Ref>& refs) {
  std::string text;
  for (std::size_t at = 0; at < refs.size() && at < most_named; ++at)
    text += (at == 0 ? "" : ", ") + to_string(refs[at]);
  if (refs.size() > most_named) text += fmt::format(" and {} more", refs.size() - most_named);
  return text;
}

std::string difference(const std::map<Ref, Json>& expected, const std::map<Ref, Json>& got) {
  std::vector<Ref> lost;
  std::vector<Ref> more;
  for (const auto& [ref, record] : expected)
    if (!got.contains(ref)) lost.push_back(ref);
  for (const auto& [ref, record] : got)
    if (!expected.contains(ref)) more.push_back(ref);
  if (!lost.empty()) return list(lost) + (lost.size() == 1 ? " is missing" : " are missing");
  if (!more.empty()) return list(more) + (more.size() == 1 ? " is there too many" : " are there too many");
  for (const auto& [ref, record] : expected)
    if (got.at(ref) != record)
      return fmt::format("{} differs in {}", to_string(ref), members_that_differ(record, got.at(ref)));
  return {};
}

std::string difference(const Held& expected, const Held& got) {
  return difference(expected.records, got.records);
}

std::string_view name_of(rafiq_status status) {
  constexpr std::string_view names[] = {"ok",        "config",      "auth",         "permission", "not_found",
                                        "conflict",  "rejected",    "rate_limited", "transient",  "protocol",
                                        "cancelled", "unsupported", "bug"};
  const auto number = static_cast<std::size_t>(status);
  return number < std::size(names) ? names[number] : "an unknown status";
}

std::string describe(const connector::Failure& failure) {
  return fmt::format("{}{}: {}", name_of(failure.status),
                     failure.code.empty() ? "" : " (" + failure.code + ")",
                     failure.message.empty() ? "it did not say why" : failure.message);
}

}  // namespace rafiq::conform
