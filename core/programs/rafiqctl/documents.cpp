// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/documents.hpp"

namespace rafiq::ctl {
namespace {

Document time_or_null(const std::optional<TimePoint>& time) {
  return time ? Document(to_iso8601(*time)) : Document(nullptr);
}

template <class T>
Document or_null(const std::optional<T>& value) {
  return value ? Document(*value) : Document(nullptr);
}

Document contact_points(const std::vector<ContactPoint>& points) {
  Document list = Document::array();
  for (const auto& point : points) list.push_back({{"value", point.value}, {"label", point.label}});
  return list;
}

std::string_view kind_name(app::SettingKind kind) {
  switch (kind) {
    case app::SettingKind::url:
      return "url";
    case app::SettingKind::file:
      return "file";
    case app::SettingKind::choice:
      return "choice";
    case app::SettingKind::text:
      return "text";
  }
  return "text";
}

Document settings(const std::vector<app::ConnectorSetting>& settings) {
  Document list = Document::array();
  for (const auto& setting : settings) {
    Document choices = Document::array();
    for (const auto& choice : setting.choices) choices.push_back(choice.value);
    list.push_back({{"key", setting.key},
                    {"label", setting.label},
                    {"help", setting.help},
                    {"default", setting.default_value},
                    {"kind", kind_name(setting.kind)},
                    {"choices", choices},
                    {"required", setting.required}});
  }
  return list;
}

Document consent(const std::optional<Consent>& consent) {
  if (!consent) return nullptr;
  return {
      {"given", consent->given}, {"recorded_by", consent->recorded_by}, {"at", time_or_null(consent->at)}};
}

Document explanation(const Explanation& why) {
  Document facts = Document::array();
  for (const auto& fact : why.facts)
    facts.push_back({{"name", fact.name},
                     {"value", fact.value},
                     {"source", fact.source},
                     {"noted_at", time_or_null(fact.noted_at)}});
  return {{"rule", why.rule}, {"facts", facts}};
}

Document recommendation(const Recommendation& card) {
  return {{"card", card.card},           {"pack", card.pack},     {"serves", card.serves},
          {"title", card.title},         {"body", card.body},     {"say", card.say},
          {"say_more", card.say_more},   {"action", card.action}, {"score", card.score},
          {"why", explanation(card.why)}};
}

std::string_view level_name(app::FindingLevel level) {
  switch (level) {
    case app::FindingLevel::good:
      return "good";
    case app::FindingLevel::warning:
      return "warning";
    case app::FindingLevel::problem:
      break;
  }
  return "problem";
}

}  // namespace

Document document(const Explanation& why) {
  return explanation(why);
}

Document document(const Error& error) {
  return {{"code", name(error.code)}, {"what", error.what}, {"where", error.where}, {"remedy", error.remedy}};
}

Document document(const app::Account& account) {
  return {{"name", account.name},
          {"connector", account.connector},
          {"settings", account.settings},
          {"secrets", account.secret_slots},
          {"secrets_in", name(account.secret_place)},
          {"state", name(account.state)},
          {"reason", account.reason},
          {"last_sync", time_or_null(account.last_sync)},
          {"customers", account.customers},
          {"scope", name(account.scope)},
          {"every_minutes", account.every.count() / 60},
          {"next_sync", time_or_null(account.next_sync)},
          {"kept_aside", account.kept_aside},
          {"observations", account.observations}};
}

Document document(const app::BundleReport& report) {
  return {{"id", report.id},
          {"version", report.version},
          {"title", report.title},
          {"kind", report.kind},
          {"signer", report.signer},
          {"signer_key", report.signer_key},
          {"origin", name(report.origin)},
          {"folder", report.folder.string()},
          {"replaces", report.replaces},
          {"can_go_back_to", report.can_go_back_to},
          {"accounts", report.accounts}};
}

Document document(const app::ConnectorInfo& connector) {
  return {{"id", connector.id},
          {"version", connector.version},
          {"title", connector.title},
          {"summary", connector.summary},
          {"kind", connector.kind},
          {"verified", connector.verified},
          {"origin", name(connector.origin)},
          {"signer", connector.signer},
          {"signer_key", connector.signer_key},
          {"settings", settings(connector.settings)},
          {"secrets", settings(connector.secrets)}};
}

Document document(const app::SearchHit& hit) {
  return {{"id", hit.id.text()}, {"name", hit.name}, {"detail", hit.detail}};
}

Document document(const app::SyncReport& report) {
  return {{"account", report.account},           {"pages", report.pages},
          {"created", report.created},           {"updated", report.updated},
          {"unchanged", report.unchanged},       {"deleted", report.deleted},
          {"kept_aside", report.kept_aside},     {"swept", report.swept},
          {"observations", report.observations}, {"pushed", document(report.pushed)}};
}

Document document(const app::AccountTemplate& one) {
  Document document{
      {"name", one.account.name}, {"connector", one.account.connector}, {"file", one.file.string()}};
  if (one.fault) document["fault"] = one.fault->message();
  return document;
}

Document document(const app::AccountNote& note) {
  return {{"text", note.text}, {"first_seen", to_iso8601(note.first_seen)}};
}

Document document(const app::AsideRecord& record) {
  return {
      {"entity", record.entity}, {"id", record.id}, {"reason", record.reason}, {"at", to_iso8601(record.at)}};
}

Document document(const app::Finding& finding) {
  return {{"level", level_name(finding.level)},
          {"code", finding.code},
          {"subject", finding.subject},
          {"where", finding.where},
          {"what", finding.what},
          {"what_ar", finding.what_ar},
          {"remedy", finding.remedy},
          {"remedy_ar", finding.remedy_ar},
          {"command", finding.command}};
}

Document document(const Customer& customer) {
  Document refs = Document::array();
  for (const auto& ref : customer.refs)
    refs.push_back({{"ref", ref.text()},
                    {"account", ref.account},
                    {"entity", ref.entity},
                    {"id", ref.id},
                    {"version", ref.version},
                    {"url", ref.url}});
  return {{"id", customer.id.text()},
          {"name", customer.name},
          {"other_names", customer.other_names},
          {"phones", contact_points(customer.phones)},
          {"mails", contact_points(customer.mails)},
          {"languages", customer.languages},
          {"refs", refs}};
}

Document document(const Fact& fact) {
  return {{"id", fact.id.text()},
          {"aspect", name(fact.aspect)},
          {"label", fact.label},
          {"value", fact.value},
          {"unreadable", fact.unreadable ? Document(name(*fact.unreadable)) : Document(nullptr)},
          {"source", name(fact.source)},
          {"who", fact.who},
          {"purpose", fact.purpose},
          {"noted_at", to_iso8601(fact.noted_at)},
          {"consent", consent(fact.consent)},
          {"expires_at", time_or_null(fact.expires_at)}};
}

Document document(const Touchpoint& touchpoint) {
  Document about = nullptr;
  if (touchpoint.about)
    about = {{"id", touchpoint.about->id},
             {"subject", touchpoint.about->subject},
             {"status", touchpoint.about->status},
             {"kind", touchpoint.about->kind}};
  return {{"id", touchpoint.id.text()},
          {"at", to_iso8601(touchpoint.at)},
          {"what", touchpoint.what},
          {"channel", touchpoint.channel ? Document(name(*touchpoint.channel)) : Document(nullptr)},
          {"by_customer", touchpoint.by_customer},
          {"feeling", or_null(touchpoint.feeling)},
          {"effort", or_null(touchpoint.effort)},
          {"case", about},
          {"account", touchpoint.account},
          {"external_id", touchpoint.external_id}};
}

Document document(const Commitment& commitment) {
  return {{"id", commitment.id.text()},        {"what", commitment.what},
          {"due", to_iso8601(commitment.due)}, {"made", to_iso8601(commitment.made)},
          {"state", name(commitment.state)},   {"settled", time_or_null(commitment.settled)}};
}

Document document(const Interaction& interaction) {
  Document events = Document::array();
  for (const auto& event : interaction.events)
    events.push_back({{"kind", name(event.kind)}, {"at", to_iso8601(event.at)}, {"note", event.note}});
  return {{"id", interaction.id.text()},
          {"customer", interaction.customer.text()},
          {"channel", name(interaction.channel)},
          {"reason", interaction.reason},
          {"stage", name(interaction.stage)},
          {"phase", name(phase_of(interaction.stage))},
          {"started", to_iso8601(interaction.started)},
          {"ended", time_or_null(interaction.ended)},
          {"events", events}};
}

Document document(const app::DraftFinding& finding) {
  return {{"rule", finding.rule},
          {"entry", finding.entry},
          {"bytes", {finding.begin, finding.end}},
          {"characters", {finding.first_character, finding.end_character}},
          {"line", finding.line},
          {"column", finding.column},
          {"text", finding.text},
          {"why", finding.why},
          {"instead", finding.instead}};
}

Document document(const app::DraftCheck& check) {
  return {{"language", name(check.language)}, {"findings", documents(check.findings)}};
}

Document document(const Guide& guide) {
  Document cards = Document::array();
  for (const auto& card : guide.recommendations) cards.push_back(recommendation(card));
  Document withheld = Document::array();
  for (const auto& card : guide.withheld)
    withheld.push_back({{"card", card.card}, {"title", card.title}, {"reason", card.reason}});
  return {{"stage", name(guide.stage)},
          {"language", name(guide.language)},
          {"in_sight", guide.in_sight},
          {"recommendations", cards},
          {"withheld", withheld}};
}

}  // namespace rafiq::ctl
