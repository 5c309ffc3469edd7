// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/entity.hpp"
#include "plugins/declarative/records.hpp"

#include <string>
#include <vector>

namespace rafiq_declarative {

// The verb write: fields of a record that is there, or a new record that carries a marker.
class Writer {
 public:
  Writer(Client& client, const std::vector<Entity>& entities) : client_(client), entities_(entities) {}

  // A request of the schema; the answer {id, version}.
  [[nodiscard]] Json write(const Json& request);

 private:
  // The record as it stands, as far as the request needs it.
  struct Standing {
    bool found = false;
    std::string version;
    Json merged;
    Json rows = Json::array();
  };
  [[nodiscard]] Json set(const Entity& entity, const Json& request);
  [[nodiscard]] Json make(const Entity& entity, const Json& request);
  [[nodiscard]] static Json changes_of(const Entity& entity, const Json& set);
  [[nodiscard]] Standing look(const Entity& entity, const std::string& id, const Json& set,
                              const Json& changes);
  void add_rows(const Entity& entity, const Scope& record, const Profile::Field& field, const Json& values,
                Json& rows) const;
  [[nodiscard]] std::string found_by_marker(const Entity& entity, const Json& variables);

  Client& client_;
  const std::vector<Entity>& entities_;
};

}  // namespace rafiq_declarative
