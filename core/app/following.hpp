// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/customers.hpp"
#include "core/model/ids.hpp"
#include "core/util/cancel.hpp"
#include "core/util/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

// What another program says is open or calls: untrusted. It selects a customer and never changes anything.
struct Sighting {
  enum class Kind { page, title, reference };
  Kind kind = Kind::page;
  std::string text;  // an address; a window's title; account:id, c12, a phone, a mail or an address
};

struct Seen {
  bool known_record = false;         // false: no account has such pages; everything stays as it is
  std::vector<SearchHit> customers;  // on this machine; several: a person chooses
  std::string to_fetch;              // a reference for fetch(), when there is none here; may be empty
  std::string account;               // which account would be asked; empty: all
};

// From what is open in the CRM, or who calls, to the customer.
class RAFIQ_API Following {
 public:
  explicit Following(Context& context) : context_(context) {}

  // Whose pages are worth hearing of: "https://crm.example.org", each once.
  Result<std::vector<std::string>> origins();
  // Looks on this machine only. Errors: those of the database.
  Result<Seen> look(const Sighting& sighting);
  // Asks the CRMs and stores the record. Errors: not_found; cancelled; those of the CRM.
  Result<std::vector<SearchHit>> fetch(const std::string& reference, const CancelToken& cancel);

 private:
  Result<Seen> look_at_page(const std::string& url);
  Result<Seen> look_at_title(const std::string& title);
  Result<Seen> look_for(const std::string& reference);
  Result<std::vector<SearchHit>> named(const std::vector<CustomerId>& ids);

  Context& context_;
};

}  // namespace rafiq::app
