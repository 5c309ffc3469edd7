// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/commitment.hpp"
#include "core/model/customer.hpp"
#include "core/model/fact.hpp"
#include "core/model/touchpoint.hpp"
#include "core/util/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

struct Context;

struct SearchHit {
  CustomerId id;
  std::string name;
  std::string detail;  // what tells namesakes apart: a mail, a phone, the account
};

struct NewFact {
  Aspect aspect = Aspect::other;
  std::string label;  // for Aspect::other
  std::string value;
  FactSource source = FactSource::noted_by_agent;
  bool consent = false;
  std::optional<TimePoint> expires_at;
};

class RAFIQ_API Customers {
 public:
  explicit Customers(Context& context) : context_(context) {}

  // As you type: names in Arabic or Latin letters, a phone by its last digits, a mail, an external id.
  // Best first; an empty text gives the customers served most recently, then the newest.
  Result<std::vector<SearchHit>> search(std::string_view text, int limit = 20);

  // A reference as people write it: c12, account:id, a phone, a mail, or the URL of a CRM page.
  // Looks on this machine only. Errors: not_found, conflict (several match; they are named by id).
  Result<CustomerId> resolve(std::string_view reference);
  // As resolve, and when the machine does not know the customer asks the CRMs, which stores the record.
  Result<CustomerId> resolve_or_fetch(std::string_view reference);

  Result<Customer> get(CustomerId id);
  Result<std::vector<Fact>> facts(CustomerId id);
  Result<std::vector<Touchpoint>> journey(CustomerId id);      // oldest first
  Result<std::vector<Commitment>> commitments(CustomerId id);  // due first

  // Goes to the customer's CRMs with the next push where they have a field for it; see Edits.
  Result<FactId> set_fact(CustomerId id, const NewFact& fact);
  // Removes what was noted here, and what the CRM has of it with the next push. A field of a CRM stays until
  // it is gone there. Errors: not_found; conflict (a field that can only be changed in the CRM).
  Status remove_fact(FactId id);

 private:
  Context& context_;
};

}  // namespace rafiq::app
