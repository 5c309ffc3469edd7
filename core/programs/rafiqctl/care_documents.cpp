// SPDX-License-Identifier: Apache-2.0
// Documents of what is held on a person, and of who is who.
#include "core/programs/rafiqctl/documents.hpp"

namespace rafiq::ctl {
namespace {

Document time_or_null(const std::optional<TimePoint>& time) {
  return time ? Document(to_iso8601(*time)) : Document(nullptr);
}

// As it came: an object where it is JSON.
Document content(const std::string& text) {
  if (text.empty()) return nullptr;
  auto parsed = Document::parse(text, nullptr, false);
  return parsed.is_discarded() ? Document(text) : parsed;
}

Document values_or_null(const std::optional<Values>& values) {
  return values ? Document(*values) : Document(nullptr);
}

using ctl::document;

Document document(const HeldRecord& record) {
  return {{"account", record.account},
          {"entity", record.entity},
          {"id", record.id},
          {"kind", record.kind},
          {"version", record.version},
          {"url", record.url},
          {"modified_at", time_or_null(record.modified_at)},
          {"first_seen", to_iso8601(record.first_seen)},
          {"gone", record.gone},
          {"unreadable", record.unreadable},
          {"content", content(record.content)}};
}

Document document(const app::HeldOnCustomer::Promise& promise) {
  auto one = document(promise.commitment);
  one["account"] = promise.commitment.account;
  one["changes"] = documents(promise.changes);
  return one;
}

Document document(const app::HeldOnCustomer::Served& served) {
  auto one = document(served.interaction);
  one["reactions"] = Document::array();
  for (const auto& reaction : served.reactions)
    one["reactions"].push_back({{"card", reaction.card},
                                {"kind", name(reaction.kind)},
                                {"at", to_iso8601(reaction.at)},
                                {"until", time_or_null(reaction.until)},
                                {"text", reaction.text}});
  one["cards_shown"] = Document::array();
  for (const auto& card : served.cards)
    one["cards_shown"].push_back({{"card", card.card}, {"first", to_iso8601(card.first)}});
  return one;
}

Document document(const EntitlementClaim& claim) {
  return {{"entitlement", claim.entitlement},
          {"case_account", claim.case_account},
          {"case_id", claim.case_id},
          {"at", to_iso8601(claim.at)}};
}

Document document(const Noticed& noticed) {
  return {{"id", noticed.id.text()},
          {"what", noticed.what},
          {"channel", noticed.channel ? Document(name(*noticed.channel)) : Document(nullptr)},
          {"at", to_iso8601(noticed.at)}};
}

Document held_edit(const Edit& edit) {
  return {{"id", edit.id.text()},          {"account", edit.account},
          {"kind", name(edit.kind)},       {"entity", edit.entity},
          {"record", edit.external_id},    {"field", edit.field},
          {"label", edit.label},           {"base", edit.base},
          {"local", edit.local},           {"remote", values_or_null(edit.remote)},
          {"unreadable", edit.unreadable}, {"content", content(edit.content)},
          {"state", name(edit.state)},     {"reason", edit.reason},
          {"made", to_iso8601(edit.made)}};
}

Document document(const CustomerLink& link) {
  return {{"customer", link.kept.text()}, {"linked", link.other.text()},
          {"name", link.other_name},      {"refs", link.refs},
          {"at", to_iso8601(link.at)},    {"by", link.by}};
}

Document document(const HeldAside& aside) {
  return {{"account", aside.account}, {"entity", aside.entity},     {"id", aside.id},
          {"reason", aside.reason},   {"at", to_iso8601(aside.at)}, {"content", content(aside.content)}};
}

template <class T>
Document all(const std::vector<T>& values) {
  Document list = Document::array();
  for (const auto& value : values) list.push_back(document(value));
  return list;
}

}  // namespace

Document document(const app::HeldOnCustomer& held) {
  Document edits = Document::array();
  for (const auto& edit : held.edits) edits.push_back(held_edit(edit));
  return {{"at", to_iso8601(held.at)},
          {"customer", document(held.customer)},
          {"served_at", time_or_null(held.served_at)},
          {"links", all(held.links)},
          {"records", all(held.records)},
          {"facts", documents(held.facts)},
          {"touchpoints", documents(held.touchpoints)},
          {"promises", all(held.promises)},
          {"interactions", all(held.interactions)},
          {"claims", all(held.claims)},
          {"noticed", all(held.noticed)},
          {"edits", edits},
          {"kept_aside", all(held.kept_aside)}};
}

Document document(const app::ForgetReport& report) {
  Document still = Document::array();
  for (const auto& ref : report.still_in_crms) still.push_back({{"ref", ref.text()}, {"url", ref.url}});
  return {{"customer", report.customer.text()},
          {"records", report.records},
          {"kept_aside", report.kept_aside},
          {"still_in_crms", still},
          {"backups", "replaced by a fresh one"}};
}

Document document(const app::RetentionReport& report) {
  return {{"days", report.days}, {"last_run", time_or_null(report.last_run)}, {"removed", report.removed}};
}

Document document(const app::Identity::Suggestion& suggestion) {
  Document reasons = Document::array();
  for (const auto& reason : suggestion.pair.reasons)
    reasons.push_back({{"what", name(reason.what)}, {"value", reason.value}});
  return {{"customers",
           {{{"id", suggestion.pair.one.text()}, {"name", suggestion.name_of_one}},
            {{"id", suggestion.pair.other.text()}, {"name", suggestion.name_of_other}}}},
          {"reasons", reasons}};
}

Document links_document(const std::vector<CustomerLink>& links) {
  return all(links);
}

}  // namespace rafiq::ctl
