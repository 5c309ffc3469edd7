// SPDX-License-Identifier: Apache-2.0
#include "core/store/sealed_parts.hpp"

#include "core/store/connection.hpp"
#include "core/store/record_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>

namespace rafiq::store {

bool speaks_of_sensitive(std::string_view text) {
  return std::any_of(all_aspects.begin(), all_aspects.end(), [&](Aspect aspect) {
    return is_sensitive(aspect) && text.find(name(aspect)) != std::string_view::npos;
  });
}

namespace {

bool any_sensitive(const std::vector<CustomerRecord::FactField>& facts) {
  return std::any_of(facts.begin(), facts.end(), [](const auto& fact) { return is_sensitive(fact.aspect); });
}

}  // namespace

std::string identity_in_record(const std::string& record_identity, const CustomerRecord::FactField& fact) {
  return fmt::format("{}:{}:{}", record_identity, name(fact.aspect), fact.label);
}

Fact value_in_record(Connection& db, const std::string& record_identity,
                     const CustomerRecord::FactField& packed) {
  Fact fact;
  fact.aspect = packed.aspect;
  if (is_sensitive(packed.aspect))
    read_value(db, identity_in_record(record_identity, packed), packed.value, fact);
  else
    fact.value = packed.value;
  return fact;
}

std::string withheld_facts(const CustomerRecord& body) {
  auto facts = body.facts;
  for (auto& fact : facts)
    if (is_sensitive(fact.aspect)) fact.value.clear();
  return pack_facts(facts);
}

bool holds_sensitive(const Record& record) {
  const auto* customer = std::get_if<CustomerRecord>(&record.body);
  return customer != nullptr && any_sensitive(customer->facts);
}

std::string fact_identity(std::int64_t id) {
  return fmt::format("fact:{}", id);
}

std::string base_identity(std::int64_t account, std::string_view entity, std::string_view external_id) {
  return fmt::format("base:{}:{}:{}", account, entity, external_id);
}

std::string kept_aside_identity(std::int64_t account) {
  return fmt::format("kept aside:{}", account);
}

void read_value(Connection& db, const std::string& identity, const std::string& stored, Fact& fact) {
  fact.unreadable.reset();
  fact.value = stored;
  if (!is_sensitive(fact.aspect)) return;
  fact.value.clear();
  if (stored.empty()) {
    fact.unreadable = Unreadable::not_stored;
    return;
  }
  auto value = db.vault().unseal(identity, stored);
  if (value)
    fact.value = std::move(value.value());
  else
    fact.unreadable = value.error().code == ErrorCode::bad_data || value.error().code == ErrorCode::not_found
                          ? Unreadable::other_key
                          : Unreadable::no_key;
}

SealedRecord sealed_record(const std::shared_ptr<const SealingKey>& key, AccountId account,
                           const Record& record) {
  const auto identity = base_identity(account.value, record.key.entity, record.key.id);
  SealedRecord sealed{account, key, key->seal(identity, record.base), {}, {}};
  auto facts = std::get<CustomerRecord>(record.body).facts;
  for (auto& fact : facts)
    if (is_sensitive(fact.aspect)) fact.value = key->seal(identity_in_record(identity, fact), fact.value);
  sealed.facts = pack_facts(facts);
  if (record.arrived) sealed.arrived = sealed_hash(*key, *record.arrived);
  return sealed;
}

std::int64_t sealed_hash(const SealingKey& key, std::int64_t arrived) {
  const auto sealed = key.seal("the bytes of a record", std::to_string(arrived));
  return static_cast<std::int64_t>(std::hash<std::string>{}(sealed)) |
         std::numeric_limits<std::int64_t>::min();
}

std::string resting_record(Connection& db, AccountId account, const std::string& record) {
  if (!speaks_of_sensitive(record)) return record;
  auto sealed = db.vault().seal(kept_aside_identity(account.value), record);
  return sealed ? std::move(sealed.value()) : std::string();
}

Result<std::string> plain_text(Connection& db, std::string_view identity, const std::string& stored) {
  if (!Vault::is_sealed(stored)) return stored;
  return db.vault().unseal(identity, stored);
}

}  // namespace rafiq::store
