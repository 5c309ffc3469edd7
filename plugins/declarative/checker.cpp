// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/checker.hpp"

#include "plugins/declarative/records.hpp"

namespace rafiq_declarative {

Check Check::compile(const Json& manifest) {
  Check check;
  const Json json = manifest.value("check", Json::object());
  if (json.contains("request"))
    check.request =
        Request::compile(json["request"], manifest.value("http", Json::object()), "check.request");
  if (json.contains("signed_in_as")) check.signed_in_as = Expression::compile(json["signed_in_as"], "check");
  return check;
}

Json check_account(Client& client, const Check& check, const std::vector<Entity>& entities) {
  Json report{{"notes", Json::array()}};
  if (check.request) {
    const Answer answer = client.ask(*check.request, Json::object(), "the sign-in", Client::Aim::read);
    const Scope scope = client.scope(answer.root());
    if (const auto name = check.signed_in_as ? check.signed_in_as->text(scope) : std::nullopt)
      report["signed_in_as"] = *name;
  }
  // Whether it may read, too: a sign-in alone says little.
  for (const Entity& entity : entities) {
    if (!entity.full) continue;
    Records records(client, entity);
    const Page page = entity.full->page(client, records.variables(), Json(), entity.name);
    if (page.items.empty())
      report["notes"].push_back("The CRM lists no " + entity.name +
                                ". If there are some, its user may not see them: see the connector's README");
    break;
  }
  return report;
}

Json discover_fields(const std::vector<Entity>& entities) {
  Json answer{{"entities", Json::array()}};
  for (const Entity& entity : entities) {
    Json fields = Json::array();
    for (const auto& name : entity.select) fields.push_back({{"name", name}});
    const Profile& profile = entity.mapper.profile();
    for (const auto& field : profile.fields()) {
      const auto member = profile.member(field);
      Json* known = nullptr;
      for (Json& each : fields)
        if (each["name"] == member) known = &each;
      if (known == nullptr) fields.push_back({{"name", member}});
      (known == nullptr ? fields.back() : *known)["aspect"] = field.aspect;
    }
    answer["entities"].push_back({{"name", entity.name}, {"fields", std::move(fields)}});
  }
  return answer;
}

}  // namespace rafiq_declarative
