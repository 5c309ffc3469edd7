// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/records.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace rafiq::store {

class Connection;

// Whether a record that is not on this machine is of a person who was forgotten here: by its place in its
// CRM, a mail or a phone. Error: the key of the marks cannot be had. Nobody new is let in then, or the
// forgotten would be back.
Result<bool> is_suppressed(Connection& db, AccountId account, const Record& record);
Result<bool> is_suppressed(Connection& db, AccountId account, const UnreadableRecord& record);

// What a person is known again by: "mail" and an address, for Vault::mark. Empty when there is too little of
// it.
std::string reference_of_mail(std::string_view mail);
std::string reference_of_phone(std::string_view phone);
std::string reference_of_record(std::string_view account, std::string_view entity, std::string_view id);
// As much as can be made out of a record that cannot be read.
std::vector<std::string> references_of(const std::string& account, const UnreadableRecord& unreadable);
std::string reference_of_id(std::string_view account, std::string_view id);  // of any entity

class Suppressions {
 public:
  explicit Suppressions(Database& database) : database_(&database) {}

  // Part of the caller's write. Error: the key cannot be had.
  Status add(const std::vector<std::string>& references, TimePoint at);
  Result<std::int64_t> count();
  // When somebody with this reference was forgotten.
  Result<std::optional<TimePoint>> find(const std::string& reference);
  // Everything about whoever has the reference is taken off the list. How many people that were.
  Result<std::int64_t> lift(const std::string& reference);
  // The whole list, the marks of which nobody can read when its key is gone.
  Result<std::int64_t> lift_all();

 private:
  Database* database_;
};

}  // namespace rafiq::store
