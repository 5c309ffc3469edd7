// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/declared.hpp"

#include "plugins/declarative/finder.hpp"
#include "plugins/declarative/writer.hpp"

namespace rafiq_declarative {
namespace {

std::vector<Entity> compile_entities(const Json& manifest, const Settings& settings, bool assigned) {
  std::vector<Entity> entities;
  const Json& list = manifest.at("entities");
  for (std::size_t at = 0; at < list.size(); ++at)
    entities.push_back(
        Entity::compile(list[at], manifest, settings, assigned, "entities[" + std::to_string(at) + "]"));
  return entities;
}

Json account_of(std::string_view account) {
  Json json = Json::parse(account, nullptr, /*allow_exceptions=*/false);
  return json.is_object() ? json : Json::object();
}

}  // namespace

Declared::Declared(std::string_view account, Client::Send send, Now now)
    : manifest_(manifest_of(account)),
      settings_(account_of(account), manifest_.at("settings")),
      errors_(ErrorRules::compile(manifest_.value("errors", Json::array()))),
      client_(std::move(send), errors_, settings_.element()),
      tables_(manifest_.value("lookups", Json::object()), manifest_.value("http", Json::object()), client_),
      check_(Check::compile(manifest_)),
      entities_(compile_entities(manifest_, settings_, false)),
      assigned_(compile_entities(manifest_, settings_, true)),
      now_(std::move(now)) {
  client_.use_lookups(&tables_);
  client_.take_false_for_nothing(manifest_.value("false_is_nothing", false));
}

std::string Declared::check() {
  return check_account(client_, check_, entities_).dump();
}

std::string Declared::discover() {
  return discover_fields(entities_).dump();
}

void Declared::read(std::string_view request, const Reader::Emit& emit) {
  tables_.forget();
  const Json asked = Json::parse(request);
  const bool assigned = asked.contains("scope") && asked["scope"].value("kind", "all") == "assigned";
  Reader(client_, assigned ? assigned_ : entities_, now_(), emit).read(asked.value("checkpoint", Json()));
}

void Declared::list_ids(std::string_view request, const Reader::Emit& emit) {
  const Json asked = Json::parse(request);
  Reader(client_, entities_, now_(), emit).list_ids(asked.at("entity"), asked.value("checkpoint", Json()));
}

std::string Declared::get(std::string_view request) {
  tables_.begin(now_());
  const Json asked = Json::parse(request);
  const Json urls = manifest_.value("record_urls", Json::array());
  return Finder(client_, entities_, urls).get(asked.at("entity"), asked.at("id"));
}

std::string Declared::find(std::string_view request) {
  tables_.begin(now_());
  const Json asked = Json::parse(request);
  const Json urls = manifest_.value("record_urls", Json::array());
  return Finder(client_, entities_, urls).find(asked.at("by"), asked.at("value"));
}

std::string Declared::write(std::string_view request) {
  tables_.begin(now_());
  return Writer(client_, entities_).write(Json::parse(request)).dump();
}

}  // namespace rafiq_declarative
