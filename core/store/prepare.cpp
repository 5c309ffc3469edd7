// SPDX-License-Identifier: Apache-2.0
#include "core/search/index_words.hpp"
#include "core/search/normalise.hpp"
#include "core/store/phone_key.hpp"
#include "core/store/record_facts.hpp"
#include "core/store/records.hpp"
#include "core/store/sealed_parts.hpp"

namespace rafiq::store {
namespace {

// The first of what there is.
const std::string& shown(const CustomerRecord& customer, const RecordKey& key) {
  if (!customer.name.empty()) return customer.name;
  if (!customer.other_names.empty()) return customer.other_names.front();
  if (!customer.mails.empty()) return customer.mails.front().value;
  return customer.phones.empty() ? key.id : customer.phones.front().value;
}

std::string detail(const CustomerRecord& customer) {
  if (!customer.mails.empty()) return customer.mails.front().value;
  return customer.phones.empty() ? std::string() : customer.phones.front().value;
}

}  // namespace

void prepare(Record& record) {
  auto* customer = std::get_if<CustomerRecord>(&record.body);
  if (customer == nullptr || customer->keys) return;
  CustomerRecord::Keys keys;
  std::vector<search::NameForms> forms;
  const auto add_name = [&](const std::string& name) {
    forms.push_back(search::name_forms(name));
    keys.names.push_back(forms.back().normal);
  };
  if (!customer->name.empty()) add_name(customer->name);
  for (const auto& name : customer->other_names) add_name(name);
  keys.shown = shown(*customer, record.key);
  keys.detail = detail(*customer);
  if (forms.empty()) forms.push_back(search::name_forms(keys.shown));
  keys.words = search::index_words(forms);
  for (const auto& phone : customer->phones)
    keys.phones.push_back(phone_key(search::phone_digits(phone.value)));
  for (const auto& mail : customer->mails) keys.mails.push_back(search::normal_mail(mail.value));
  if (!holds_sensitive(record)) keys.facts = pack_facts(customer->facts);
  customer->keys = std::move(keys);
}

void prepare(Record& record, AccountId account, const std::shared_ptr<const SealingKey>& key) {
  prepare(record);
  if (key && holds_sensitive(record)) record.sealed = sealed_record(key, account, record);
}

}  // namespace rafiq::store
