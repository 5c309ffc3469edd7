// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/mapper.hpp"

#include "plugins/declarative/words.hpp"
#include "plugins/declarative/wrong.hpp"

#include <algorithm>
#include <sstream>

namespace rafiq_declarative {
namespace {

std::optional<Condition> condition_at(const Json& json, const char* key, const std::string& where) {
  if (!json.contains(key)) return std::nullopt;
  return Condition::compile(json[key], where + "." + key);
}

}  // namespace

std::vector<Mapper::Item> Mapper::compile_items(const Json& json, std::string_view where) {
  std::vector<Item> items;
  for (const Json& each : as_list(json)) {
    Item item;
    if (each.is_object() && !Expression::is_function(each)) {
      if (each.contains("each")) item.each = Expression::compile(each["each"], where);
      if (each.contains("where")) item.where = Condition::compile(each["where"], where);
      if (!each.contains("value")) wrong(where, "an item needs its \"value\"");
      item.value = Expression::compile(each["value"], where);
      if (each.contains("label")) item.label = Expression::compile(each["label"], where);
      if (each.contains("aspect")) item.aspect = Expression::compile(each["aspect"], where);
    } else {
      item.value = Expression::compile(each, where);
    }
    items.push_back(std::move(item));
  }
  return items;
}

Mapper::Member Mapper::compile_member(const std::string& key, const Json& json, std::string_view where) {
  using Kind = Member::Kind;
  Member member;
  member.key = key;
  if (key == "phones" || key == "mails" || key == "languages" || key == "other_names") {
    member.kind = key == "phones" || key == "mails" ? Kind::contacts : Kind::texts;
    member.items = compile_items(json, where);
  } else if (key == "case") {
    member.kind = Kind::about;
    for (const auto& [inner, value] : json.items())
      member.members.push_back(compile_member(inner, value, where));
  } else {
    member.kind = key == "feeling" || key == "effort" ? Kind::number
                  : key == "by_customer"              ? Kind::flag
                  : key == "customer"                 ? Kind::customer
                                                      : Kind::text;
    member.value = Expression::compile(json, where);
  }
  return member;
}

Mapper Mapper::compile(const Json& entity, const Settings& settings, std::string_view place) {
  const std::string where(place);
  Mapper mapper;
  mapper.name_ = entity.at("name");
  mapper.kind_ = entity.at("kind");
  mapper.customer_entity_ = entity.value("customer_entity", "");
  mapper.id_ = Expression::compile(entity.value("id", Json("${id}")), where + ".id");
  const Json map = entity.value("map", Json::object());
  for (const auto& [key, value] : map.items()) {
    if (key == "facts")
      mapper.facts_ = compile_items(value, where + ".map.facts");
    else
      mapper.members_.push_back(compile_member(key, value, where + ".map." + key));
  }
  if (entity.contains("profile"))
    mapper.profile_ = Profile::compile(entity["profile"], settings, where + ".profile");
  mapper.deleted_ = condition_at(entity, "deleted", where);
  mapper.only_ = condition_at(entity, "only", where);
  if (entity.contains("extra")) {
    mapper.extra_ = Expression::compile(entity["extra"].at("object"), where + ".extra");
    for (const Json& name : entity["extra"].value("except", Json::array()))
      mapper.extra_except_.insert(name.get<std::string>());
    for (const auto& name : mapper.profile_.members()) mapper.extra_except_.insert(name);
  }
  return mapper;
}

std::string Mapper::version(const Scope& scope) const {
  for (const Member& member : members_)
    if (member.key == "version") return member.value.text(scope).value_or("");
  return {};
}

bool Mapper::is_gone(const Scope& scope) const {
  return (deleted_ && deleted_->holds(scope)) || (only_ && !only_->holds(scope));
}

void Mapper::append_head(std::string_view id, std::string& out) const {
  out += "{\"kind\":\"";
  out += kind_;
  out += "\",\"entity\":";
  append_quoted(out, name_);
  out += ",\"id\":";
  append_quoted(out, id);
}

void Mapper::append_gone(std::string_view id, std::string& out) const {
  append_head(id, out);
  out += ",\"deleted\":true}";
}

void Mapper::append(const Scope& scope, std::string& out) const {
  const std::string number = id(scope);
  Scope inner = scope;
  inner.id = number;
  if (is_gone(inner)) return append_gone(number, out);
  append_head(number, out);
  for (const Member& member : members_) append_member(member, inner, out);
  if (kind_ == "customer") append_facts(inner, out);
  if (extra_) append_extra(inner, out);
  out += '}';
}

void Mapper::append_value(const Member& member, const std::string& text, std::string& out) {
  using Kind = Member::Kind;
  if (member.kind == Kind::flag) {
    out += says_yes(text) ? "true" : "false";
  } else if (member.kind == Kind::number &&
             text.find_first_not_of("0123456789", text.starts_with('-') ? 1 : 0) == std::string::npos) {
    out += text;
  } else {
    append_quoted(out, trimmed(text));
  }
}

void Mapper::append_member(const Member& member, const Scope& scope, std::string& out) const {
  using Kind = Member::Kind;
  const auto before = out.size();
  out += ",\"";
  out += member.key;
  out += "\":";
  if (member.kind == Kind::texts || member.kind == Kind::contacts) {
    const auto start = out.size();
    append_items(member, scope, out);
    if (out.size() == start + 2) out.resize(before);  // an empty list
    return;
  }
  if (member.kind == Kind::about) {
    std::string members;
    for (const Member& inner : member.members) append_member(inner, scope, members);
    if (members.find("\"id\":") == std::string::npos) return out.resize(before);
    out += '{' + members.substr(1) + '}';
    return;
  }
  const auto text = member.value.text(scope);
  if (!text || trimmed(*text).empty()) return out.resize(before);
  if (member.kind != Kind::customer) return append_value(member, *text, out);
  out += "{\"entity\":";
  append_quoted(out, customer_entity_);
  out += ",\"id\":";
  append_quoted(out, *text);
  out += '}';
}

void Mapper::append_items(const Member& member, const Scope& scope, std::string& out) {
  out += '[';
  const auto add = [&](const Item& item, const Scope& row) {
    if (item.where && !item.where->holds(row)) return;
    item.value.each(row, [&](std::string_view value) {
      value = trimmed(value);
      if (value.empty()) return;
      if (!out.ends_with('[')) out += ',';
      if (member.kind == Member::Kind::texts) return append_quoted(out, value);
      out += "{\"value\":";
      append_quoted(out, value);
      if (const auto label = item.label ? item.label->text(row) : std::nullopt) {
        out += ",\"label\":";
        append_quoted(out, *label);
      }
      out += '}';
    });
  };
  for (const Item& item : member.items) {
    if (item.each)
      each_row(*item.each, scope, [&](Element row) { add(item, scope.with(row)); });
    else
      add(item, scope);
  }
  out += ']';
}

void Mapper::append_facts(const Scope& scope, std::string& out) const {
  const auto before = out.size();
  out += ",\"facts\":[";
  profile_.append_facts(scope, out);
  const auto add = [&](const Item& item, const Scope& row) {
    if (item.where && !item.where->holds(row)) return;
    const auto aspect = item.aspect ? item.aspect->text(row) : std::nullopt;
    if (!aspect) return;
    item.value.each(row, [&](std::string_view value) {
      out += out.ends_with('[') ? "{\"aspect\":" : ",{\"aspect\":";
      append_quoted(out, *aspect);
      if (const auto label = item.label ? item.label->text(row) : std::nullopt) {
        out += ",\"label\":";
        append_quoted(out, *label);
      }
      out += ",\"value\":";
      append_quoted(out, value);
      out += '}';
    });
  };
  for (const Item& item : facts_) {
    if (item.each)
      each_row(*item.each, scope, [&](Element row) { add(item, scope.with(row)); });
    else
      add(item, scope);
  }
  if (out.ends_with('['))
    out.resize(before);
  else
    out += ']';
}

void Mapper::append_extra(const Scope& scope, std::string& out) const {
  const Path* path = extra_->path();
  const auto found = path == nullptr ? std::nullopt : path->find(scope);
  simdjson::dom::object members;
  if (!found || found->get_object().get(members) != simdjson::SUCCESS) return;
  std::string extra;
  for (const auto member : members) {
    if (extra_except_.contains(member.key) || !is_there(member.value)) continue;
    if (scope.false_is_nothing && is_false(member.value)) continue;
    extra += extra.empty() ? "" : ",";
    append_quoted(extra, member.key);
    std::ostringstream text;
    text << simdjson::minify(member.value);
    extra += ':' + std::move(text).str();
  }
  if (!extra.empty()) out += ",\"extra\":{" + extra + '}';
}

}  // namespace rafiq_declarative
