// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/user.hpp"

#include "plugins/rt/words.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace rafiq_rt {
namespace {

struct CustomField {
  std::int64_t id;
  std::string name;
  std::vector<std::string> values;
};

// In the order of their numbers: RT answers them in a different order each time.
std::vector<CustomField> custom_fields(const Answer& user) {
  std::vector<CustomField> fields;
  for (const Answer& answer : user.list("CustomFields")) {
    CustomField field{answer.number("id"), answer.text("name"), {}};
    for (const Answer& value : answer.list("values"))
      if (value.is_text() && !trimmed(value.text()).empty()) field.values.emplace_back(trimmed(value.text()));
    fields.push_back(std::move(field));
  }
  std::sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return fields;
}

bool says_yes(const std::string& value) {
  constexpr std::array<std::string_view, 9> yes{"yes", "y",   "true",  "1",     "given",
                                                "ok",  "نعم", "موافق", "موافقة"};
  return std::find(yes.begin(), yes.end(), lowered(value)) != yes.end();
}

// Nothing but a recorded consent counts: without one the fact says nothing, and core withholds it.
Json consent(const std::vector<CustomField>& fields, const Settings& settings) {
  if (settings.consent_recorded)
    return {{"given", true}, {"recorded_by", "the administrator, in the settings of the account"}};
  if (settings.consent_field.empty()) return nullptr;
  for (const CustomField& field : fields)
    if (field.name == settings.consent_field && !field.values.empty() && says_yes(field.values.front()))
      return {{"given", true}, {"recorded_by", "CRM field " + field.name}};
  return nullptr;
}

Json fact(const std::string& aspect, const std::string& label, const std::string& value) {
  return {{"aspect", aspect}, {"label", label}, {"value", value}};
}

void add_facts(Json& record, const std::vector<CustomField>& fields, const Settings& settings,
               std::set<std::string>& observations) {
  const Json cultural_consent = consent(fields, settings);
  for (const CustomField& field : fields) {
    if (field.values.empty() || field.name == settings.consent_field) continue;
    const auto mapped = settings.aspect_of_field.find(field.name);
    if (mapped == settings.aspect_of_field.end()) {
      record["extra"]["CF." + field.name] = field.values;
      observations.insert("the custom field \"" + field.name + "\" of users is not mapped");
      continue;
    }
    for (const std::string& value : field.values) {
      Json known = fact(mapped->second, field.name, value);
      if (mapped->second == "cultural_background" && !cultural_consent.is_null())
        known["consent"] = cultural_consent;
      record["facts"].push_back(std::move(known));
    }
  }
}

void add_phones(Json& record, const Answer& user) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> phones{
      {{"MobilePhone", "mobile"}, {"WorkPhone", "work"}, {"HomePhone", "home"}, {"PagerPhone", "pager"}}};
  for (const auto& [key, label] : phones)
    if (const std::string phone = user.text(key); !phone.empty())
      record["phones"].push_back({{"value", phone}, {"label", label}});
}

// RT: "pt_BR"; everybody else: "pt-BR".
std::string language(std::string tag) {
  std::replace(tag.begin(), tag.end(), '_', '-');
  return tag;
}

}  // namespace

Json customer_record(const Answer& user, const Settings& settings, std::set<std::string>& observations) {
  Json record{{"kind", "customer"}, {"entity", "user"}, {"id", std::to_string(user.number("id"))}};
  const std::string nick = user.text("NickName");
  std::string name = user.text("RealName");
  if (name.empty()) name = nick.empty() ? user.text("Name") : nick;
  if (!nick.empty() && nick != name) record["other_names"] = Json::array({nick});
  record["name"] = std::move(name);
  if (const std::string mail = user.text("EmailAddress"); !mail.empty())
    record["mails"].push_back({{"value", mail}});
  add_phones(record, user);
  if (const std::string tag = user.text("Lang"); !tag.empty())
    record["languages"] = Json::array({language(tag)});
  if (const std::string at = user.time("LastUpdated"); !at.empty()) record["modified_at"] = at;
  add_facts(record, custom_fields(user), settings, observations);
  return record;
}

Json gone_customer(const std::string& id) {
  return {{"kind", "customer"}, {"entity", "user"}, {"id", id}, {"deleted", true}};
}

}  // namespace rafiq_rt
