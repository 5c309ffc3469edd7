// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/drift.hpp"
#include "core/store/sync_state.hpp"
#include "core/sync/read_record.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace rafiq::sync {

// Which fields the records of an account have, so that people hear of what a CRM changes about them: fields
// that are new, that vanished, that hold another type. Knows names and types, never a value.
class Shape {
 public:
  explicit Shape(const std::vector<store::Drift::Field>& known);

  struct News {
    std::vector<store::FieldSeen> fields;  // not seen before, or not yet in this full listing
    Observations said;                     // nothing during the first listing: there all is new
  };
  [[nodiscard]] News look(const std::vector<store::FieldSeen>& fields,
                          const store::SyncPosition& position) const;
  // Once the news are committed.
  void remember(const News& news, std::int64_t generation);

 private:
  enum Group : std::size_t { own, facts, extra };                        // where in a record the field stands
  using Types = std::vector<std::pair<std::string_view, std::int64_t>>;  // and the listing that held it last
  using Fields = std::unordered_map<std::string, Types>;
  using Entity = std::array<Fields, 3>;
  class Look;

  static std::pair<Group, std::string_view> place_of(std::string_view field);
  void insert(const store::FieldSeen& field, std::int64_t generation);

  std::map<std::string, Entity, std::less<>> entities_;
};

// The fields of a record with their types.
std::vector<store::FieldSeen> fields_of(const Json& record);

// What to say of fields that a complete listing did not hold any more.
std::string vanished_field(const store::FieldSeen& field);

}  // namespace rafiq::sync
