// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/accounts.hpp"
#include "core/store/canonical_dump.hpp"
#include "core/sync/pull.hpp"
#include "tests/support/fake_crm.hpp"
#include "tests/support/home.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace rafiq::test {

// A home as it was before a pull, the CRM the pull reads, and what it should end as.
class Story {
 public:
  enum Kind { first_pull, changes, full_again };
  static constexpr Kind all[] = {first_pull, changes, full_again};

  explicit Story(Kind kind) : full_(kind == full_again) {
    {
      const auto database = open(before());
      store::AccountSettings account;
      account.name = "support";
      account.connector = "test";
      if (!store::Accounts(*database).add(account)) throw std::runtime_error("no account");
      for (int i = 1; i <= 5; ++i) crm.put(customer_json(std::to_string(i), "Customer " + std::to_string(i)));
      crm.put(touchpoint_json("1/1", "1"));
      crm.put(touchpoint_json("9/1", "9"));                                           // waits
      crm.put({{"kind", "customer"}, {"entity", "user"}, {"id", "6"}, {"name", 6}});  // is kept aside
      if (kind != first_pull && !pull(*database, false)) throw std::runtime_error("no first pull");
    }
    if (kind == first_pull) return;
    crm.put(customer_json("2", "Renamed"));
    crm.put(customer_json("9", "The one waited for"));
    crm.put(commitment_json("7", "9"));
    if (kind == changes) crm.remove(customer_json("1", ""));
    if (kind == full_again) crm.drop(customer_json("3", ""));
  }

  // A fresh copy of the home; the file to open.
  std::filesystem::path start_over() {
    std::filesystem::remove_all(now());
    std::filesystem::copy(before(), now(), std::filesystem::copy_options::recursive);
    return now() / "rafiq.sqlite";
  }
  [[nodiscard]] static std::unique_ptr<store::Database> open(const std::filesystem::path& home) {
    auto database = store::Database::open(home / "rafiq.sqlite");
    if (!database) throw std::runtime_error(database.error().message());
    return std::move(database).value();
  }
  [[nodiscard]] std::filesystem::path before() const { return folder_ / "before"; }
  [[nodiscard]] std::filesystem::path now() const { return folder_ / "now"; }

  // Asks for what was asked for when it had not begun, and goes on otherwise.
  bool pull(store::Database& database) { return pull(database, full_ && !has_begun(database)); }

  // The dump of a pull that nothing happens to.
  std::string told_undisturbed() {
    start_over();
    const auto database = open(now());
    if (!pull(*database)) throw std::runtime_error("the pull fails by itself");
    return store::canonical_dump(*database).value();
  }

  FakeCrm crm;

 private:
  static std::string dump_of(store::Database& database) {
    const auto dump = store::canonical_dump(database);
    if (!dump) throw std::runtime_error(dump.error().message());
    return dump.value();
  }
  bool has_begun(store::Database& database) { return dump_of(database) != dump_of(*open(before())); }
  bool pull(store::Database& database, bool full) {
    sync::PullOptions options;
    options.full = full;
    options.clock = std::make_shared<FixedClock>(noon);
    return sync::pull(database, crm.reader(), "support", options).has_value();
  }
  Scratch folder_;
  bool full_ = false;
};

}  // namespace rafiq::test
