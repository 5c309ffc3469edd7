// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"

#include <string>
#include <vector>

namespace rafiq {

// Where a customer stands in one CRM.
struct ExternalRef {
  std::string account;  // the account's name on this machine
  std::string entity;   // the CRM's word: "user", "contact"
  std::string id;
  std::string version;  // opaque; empty where the CRM has none
  std::string url;      // of the record's page; empty where unknown

  [[nodiscard]] std::string text() const { return account + ":" + id; }
};

struct ContactPoint {
  std::string value;  // as the CRM has it
  std::string label;  // "mobile", "work"; may be empty
};

// A person as this machine knows them. Several CRMs may hold the same person; links are explicit.
struct Customer {
  CustomerId id;
  std::string name;  // as the CRM shows it
  std::vector<std::string> other_names;
  std::vector<ContactPoint> phones;
  std::vector<ContactPoint> mails;
  std::vector<std::string> languages;  // BCP 47, the preferred first
  std::vector<ExternalRef> refs;
};

}  // namespace rafiq
