// SPDX-License-Identifier: Apache-2.0
#include "core/sync/on_demand.hpp"

#include "core/store/accounts.hpp"
#include "core/store/records.hpp"
#include "core/store/sync_state.hpp"
#include "core/sync/page.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rafiq::sync {
namespace {

Json records_of(const Json& answer) {
  if (!answer.is_object()) return nullptr;
  if (const auto records = answer.find("records"); records != answer.end()) return *records;
  const auto record = answer.find("record");
  if (record == answer.end()) return nullptr;
  return record->is_null() ? Json::array() : Json::array({*record});
}

class Storing {
 public:
  Storing(store::Database& database, store::AccountId account, TimePoint now)
      : records_(database), state_(database), account_(account), now_(now) {}

  void make_ready(const std::vector<Item>& items) {
    for (const auto& item : items)
      if (const auto* record = std::get_if<store::Record>(&item)) records_.make_ready(*record);
  }
  Status write(const store::Record& record) {
    RAFIQ_TRY(const auto change, records_.put(account_, record, {now_, false}));
    if (change == store::Change::suppressed) suppressed_ = true;
    if (!std::holds_alternative<store::CustomerRecord>(record.body)) return success();
    RAFIQ_TRY(state_.set_opened(account_, record.key));
    RAFIQ_TRY(const auto customer, records_.customer_of(account_, record.key));
    if (customer && std::find(found_.begin(), found_.end(), *customer) == found_.end())
      found_.push_back(*customer);
    return success();
  }
  Status write(const store::UnreadableRecord& record) {
    RAFIQ_TRY(records_.keep_aside(account_, record, now_));
    return success();
  }
  // Error: not_found, when whoever it was is not to be known here any more.
  Result<std::vector<CustomerId>> take() {
    if (found_.empty() && suppressed_)
      return Error{ErrorCode::not_found, "This customer was forgotten on this machine", "",
                   "Let them in again: rafiqctl customer unsuppress REF"};
    return std::move(found_);
  }

 private:
  store::Records records_;
  store::SyncState state_;
  store::AccountId account_;
  TimePoint now_;
  std::vector<CustomerId> found_;
  bool suppressed_ = false;
};

}  // namespace

Result<std::vector<CustomerId>> store_answer(store::Database& database, std::string_view account,
                                             const Json& answer, TimePoint now) {
  RAFIQ_TRY(const auto known, store::Accounts(database).get(account));
  Observations ignored;
  RAFIQ_TRY(const auto items, read_items(records_of(answer), account, ignored));
  Storing storing(database, known.id, now);
  storing.make_ready(items);
  RAFIQ_TRY(database.write([&]() -> Status {
    for (const auto& item : items) {
      RAFIQ_TRY(std::visit([&](const auto& record) { return storing.write(record); }, item));
    }
    return success();
  }));
  return storing.take();
}

}  // namespace rafiq::sync
