// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/profile.hpp"

#include "plugins/declarative/words.hpp"
#include "plugins/declarative/wrong.hpp"

#include <algorithm>

namespace rafiq_declarative {
namespace {

constexpr std::string_view cultural = "cultural_background";

// Calls `take` with each value: of a list one by one, of a text between separators one by one.
void each_value(Element value, const std::string& separator,
                const std::function<void(std::string_view)>& take) {
  simdjson::dom::array list;
  if (value.get_array().get(list) == simdjson::SUCCESS) {
    for (const Element item : list)
      if (const auto text = plain(item); text && !trimmed(*text).empty()) take(trimmed(*text));
    return;
  }
  const auto whole = plain(value);
  if (!whole) return;
  std::string_view rest = *whole;
  while (!rest.empty()) {
    const auto end = separator.empty() ? std::string_view::npos : rest.find(separator);
    const auto one = trimmed(rest.substr(0, end));
    if (!one.empty()) take(one);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + separator.size());
  }
}

std::optional<Element> member_of(Element object, const std::string& name) {
  Element found;
  if (!object.is_object() || object.get_object().value_unsafe().at_key(name).get(found) != simdjson::SUCCESS)
    return std::nullopt;
  return found;
}

bool is_nothing(const Scope& scope, Element value) {
  return scope.false_is_nothing && is_false(value);
}

// Names go into queries: what could end one there is no name of a field.
bool is_field_name(std::string_view name) {
  return name.size() <= 120 && name.find_first_of("'\"\\,;()<>{}&=\n\r\t") == std::string_view::npos;
}

}  // namespace

void each_row(const Expression& list, const Scope& scope, const std::function<void(Element)>& take) {
  const Path* path = list.path();
  if (path == nullptr) return;
  if (path->leads_to_children()) {
    for (const Element row : path->children(scope)) take(row);
    return;
  }
  const auto found = path->find(scope);
  simdjson::dom::array rows;
  if (found && found->get_array().get(rows) == simdjson::SUCCESS)
    for (const Element row : rows) take(row);
}

void Profile::Place::rows(const Scope& scope, const std::function<void(const Scope& row)>& take) const {
  each_row(at, scope, [&](Element row) {
    const Scope inner = scope.with(row);
    if (!where || where->holds(inner)) take(inner);
  });
}

const std::vector<std::string>& Profile::aspects() {
  static const std::vector<std::string> all{
      "education",       "experience",  "cultural_background",   "interest",
      "motive",          "expectation", "attitude_to_questions", "preferred_channel",
      "form_of_address", "product"};
  return all;
}

bool Profile::holds_many(const Json& json, std::string_view aspect) {
  if (!json.contains("many")) return aspect == "interest" || aspect == "product";
  return std::any_of(json["many"].begin(), json["many"].end(),
                     [&](const Json& each) { return each == aspect; });
}

Profile::Place Profile::compile_place(const Json& json, std::string_view where) {
  Place place;
  place.is_list = json.contains("list");
  if (place.is_list == json.contains("object"))
    wrong(where, "fields stand in an \"object\" or in a \"list\"");
  place.at = Expression::compile(json[place.is_list ? "list" : "object"], where);
  if (place.at.path() == nullptr)
    wrong(where, "this is one ${path} and no more; \"${.}\" is the record itself");
  if (place.is_list) {
    place.name = Expression::compile(json.value("name", Json("${name}")), where);
    place.value = Expression::compile(json.value("value", Json("${value}")), where);
  }
  if (json.contains("where")) place.where = Condition::compile(json["where"], where);
  place.separator = json.value("separator", "");
  place.label_suffix = json.value("label_suffix", "");
  return place;
}

Profile Profile::compile(const Json& json, const Settings& settings, std::string_view where) {
  Profile profile;
  if (json.is_null()) return profile;
  for (const Json& place : json.at("from")) profile.places_.push_back(compile_place(place, where));
  if (profile.places_.empty()) wrong(where, "\"from\" must say where fields stand");
  profile.prefix_ = json["from"][0].value("prefix", "");
  for (const std::string& aspect : aspects()) {
    const auto name = std::string(trimmed(settings.text("field." + aspect)));
    if (name.empty()) continue;
    if (!is_field_name(name))
      throw rafiq::Failure(rafiq::Reason::config, "setting",
                           "The setting `field." + aspect + "` is no name that a field can have");
    if (!profile.by_name_.emplace(name, profile.fields_.size()).second)
      throw rafiq::Failure(rafiq::Reason::config, "setting",
                           "The setting `field." + aspect + "` names a field that another one names already");
    profile.fields_.push_back({aspect, name, holds_many(json, aspect)});
  }
  profile.consent_field_ = trimmed(settings.text("cultural_consent_field"));
  if (!is_field_name(profile.consent_field_))
    throw rafiq::Failure(rafiq::Reason::config, "setting", "`cultural_consent_field` is no name of a field");
  profile.consent_recorded_ = settings.text("cultural_consent") == "recorded";
  return profile;
}

