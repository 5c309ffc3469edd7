// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/fact.hpp"
#include "core/store/records.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::store {

// What a CRM's record says of a customer is kept as one text beside the record's base: it comes together, is
// read together and goes together. Here is the one place that knows how it is written.

// Empty when there is nothing.
std::string pack_facts(const std::vector<CustomerRecord::FactField>& facts);
// What pack_facts made; nothing of what it did not make.
std::vector<CustomerRecord::FactField> unpack_facts(std::string_view packed);

// A fact of a CRM has no row of its own: its number tells of which record it is, and which in its order.
// Numbers of facts noted here are far smaller.
struct FactPlace {
  std::int64_t record = 0;
  std::int64_t place = 0;
};
FactId fact_id(FactPlace place);
std::optional<FactPlace> fact_place(FactId id);

}  // namespace rafiq::store
