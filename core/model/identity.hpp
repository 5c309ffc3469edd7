// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/util/export.hpp"
#include "core/util/time.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rafiq {

// What two customers have in common, the most telling first.
enum class InCommon { mail, phone, name };
RAFIQ_API std::string_view name(InCommon what);  // "mail" "phone" "name"

// Two customers who may be one person. A person decides.
struct LikelySame {
  struct Reason {
    InCommon what = InCommon::name;
    std::string value;  // as the first one's CRM has it
  };
  CustomerId one;
  CustomerId other;
  std::vector<Reason> reasons;
};

// A person's word that two customers are one.
struct CustomerLink {
  CustomerId kept;
  CustomerId other;  // its number before; leads to `kept`
  std::string other_name;
  TimePoint at{};
  std::string by;
  std::vector<std::string> refs;  // account:id of the records that it brought
};

}  // namespace rafiq
