// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/identity.hpp"
#include "core/store/database.hpp"

#include <string_view>
#include <vector>

namespace rafiq::store {

// Who is the same person in several CRMs. Suggesting changes nothing; linking is a person's word, and can be
// taken back without loss: what each side brought is remembered, whatever syncs do in between.
class Identity {
 public:
  explicit Identity(Database& database) : database_(&database) {}

  // Likeliest first. Only customers who have no CRM in common: two records of one CRM are for the CRM to
  // merge.
  Result<std::vector<LikelySame>> suggestions(CustomerId customer, int limit);
  // Of anybody. A name alone counts only where there is no phone or mail to compare.
  Result<std::vector<LikelySame>> suggestions(int limit);

  // From now on everything of `other` is `kept`'s; the number of `other` leads there. Errors: not_found;
  // usage (the same customer); conflict (both are being served).
  Status link(CustomerId kept, CustomerId other, TimePoint at, std::string_view by);
  // `other` is a customer of its own again, with its records, what they tell, and what was noted of it
  // before. What was noted since stays with the one kept. Error: not_found (no such link).
  Status unlink(CustomerId other);
  Result<std::vector<CustomerLink>> links(CustomerId kept);
  // The links through which the customer holds this CRM record.
  Result<std::vector<CustomerLink>> links_of_record(CustomerId kept, std::string_view account,
                                                    std::string_view id);
  // Where the number of a customer leads now; itself, unless it was taken in by another.
  Result<CustomerId> present(CustomerId id);

 private:
  Database* database_;
};

}  // namespace rafiq::store
