// SPDX-License-Identifier: Apache-2.0
#include "core/store/edit_field.hpp"

namespace rafiq::store {

Values field_of(const Record& record, const Edit& edit) {
  Values values;
  if (const auto* customer = std::get_if<CustomerRecord>(&record.body)) {
    for (const auto& fact : customer->facts)
      if (name(fact.aspect) == edit.field && fact.label == edit.label) values.push_back(fact.value);
  } else if (const auto* commitment = std::get_if<CommitmentRecord>(&record.body)) {
    values.emplace_back(name(commitment->commitment.state));
  }
  return values;
}

}  // namespace rafiq::store
