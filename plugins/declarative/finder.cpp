// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/finder.hpp"

#include "plugins/declarative/words.hpp"

#include <rafiq/failure.hpp>

#include <algorithm>
#include <set>

namespace rafiq_declarative {
namespace {

constexpr std::size_t most_found = 50;
constexpr std::size_t telling_digits = 8;  // of a phone, from its end: the rest may be a prefix or none

std::string tail(std::string digits) {
  return digits.size() > telling_digits ? digits.substr(digits.size() - telling_digits) : digits;
}

// CRMs ignore conditions that they do not understand, and then answer with everybody. So who is handed over
// really has the phone or the mail.
bool has(std::string_view record, const std::string& by, const std::string& value) {
  const Document document(record, "A record");
  simdjson::dom::array points;
  if (document.root().at_key(by == "phone" ? "phones" : "mails").get_array().get(points) != simdjson::SUCCESS)
    return false;
  for (const Element point : points) {
    std::string_view text;
    if (point.at_key("value").get_string().get(text) != simdjson::SUCCESS) continue;
    if (by == "mail" ? lowered(trimmed(text)) == lowered(trimmed(value))
                     : tail(digits_of(text)) == tail(digits_of(value)))
      return true;
  }
  return false;
}

bool is_id_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

}  // namespace

std::string id_in_url(std::string_view url, std::string_view pattern) {
  constexpr std::string_view hole = "${id}";
  const auto at = pattern.find(hole);
  if (at == std::string_view::npos) return {};
  // Other holes ("${setting.url}", "${portal}") stand for anything: what lies between the last of them and
  // the id tells.
  const auto before = pattern.rfind('}', at);
  const auto literal = pattern.substr(before == std::string_view::npos ? 0 : before + 1,
                                      at - (before == std::string_view::npos ? 0 : before + 1));
  if (literal.size() < 2) return {};
  const auto found = url.find(literal);
  if (found == std::string_view::npos) return {};
  auto rest = url.substr(found + literal.size());
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_id_letter) - rest.begin();
  const auto id = rest.substr(0, static_cast<std::size_t>(end));
  rest.remove_prefix(id.size());
  const auto after = pattern.substr(at + hole.size());
  const bool fits =
      after.empty() ? rest.empty() || std::string_view("?&#;/").find(rest.front()) != std::string_view::npos
                    : rest.starts_with(after.substr(0, after.find("${")));
  return fits ? std::string(id) : "";
}

std::string Finder::get(const std::string& name, const std::string& id) {
  const auto entity =
      std::find_if(entities_.begin(), entities_.end(), [&](const Entity& e) { return e.name == name; });
  if (entity == entities_.end()) return R"({"record":null})";
  std::string record;
  std::string version;
  Records(client_, *entity).fetch({id}, [&](const Scope& found, const Answer& answer) {
    if (!record.empty()) return;
    entity->mapper.append(found, record);
    if (!entity->get->version_header.empty()) version = answer.response().header(entity->get->version_header);
  });
  if (record.empty()) return R"({"record":null})";
  std::string out = "{\"record\":" + record;
  if (!version.empty()) {
    out += ",\"version\":";
    append_quoted(out, version);
  }
  return out + '}';
}

std::string Finder::find(const std::string& by, const std::string& value) {
  std::string out;
  if (by == "id") {
    find_id(value, out);
  } else if (by == "url") {
    find_url(value, out);
  } else {
    for (const Entity& entity : entities_)
      if (entity.kind == "customer") find_by(entity, by, value, out);
  }
  return "{\"records\":[" + out + "]}";
}

void Finder::find_id(const std::string& id, std::string& out) {
  for (const Entity& entity : entities_)
    if (entity.kind == "customer" && entity.get) Records(client_, entity).append_by_ids({id}, out);
}

void Finder::find_url(const std::string& url, std::string& out) {
  for (const Json& each : record_urls_)
    for (const Entity& entity : entities_) {
      if (entity.kind != "customer" || !entity.get || each.value("entity", "") != entity.name) continue;
      const auto id = id_in_url(url, each.value("pattern", ""));
      if (id.empty() || !out.empty()) continue;
      Records(client_, entity).append_by_ids({id}, out);
    }
}

void Finder::find_by(const Entity& entity, const std::string& by, const std::string& value,
                     std::string& out) {
  const auto ways = entity.find.find(by);
  if (ways == entity.find.end()) return;
  Records records(client_, entity);
  Json variables = records.variables();
  const std::string digits = digits_of(value);
  if (by == "phone" && digits.size() < 5) return;
  variables["value"] = value;
  variables["digits"] = digits;
  variables["last_digits"] = tail(digits);
  std::set<std::string> told;
  for (const Finding& way : ways->second) {
    const Page page = way.listing.page(client_, variables, Json(), entity.name);
    std::vector<std::string> ids;
    for (const Element item : page.items) {
      const Scope scope = client_.scope(item);
      auto id = way.id ? way.id->text(scope) : entity.id.text(scope);
      if (id && told.size() < most_found && told.insert(*id).second) ids.push_back(std::move(*id));
    }
    // Those of a list may lack what belongs to them.
    records.fetch(ids, [&](const Scope& found, const Answer&) {
      std::string record;
      entity.mapper.append(found, record);
      if (!has(record, by, value)) return;
      if (!out.empty()) out += ',';
      out += record;
    });
  }
}

}  // namespace rafiq_declarative
