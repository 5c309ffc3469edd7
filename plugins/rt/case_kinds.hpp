// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace rafiq_rt {

// From the desk's own words (a queue, or a value of a ticket's custom field) to the kinds that guidance
// knows: complaint, request, suggestion, purchase. Case does not matter, in ASCII.
class CaseKinds {
 public:
  // "Complaints=complaint; Sales=purchase". Throws Failure(config).
  static CaseKinds parse(std::string_view text);

  // "" for a word that is not mapped.
  [[nodiscard]] std::string kind_of(std::string_view word) const;

 private:
  std::map<std::string, std::string> kinds_;
};

}  // namespace rafiq_rt