const Profile::Field* Profile::field_of(std::string_view aspect) const {
  const auto found =
      std::find_if(fields_.begin(), fields_.end(), [&](const Field& f) { return f.aspect == aspect; });
  return found == fields_.end() ? nullptr : &*found;
}

std::vector<std::string> Profile::members() const {
  std::vector<std::string> names;
  for (const Field& field : fields_) names.push_back(member(field));
  if (!consent_field_.empty()) names.push_back(prefix_ + consent_field_);
  return names;
}

std::vector<Element> Profile::rows(const Scope& scope, const Field& field) const {
  std::vector<Element> rows;
  places_.front().rows(scope, [&](const Scope& row) {
    if (places_.front().name.text(row) == field.name) rows.push_back(row.record);
  });
  return rows;
}

std::string Profile::row_value(const Scope& scope, Element row) const {
  return places_.front().value.text(scope.with(row)).value_or("");
}

bool Profile::has_consent(const Scope& scope) const {
  if (consent_recorded_) return true;
  if (consent_field_.empty()) return false;
  bool given = false;
  for (const Place& place : places_) {
    if (place.is_list) {
      place.rows(scope, [&](const Scope& row) {
        if (place.name.text(row) == consent_field_)
          place.value.each(row, [&](std::string_view text) { given = given || says_yes(text); });
      });
    } else if (const auto object = place.at.path()->find(scope)) {
      if (const auto value = member_of(*object, prefix_ + consent_field_))
        given = given || says_yes(plain(*value).value_or(""));
    }
  }
  return given;
}

void Profile::append_fact(const Place& place, const Field& field, const Scope& scope, std::string_view value,
                          std::string& out) const {
  out += out.ends_with('[') ? "{\"aspect\":\"" : ",{\"aspect\":\"";
  out += field.aspect;
  out += "\",\"label\":";
  append_quoted(out, place.label_suffix.empty() ? field.name : field.name + place.label_suffix);
  out += ",\"value\":";
  append_quoted(out, value);
  // Nothing but a recorded consent counts: without one the fact says nothing, and core withholds it.
  if (field.aspect == cultural && has_consent(scope)) {
    out += ",\"consent\":{\"given\":true,\"recorded_by\":";
    append_quoted(out, consent_recorded_ ? "the administrator, in the settings of the account"
                                         : "CRM field " + consent_field_);
    out += '}';
  }
  out += '}';
}

void Profile::append_values(const Place& place, const Field& field, const Scope& scope, Element value,
                            std::string& out) const {
  each_value(value, field.many ? place.separator : std::string(),
             [&](std::string_view one) { append_fact(place, field, scope, one, out); });
}

void Profile::object_facts(const Place& place, const Scope& scope, std::string& out) const {
  const auto object = place.at.path()->find(scope);
  if (!object) return;
  for (const Field& field : fields_)
    if (const auto value = member_of(*object, member(field)); value && !is_nothing(scope, *value))
      append_values(place, field, scope, *value, out);
}

void Profile::list_facts(const Place& place, const Scope& scope, std::string& out) const {
  place.rows(scope, [&](const Scope& inner) {
    const auto name = place.name.text(inner);
    const auto found = name ? by_name_.find(*name) : by_name_.end();
    if (found == by_name_.end()) return;
    const Field& field = fields_[found->second];
    if (const Path* path = place.value.path(); path != nullptr && !path->leads_to_children()) {
      if (const auto value = path->find(inner)) append_values(place, field, scope, *value, out);
    } else if (const auto value = place.value.text(inner)) {
      append_fact(place, field, scope, *value, out);
    }
  });
}

void Profile::append_facts(const Scope& scope, std::string& out) const {
  for (const Place& place : places_) {
    if (place.is_list)
      list_facts(place, scope, out);
    else
      object_facts(place, scope, out);
  }
}

}  // namespace rafiq_declarative
