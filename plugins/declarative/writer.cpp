// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/writer.hpp"

#include <rafiq/failure.hpp>

#include <algorithm>
#include <sstream>

namespace rafiq_declarative {
namespace {

using rafiq::Failure;
using rafiq::Reason;

Json json_of(Element element) {
  std::ostringstream text;
  text << simdjson::minify(element);
  return Json::parse(std::move(text).str(), nullptr, /*allow_exceptions=*/false);
}

const Entity& named(const std::vector<Entity>& entities, const std::string& name) {
  const auto found =
      std::find_if(entities.begin(), entities.end(), [&](const Entity& e) { return e.name == name; });
  if (found == entities.end()) throw Failure(Reason::unsupported, "entity", "The CRM has no place for this");
  return *found;
}

// What one field is to hold: a text, several, or what clears it.
Json value_of(const Entity& entity, const Profile::Field& field, const Json& values) {
  if (values.empty()) return entity.set->empty;
  if (!field.many) return values.at(0);
  const std::string separator = entity.mapper.profile().separator();
  if (separator.empty()) return values;
  std::string joined;
  for (const Json& value : values) joined += (joined.empty() ? "" : separator) + value.get<std::string>();
  return joined;
}

// Adds what a form makes of one row.
void add_row(const std::optional<Form>& form, Client& client, const Json& variables, Json& rows) {
  if (!form) throw Failure(Reason::unsupported, "field", "The CRM cannot change this field");
  const Document values(variables.dump(), "a change");
  std::string row;
  if (form->write(client.scope(values.root()), row)) rows.push_back(Json::parse(row));
}

}  // namespace

Json Writer::write(const Json& request) {
  const auto name = request.at("entity").get<std::string>();
  const Entity& entity = named(entities_, name);
  if (request.contains("create")) return make(entity, request);
  if (request.contains("set")) return set(entity, request);
  throw Failure(Reason::unsupported, "entity", "The CRM has no place for this");
}

// By the CRM's own names of fields.
Json Writer::changes_of(const Entity& entity, const Json& set) {
  Json changes = Json::object();
  for (const auto& [aspect, values] : set.items()) {
    if (aspect == "state" && entity.kind == "commitment") continue;
    const auto* field = entity.mapper.profile().field_of(aspect);
    if (field == nullptr)
      throw Failure(Reason::unsupported, "field", "No field of the CRM is mapped to this");
    changes[entity.mapper.profile().member(*field)] = value_of(entity, *field, values);
  }
  return changes;
}

// Values that have a row keep it, others take over the row of a value that goes; what is left is made anew or
// removed. No row of another field is touched.
void Writer::add_rows(const Entity& entity, const Scope& record, const Profile::Field& field,
                      const Json& values, Json& rows) const {
  const Profile& profile = entity.mapper.profile();
  std::vector<std::string> wanted = values.get<std::vector<std::string>>();
  std::vector<Element> free;
  for (const Element row : profile.rows(record, field)) {
    const auto kept = std::find(wanted.begin(), wanted.end(), profile.row_value(record, row));
    if (kept == wanted.end())
      free.push_back(row);
    else
      wanted.erase(kept);
  }
  const Setting& setting = *entity.set;
  for (std::size_t at = 0; at < std::max(wanted.size(), free.size()); ++at) {
    Json variables{{"name", profile.member(field)}};
    if (at < free.size()) variables["row"] = json_of(free[at]);
    if (at < wanted.size()) variables["value"] = wanted[at];
    const auto& form = at >= free.size()     ? setting.row_create
                       : at >= wanted.size() ? setting.row_delete
                                             : setting.row_update;
    add_row(form, client_, variables, rows);
  }
}

Writer::Standing Writer::look(const Entity& entity, const std::string& id, const Json& set,
                              const Json& changes) {
  Standing standing;
  const Setting& setting = *entity.set;
  const Profile& profile = entity.mapper.profile();
  if (!setting.merge && !setting.compare && !profile.is_list()) {
    standing.found = true;
    return standing;
  }
  Records(client_, entity).fetch({id}, [&](const Scope& record, const Answer& answer) {
    standing.found = true;
    standing.version = entity.mapper.version(record);
    if (standing.version.empty() && !entity.get->version_header.empty())
      standing.version = answer.response().header(entity.get->version_header);
    if (setting.merge) {
      const auto around = setting.merge->find(record);
      standing.merged = around ? json_of(*around) : Json();
      if (!standing.merged.is_object()) standing.merged = Json::object();  // an empty one may come as []
      standing.merged.update(changes);
    }
    if (!profile.is_list()) return;
    for (const auto& [aspect, values] : set.items())
      if (const auto* field = profile.field_of(aspect))
        add_rows(entity, record, *field, values, standing.rows);
  });
  return standing;
}

Json Writer::set(const Entity& entity, const Json& request) {
  if (!entity.set) throw Failure(Reason::unsupported, "entity", "The CRM has no place for this");
  const std::string id = request.at("id");
  const std::string version = request.value("version", "");
  const Json& set = request["set"];
  const Json changes = changes_of(entity, set);
  Records records(client_, entity);
  const Standing standing = look(entity, id, set, changes);
  if (!standing.found)
    throw Failure(Reason::not_found, "gone", "The record does not exist in the CRM any more");
  if (entity.set->compare && !version.empty() && standing.version != version)
    throw Failure(Reason::conflict, "changed", "The record was changed in the CRM meanwhile");
  Json variables = records.variables();
  variables["id"] = records.id_of(id);
  if (!version.empty()) variables["version"] = version;
  variables["changes"] = changes;
  if (!standing.merged.is_null()) variables["merged"] = standing.merged;
  variables["rows"] = standing.rows;
  if (set.contains("state")) variables["state"] = set["state"].at(0);
  const Answer answer = client_.ask(entity.set->request, variables, entity.name, Client::Aim::write);
  return {{"id", id}, {"version", ""}};
}

std::string Writer::found_by_marker(const Entity& entity, const Json& variables) {
  if (!entity.make->search) return {};
  const Page page = entity.make->search->page(client_, variables, Json(), entity.name);
  for (const Element item : page.items)
    if (auto id = entity.mapper.id(client_.scope(item)); !id.empty()) return id;
  return {};
}

Json Writer::make(const Entity& entity, const Json& request) {
  if (!entity.make) throw Failure(Reason::unsupported, "entity", "The CRM has no place for this");
  Json variables = Records(client_, entity).variables();
  variables["marker"] = request.at("marker");
  variables["new"] = request.at("create");
  const std::string customer = request["create"].value("/customer/id"_json_pointer, "");
  const std::string kind_of_customer = request["create"].value("/customer/entity"_json_pointer, "");
  for (const Entity& each : entities_)
    if (each.name == kind_of_customer) variables["customer"] = Records(client_, each).id_of(customer);
  if (const auto known = found_by_marker(entity, variables); !known.empty())
    return {{"id", known}, {"version", ""}};
  const Answer answer = client_.ask(entity.make->request, variables, entity.name, Client::Aim::write);
  const auto id = entity.make->id.text(client_.scope(answer.root()));
  if (!id) throw Failure(Reason::protocol, "no-id", "The CRM does not say what it made");
  return {{"id", *id}, {"version", ""}};
}

}  // namespace rafiq_declarative
