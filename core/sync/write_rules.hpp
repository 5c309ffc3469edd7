// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/edit.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::sync {

// How sure a CRM is that nobody else's change is overwritten.
enum class VersionGuard {
  none,    // it compares nothing
  second,  // it compares times of one second's resolution: two writes within it both succeed
  strong,  // it refuses whatever is based on an older version
};

// A field of customers that may be set. `label` is its name in the CRM, as facts carry it.
struct WritableField {
  std::string aspect;
  std::string label;
  bool many = false;
};

// One of the CRM's record types that may be written, in the words of its connector.
struct WritableEntity {
  std::string name;
  EditKind kind = EditKind::fact;  // fact: its records are customers
  VersionGuard guard = VersionGuard::none;
  bool marker_search = false;  // `write` finds a record that it made before by its marker
  std::vector<WritableField> fields;
};

// What may be written to an account, as its connector declares it and its settings have it.
struct WriteRules {
  std::vector<WritableEntity> entities;

  [[nodiscard]] const WritableEntity* of(EditKind kind) const {
    const auto found =
        std::find_if(entities.begin(), entities.end(), [&](const auto& one) { return one.kind == kind; });
    return found == entities.end() ? nullptr : &*found;
  }
  [[nodiscard]] const WritableEntity* named(std::string_view name) const {
    const auto found =
        std::find_if(entities.begin(), entities.end(), [&](const auto& one) { return one.name == name; });
    return found == entities.end() ? nullptr : &*found;
  }
};

}  // namespace rafiq::sync
