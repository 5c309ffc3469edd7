// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/entity.hpp"

#include "plugins/declarative/wrong.hpp"

#include <algorithm>

namespace rafiq_declarative {
namespace {

// Compiles the parts of one entity.
class Compiler {
 public:
  Compiler(const Json& json, const Json& manifest, bool assigned, std::string where)
      : json_(json),
        http_(manifest.value("http", Json::object())),
        assigned_(assigned),
        where_(std::move(where)) {
    id_ = json.value("id", Json("${id}"));
  }

  [[nodiscard]] Listing listing(const Json& json, const std::string& place, const Json& id) const {
    return Listing::compile(json, http_, id, where_ + "." + place);
  }
  [[nodiscard]] Request request(const Json& json, const std::string& place) const {
    return Request::compile(json, http_, where_ + "." + place);
  }
  [[nodiscard]] Expression expression(const Json& json, const std::string& place) const {
    return Expression::compile(json, where_ + "." + place);
  }
  [[nodiscard]] std::optional<Path> path(const Json& json, const char* key, const std::string& place) const {
    if (!json.contains(key)) return std::nullopt;
    const auto found = expression(json[key], place);
    if (found.path() == nullptr)
      wrong(where_ + "." + place, std::string(key) + " is one ${path} and no more");
    return *found.path();
  }
  [[nodiscard]] const Json& id() const { return id_; }

  // "full", with what the scope changes of it.
  [[nodiscard]] Json full() const { return scoped(json_.value("full", Json())); }
  // "changes" says only what differs from "full".
  [[nodiscard]] Json changes() const {
    Json whole = full();
    const Json differs = scoped(json_["changes"]);
    if (!whole.is_object()) return differs;
    for (const auto& [key, value] : differs.items()) {
      if (key == "request")
        whole[key] = merged(whole.value(key, Json::object()), value);
      else
        whole[key] = value;
    }
    return whole;
  }

  [[nodiscard]] Feed feed(const Json& json, const std::string& place, const Json& item_id) const {
    if (!json.contains("cursor")) wrong(where_ + "." + place, "a feed of changes needs its \"cursor\"");
    Feed feed{
        listing(json, place, item_id), Cursor::compile(json["cursor"], where_ + "." + place + ".cursor"), {}};
    if (json.contains("id")) feed.id = expression(json["id"], place + ".id");
    return feed;
  }

 private:
  // A request of another kind replaces, one of the same kind changes what it names.
  static Json merged(Json base, const Json& differs) {
    for (const char* way : {"path", "call", "soql", "odata"})
      if (differs.contains(way) && !base.contains(way)) return differs;
    for (const auto& [key, value] : differs.items()) {
      if (base.contains(key) && base[key].is_object() && value.is_object() && key != "body")
        base[key].update(value);
      else
        base[key] = value;
    }
    return base;
  }
  [[nodiscard]] Json scoped(Json listing) const {
    if (!listing.is_object() || !listing.contains("assigned")) return listing;
    const Json differs = listing["assigned"];
    listing.erase("assigned");
    if (assigned_) listing["request"] = merged(listing.value("request", Json::object()), differs);
    return listing;
  }

  const Json& json_;
  Json http_;
  Json id_;
  bool assigned_;
  std::string where_;
};

void compile_children(Entity& entity, const Json& json, const Compiler& compiler) {
  for (const Json& each : json.value("children", Json::array())) {
    const std::string name = each.at("name");
    const std::string place = "children." + name;
    Child child{name,
                compiler.listing(each.at("rows"), place, nullptr),
                compiler.expression(each.at("key"), place),
                each.value("most", std::size_t{500}),
                {}};
    if (each.contains("changes")) child.changes = compiler.feed(each["changes"], place + ".changes", nullptr);
    entity.children.push_back(std::move(child));
  }
}

void compile_get(Entity& entity, const Json& json, const Compiler& compiler) {
  if (!json.contains("get")) return;
  const Json& get = json["get"];
  Getting getting;
  if (get.contains("request")) getting.request = compiler.request(get["request"], "get.request");
  getting.item = compiler.path(get, "item", "get.item");
  if (get.contains("listing")) getting.listing = compiler.listing(get["listing"], "get.listing", nullptr);
  getting.most = get.value("most", std::size_t{100});
  getting.version_header = get.value("version_header", "");
  entity.get = std::move(getting);
}

void compile_find(Entity& entity, const Json& json, const Compiler& compiler) {
  const Json find = json.value("find", Json::object());
  for (const auto& [by, ways] : find.items())
    for (const Json& way : as_list(ways)) {
      Finding finding{compiler.listing(way, "find." + by, nullptr), {}};
      if (way.contains("id")) finding.id = compiler.expression(way["id"], "find." + by + ".id");
      entity.find[by].push_back(std::move(finding));
    }
}

std::optional<Form> form_at(const Json& json, const char* key, const std::string& where) {
  if (!json.contains(key)) return std::nullopt;
  return Form::compile(json[key], where);
}

void compile_write(Entity& entity, const Json& json, const Compiler& compiler) {
  const Json write = json.value("write", Json::object());
  if (write.contains("set")) {
    const Json& set = write["set"];
    Setting setting{compiler.request(set.at("request"), "write.set.request"),
                    compiler.path(set, "merge", "write.set.merge"),
                    set.value("compare", false),
                    set.value("empty", Json()),
                    {},
                    {},
                    {}};
    const Json rows = set.value("rows", Json::object());
    setting.row_create = form_at(rows, "create", "write.set.rows.create");
    setting.row_update = form_at(rows, "update", "write.set.rows.update");
    setting.row_delete = form_at(rows, "delete", "write.set.rows.delete");
    entity.set = std::move(setting);
  }
  if (write.contains("create")) {
    const Json& create = write["create"];
    Making making{{},
                  compiler.request(create.at("request"), "write.create.request"),
                  compiler.expression(create.value("id", Json("${id}")), "write.create.id")};
    if (create.contains("search"))
      making.search = compiler.listing(create["search"], "write.create.search", nullptr);
    entity.make = std::move(making);
  }
}

}  // namespace

Entity Entity::compile(const Json& json, const Json& manifest, const Settings& settings, bool assigned,
                       const std::string& where) {
  const Compiler compiler(json, manifest, assigned, where);
  Entity entity;
  entity.name = json.at("name");
  entity.kind = json.at("kind");
  entity.numeric_ids = json.value("numeric_ids", false);
  entity.mapper = Mapper::compile(json, settings, where);
  entity.id = compiler.expression(compiler.id(), "id");
  for (const Json& name : json.value("select", Json::array())) entity.select.push_back(name);
  for (auto& name : entity.mapper.profile().members())
    if (!entity.mapper.profile().is_list() &&
        std::find(entity.select.begin(), entity.select.end(), name) == entity.select.end())
      entity.select.push_back(std::move(name));
  if (json.contains("full")) entity.full = compiler.listing(compiler.full(), "full", compiler.id());
  if (json.contains("changes")) entity.changes = compiler.feed(compiler.changes(), "changes", compiler.id());
  if (json.contains("deletions")) entity.deletions = compiler.feed(json["deletions"], "deletions", nullptr);
  if (json.contains("ids")) entity.ids = compiler.listing(json["ids"], "ids", compiler.id());
  compile_children(entity, json, compiler);
  compile_get(entity, json, compiler);
  compile_find(entity, json, compiler);
  compile_write(entity, json, compiler);
  return entity;
}

}  // namespace rafiq_declarative
