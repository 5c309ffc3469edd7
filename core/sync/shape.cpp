// SPDX-License-Identifier: Apache-2.0
#include "core/sync/shape.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace rafiq::sync {
namespace {

constexpr std::size_t longest_field = 200;  // bytes; what goes beyond names no field

// Literals, so that views of them stay valid.
std::string_view type_of(const Json& value) {
  if (value.is_string()) return "text";
  if (value.is_boolean()) return "yes or no";
  if (value.is_number()) return "a number";
  if (value.is_array()) return "a list";
  return "an object";
}

std::string_view known_type(std::string_view type) {
  for (const std::string_view known : {"text", "yes or no", "a number", "a list", "an object"})
    if (known == type) return known;
  return "an object";
}

bool says_who_it_is(std::string_view member) {
  return member == "kind" || member == "entity" || member == "id" || member == "facts" || member == "extra";
}

}  // namespace

std::string vanished_field(const store::FieldSeen& field) {
  return fmt::format("The field {} of {} has vanished: no record of the last full listing had it",
                     field.field, field.entity);
}

namespace {

// Gathers the fields of one record.
class FieldList {
 public:
  explicit FieldList(const std::string& entity) : entity_(entity) {}

  void add(std::string_view place, const std::string& name, const Json& value) {
    if (value.is_null() || name.size() > longest_field) return;
    all_.push_back({entity_, std::string(place) + name, std::string(type_of(value))});
  }

  void add_fact(const Json& fact) {
    if (!fact.is_object()) return;
    auto label = fact.find("label");
    if (label == fact.end() || !label->is_string()) label = fact.find("aspect");
    const auto value = fact.find("value");
    if (label != fact.end() && label->is_string() && value != fact.end())
      add("facts.", label->get_ref<const std::string&>(), *value);
  }

  std::vector<store::FieldSeen> take() { return std::move(all_); }

 private:
  const std::string& entity_;
  std::vector<store::FieldSeen> all_;
};

}  // namespace

std::vector<store::FieldSeen> fields_of(const Json& record) {
  if (!record.is_object() || bool_member(record, "deleted")) return {};
  const auto entity = record.find("entity");
  if (entity == record.end() || !entity->is_string()) return {};
  FieldList fields(entity->get_ref<const std::string&>());
  for (const auto& member : record.items())
    if (!says_who_it_is(member.key())) fields.add("", member.key(), member.value());
  if (const auto list = record.find("facts"); list != record.end() && list->is_array())
    for (const auto& fact : *list) fields.add_fact(fact);
  if (const auto object = record.find("extra"); object != record.end() && object->is_object())
    for (const auto& member : object->items()) fields.add("extra.", member.key(), member.value());
  return fields.take();
}

std::pair<Shape::Group, std::string_view> Shape::place_of(std::string_view field) {
  constexpr std::string_view in_facts = "facts.";
  constexpr std::string_view in_extra = "extra.";
  if (field.starts_with(in_facts)) return {facts, field.substr(in_facts.size())};
  if (field.starts_with(in_extra)) return {extra, field.substr(in_extra.size())};
  return {own, field};
}

Shape::Shape(const std::vector<store::Drift::Field>& known) {
  for (const auto& field : known) insert(field.seen, field.generation);
}

void Shape::insert(const store::FieldSeen& field, std::int64_t generation) {
  const auto [group, name] = place_of(field.field);
  auto& types = entities_[field.entity].at(group)[std::string(name)];
  const auto type = known_type(field.type);
  const auto found =
      std::find_if(types.begin(), types.end(), [&](const auto& known) { return known.first == type; });
  if (found == types.end())
    types.emplace_back(type, generation);
  else
    found->second = generation;
}

// Looks at one page.
class Shape::Look {
 public:
  Look(const Shape& shape, const store::SyncPosition& position)
      : shape_(shape),
        generation_(position.generation),
        is_first_((position.full && position.generation <= 1) || shape.entities_.empty()) {}

  void see(const store::FieldSeen& field) {
    const Types* types = known_types(field);
    bool is_known = false;
    if (types != nullptr)
      for (const auto& [known, generation] : *types) {
        if (known != field.type) continue;
        if (generation == generation_) return;
        is_known = true;
      }
    if (!noted_.insert(field).second) return;
    if (!is_known && !is_first_ && knows(field.entity)) tell(field, types);
    news_.fields.push_back(field);
  }

  News take() { return std::move(news_); }

 private:
  // Of the first records of their kind all is new: those that a narrower scope never read, or a newer
  // connector.
  [[nodiscard]] bool knows(const std::string& entity) const { return shape_.entities_.contains(entity); }

  [[nodiscard]] const Types* known_types(const store::FieldSeen& field) const {
    const auto entity = shape_.entities_.find(field.entity);
    if (entity == shape_.entities_.end()) return nullptr;
    const auto [group, name] = place_of(field.field);
    const auto& fields = entity->second.at(group);
    const auto found = fields.find(std::string(name));
    return found == fields.end() ? nullptr : &found->second;
  }

  void tell(const store::FieldSeen& field, const Types* types) {
    if (types == nullptr)
      news_.said.insert(fmt::format("The field {} of {} is new", field.field, field.entity));
    else
      news_.said.insert(fmt::format("The field {} of {} was {} and is {} now", field.field, field.entity,
                                    types->back().first, field.type));
  }

  const Shape& shape_;
  std::int64_t generation_;
  bool is_first_;
  std::set<store::FieldSeen> noted_;
  News news_;
};

Shape::News Shape::look(const std::vector<store::FieldSeen>& fields,
                        const store::SyncPosition& position) const {
  Look look(*this, position);
  for (const auto& field : fields) look.see(field);
  return look.take();
}

void Shape::remember(const News& news, std::int64_t generation) {
  for (const auto& field : news.fields) insert(field, generation);
}

}  // namespace rafiq::sync
