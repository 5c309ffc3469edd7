// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/identity.hpp"
#include "core/util/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

struct Context;

// The same person in several CRMs: suggested, linked and unlinked by a person's word.
class RAFIQ_API Identity {
 public:
  explicit Identity(Context& context) : context_(context) {}

  struct Suggestion {
    LikelySame pair;
    std::string name_of_one;
    std::string name_of_other;
  };
  // Likeliest first: who may be this customer, or of anybody who may be whom.
  Result<std::vector<Suggestion>> suggestions(CustomerId customer, int limit);
  Result<std::vector<Suggestion>> suggestions(int limit);

  // Errors: usage (the same customer), not_found, conflict (both are being served).
  Status link(CustomerId kept, CustomerId other);
  // Takes apart what `reference` names: account:id or the number before, of a side that was taken in; or a
  // customer with one link. Errors: not_found; conflict (several links; they are named). Returns the customer
  // that is back.
  Result<CustomerId> unlink(std::string_view reference);
  Result<std::vector<CustomerLink>> links(CustomerId customer);

 private:
  Result<std::vector<Suggestion>> named(std::vector<LikelySame> found);
  Context& context_;
};

}  // namespace rafiq::app
