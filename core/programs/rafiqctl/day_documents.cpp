// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/documents.hpp"

namespace rafiq::ctl {
namespace {

Document time_or_null(const std::optional<TimePoint>& time) {
  return time ? Document(to_iso8601(*time)) : Document(nullptr);
}

Document seen_case(const CaseSeen& seen) {
  return {{"account", seen.account},
          {"id", seen.about.id},
          {"subject", seen.about.subject},
          {"status", seen.about.status},
          {"kind", seen.about.kind},
          {"opened", to_iso8601(seen.opened)},
          {"changed", to_iso8601(seen.changed)}};
}

Document breaks(const Shift& shift) {
  Document list = Document::array();
  for (const Break& rest : shift.breaks)
    list.push_back({{"started", to_iso8601(rest.started)}, {"ended", time_or_null(rest.ended)}});
  return list;
}

}  // namespace

Document document(const Brief& brief) {
  Document lines = Document::array();
  for (const BriefLine& line : brief.lines) lines.push_back({{"label", line.label}, {"text", line.text}});
  return {{"language", name(brief.language)}, {"title", brief.title}, {"lines", lines}};
}

Document document(const CommitmentChange& change) {
  return {{"state", name(change.state)}, {"at", to_iso8601(change.at)}, {"reason", change.reason}};
}

Document document(const journey::FeelingPoint& point) {
  return {{"touchpoint", point.touchpoint.text()},
          {"at", to_iso8601(point.at)},
          {"feeling", point.feeling},
          {"fallen_from", point.fallen_from ? Document(*point.fallen_from) : Document(nullptr)}};
}

Document document(const app::WaitShown& wait) {
  return {{"what", wait.what},
          {"from", to_iso8601(wait.from)},
          {"until", time_or_null(wait.until)},
          {"asked_again", wait.asked_again}};
}

Document document(const app::Suggestion& suggestion) {
  return {{"suggestion", suggestion.reference},
          {"case", seen_case(suggestion.seen)},
          {"acted_on", suggestion.acted_on}};
}

Document document(const app::PromiseShown& promise) {
  Document shown = document(promise.commitment);
  shown["customer"] = promise.commitment.customer.text();
  shown["customer_name"] = promise.customer_name;
  shown["account"] = promise.commitment.account;
  shown["overdue"] = promise.overdue;
  return shown;
}

Document document(const app::EntitlementShown& entitlement) {
  return {{"id", entitlement.id},
          {"title", entitlement.title},
          {"body", entitlement.body},
          {"how", entitlement.how},
          {"basis", entitlement.basis},
          {"authority", entitlement.by_supervisor ? "supervisor" : "agent"},
          {"case", entitlement.about ? seen_case(*entitlement.about) : Document(nullptr)},
          {"until", time_or_null(entitlement.until)},
          {"claimed", time_or_null(entitlement.claimed)}};
}

Document document(const app::ShiftShown& shown) {
  Document shift = nullptr;
  if (shown.shift)
    shift = {{"id", shown.shift->id.text()},
             {"started", to_iso8601(shown.shift->started)},
             {"breaks", breaks(*shown.shift)}};
  return {{"shift", shift},
          {"interactions", shown.interactions},
          {"last_hour", shown.last_hour},
          {"run", shown.run},
          {"run_since", time_or_null(shown.run_since)},
          {"hard_run", shown.hard_run},
          {"on_break", shown.on_break},
          {"break_is_due", shown.break_is_due}};
}

Document document(const app::NoticedShown& noticed) {
  const auto& one = noticed.noticed;
  return {{"id", one.id.valid() ? Document(one.id.text()) : Document(nullptr)},
          {"customer", one.customer.text()},
          {"customer_name", noticed.customer_name},
          {"what", one.what},
          {"channel", one.channel ? Document(name(*one.channel)) : Document(nullptr)},
          {"at", to_iso8601(one.at)}};
}

}  // namespace rafiq::ctl
