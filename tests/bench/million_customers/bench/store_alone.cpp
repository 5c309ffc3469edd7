// SPDX-License-Identifier: Apache-2.0
#include "core/store/accounts.hpp"
#include "core/store/bulk.hpp"
#include "core/store/records.hpp"
#include "core/store/sync_state.hpp"
#include "core/sync/read_record.hpp"
#include "tests/bench/million_customers/bench/bench.hpp"
#include "tests/support/keys.hpp"

#include <fstream>
#include <iterator>

namespace bench {
namespace {

std::vector<store::Record> read_page(const std::filesystem::path& page, store::AccountId account,
                                     const std::shared_ptr<const store::SealingKey>& key) {
  std::ifstream file(page);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::vector<store::Record> records;
  sync::Observations said;
  const auto json = must(parse_json(text, ""));
  for (const auto& record : json) {
    records.push_back(std::get<store::Record>(sync::read_record(record, said)));
    store::prepare(records.back(), account, key);
  }
  return records;
}

Status put(store::Database& database, store::AccountId account, const std::vector<store::Record>& page) {
  store::Records records(database);
  RAFIQ_TRY(auto rarely, records.rarely());
  std::vector<std::int64_t> rows;
  for (const auto& record : page) {
    RAFIQ_TRY(const auto stored, records.store(account, record, {{}, true, &rarely}));
    rows.push_back(stored.row);
  }
  return store::SyncState(database).mark_seen(account, std::move(rows));
}

}  // namespace

// The pages are read and what is sensitive is sealed first, as the threads of a sync do, and that is not
// counted: whoever imports rows from a file has them as rows, sealed. What is counted is all that the writing
// thread does.
int store_alone(const std::filesystem::path& pages, const std::filesystem::path& file) {
  store::DatabaseOptions options{file};
  options.keys = std::make_shared<test::Keys>();
  const auto database = must(store::Database::open(options));
  const auto account = must(store::Accounts(*database).add({"crm", "pages", {}, {}, {}}));
  store::Bulk bulk(*database);
  must(database->vault().ready());
  const auto key = database->vault().loaded_key();
  double spent = 0;
  const auto timed = [&](const auto& work) {
    const auto begin = Steady::now();
    must(work());
    spent += milliseconds_since(begin);
  };
  timed([&] { return database->write([&] { return bulk.begin(); }); });
  timed([&] { return bulk.set_pace(); });
  std::size_t count = 0;
  for (int number = 0; std::filesystem::exists(pages / std::to_string(number)); ++number) {
    const auto page = read_page(pages / std::to_string(number), account, key);
    count += page.size();
    timed([&] { return database->write([&] { return put(*database, account, page); }); });
    timed([&] { return bulk.catch_up(); });
  }
  timed([&] { return bulk.finish(); });
  std::cout << Json{{"records", count}, {"seconds", spent / 1000}} << "\n";
  return 0;
}

}  // namespace bench
