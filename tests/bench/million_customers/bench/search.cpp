// SPDX-License-Identifier: Apache-2.0
#include "core/search/index_words.hpp"
#include "core/search/normalise.hpp"
#include "core/search/query.hpp"
#include "core/store/customers.hpp"
#include "tests/bench/million_customers/bench/bench.hpp"
#include "tests/bench/million_customers/bench/everybody.hpp"

#include <nlohmann/json.hpp>
#include <unicode/unistr.h>

#include <random>
#include <thread>

namespace bench {
namespace {

constexpr int shown = 20;
constexpr int served_customers = 300;

// The beginnings of a text, a character longer each.
std::vector<std::string> typed(const std::string& text) {
  const auto unicode = icu::UnicodeString::fromUTF8(text);
  std::vector<std::string> all;
  for (int32_t end = 1; end <= unicode.length(); ++end)
    unicode.tempSubString(0, end).toUTF8String(all.emplace_back());
  return all;
}

// What an agent may type of somebody.
class Texts {
 public:
  explicit Texts(const Everybody& everybody) : everybody_(everybody) {}

  std::string name() { return any().name; }
  std::string text() {
    const auto kind = chance_() % 100;
    const auto& person = any();
    if (kind < 50) return person.name;
    if (kind < 60) return latin_[chance_() % latin_.size()];
    if (kind < 65) return person.name.substr(person.name.find(' ') + 1);
    if (kind < 80) return person.phone.substr(person.phone.size() - 3 - chance_() % 6);
    if (kind < 95) return person.mail;
    return person.external_id;
  }
  std::mt19937_64& chance() { return chance_; }

 private:
  const Person& any() { return everybody_.people()[chance_() % everybody_.people().size()]; }

  const Everybody& everybody_;
  std::mt19937_64 chance_{20240607};
  std::vector<std::string> latin_{"Mohamed Sherif",    "Muhammad",    "Fatma Haddad",   "Youssef",
                                  "Abdelrahman Salem", "Zeinab",      "Khaled Mansour", "Mahmoud Zaki",
                                  "Ibrahim Gerges",    "Noha Elsayed"};
};

// The same names in an index of FTS5 as its manual makes one, asked the way its manual asks.
class Bm25 {
 public:
  Bm25(const Everybody& everybody, const std::filesystem::path& file) : sqlite_(file.string(), 6) {
    sqlite_.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384");
    sqlite_.exec("CREATE VIRTUAL TABLE names USING fts5 (name, prefix = '1 2 3 4 5 6 7 8')");
    sqlite_.exec("BEGIN");
    SQLite::Statement insert(sqlite_, "INSERT INTO names (rowid, name) VALUES (?, ?)");
    for (const auto& person : everybody.people()) {
      insert.bind(1, person.id);
      insert.bind(2, person.normal);
      insert.exec();
      insert.reset();
    }
    sqlite_.exec("COMMIT");
    sqlite_.exec("INSERT INTO names (names) VALUES ('optimize')");
  }

  double ask(const search::Query& query) {
    std::string match;
    for (const auto& word : query.words) match += (match.empty() ? "\"" : " AND \"") + word.beginning + "\"*";
    const auto begin = Steady::now();
    SQLite::Statement ask(sqlite_,
                          "SELECT rowid, name FROM names WHERE names MATCH ? ORDER BY bm25(names) LIMIT 20");
    ask.bind(1, match);
    while (ask.executeStep()) {
    }
    return milliseconds_since(begin);
  }

 private:
  SQLite::Database sqlite_;
};

void serve_some(store::Database& database, const Everybody& everybody) {
  std::mt19937_64 chance(7);
  must(database.write([&]() -> Status {
    for (int i = 0; i < served_customers; ++i) {
      const auto& person = everybody.people()[chance() % everybody.people().size()];
      database.connection().run("UPDATE customer SET served_at = ? WHERE id = ?", 1'700'000'000'000 + i,
                                person.id);
    }
    return success();
  }));
}

struct Wrong {
  int count = 0;
  std::string first;
};

// Asks the index and the scan for the same texts, the scan on all processors.
Wrong compare(store::Database& database, const Everybody& everybody, const std::vector<std::string>& texts) {
  std::vector<std::vector<std::int64_t>> found(texts.size());
  std::vector<std::vector<std::int64_t>> expected(texts.size());
  store::Customers customers(database);
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (const auto& line : must(customers.search(texts[i], shown))) found[i].push_back(line.id.value);
  std::vector<std::thread> threads;
  const std::size_t count = std::max(1U, std::thread::hardware_concurrency());
  for (std::size_t t = 0; t < count; ++t)
    threads.emplace_back([&, t] {
      for (auto i = t; i < texts.size(); i += count) expected[i] = everybody.search(texts[i], shown);
    });
  for (auto& thread : threads) thread.join();
  Wrong wrong;
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (found[i] != expected[i] && ++wrong.count == 1) wrong.first = texts[i];
  return wrong;
}

}  // namespace

int search(const std::filesystem::path& file, const std::filesystem::path& scratch, int texts,
           int against_bm25) {
  const auto database = must(store::Database::open(file));
  {
    const Everybody everybody(*database);
    serve_some(*database, everybody);
  }
  const Everybody everybody(*database);
  Texts any(everybody);
  store::Customers customers(*database);

  std::vector<double> ours;
  std::vector<std::string> compared;
  std::string slowest;
  double longest = 0;
  for (int i = 0; i < texts; ++i) {
    const auto keys = typed(any.text());
    compared.push_back(keys[any.chance()() % keys.size()]);
    for (const auto& text : keys) {
      const auto begin = Steady::now();
      must(customers.search(text, shown));
      ours.push_back(milliseconds_since(begin));
      if (ours.back() > longest) longest = ours.back(), slowest = text;
    }
  }

  std::vector<double> names_ours;
  double costliest = 0;
  std::string costliest_name;
  std::vector<double> names_bm25;
  Bm25 bm25(everybody, scratch);
  for (int i = 0; i < against_bm25; ++i)
    for (const auto& text : typed(any.name())) {
      const auto query = search::read_query(text);
      if (query.words.empty()) continue;
      names_bm25.push_back(bm25.ask(query));
      const auto begin = Steady::now();
      must(customers.search(text, shown));
      names_ours.push_back(milliseconds_since(begin));
      if (names_ours.back() > costliest) costliest = names_ours.back(), costliest_name = text;
    }
  const auto wrong = compare(*database, everybody, compared);
  std::cout << Json{{"keystrokes", ours.size()},
                    {"p50", at_share(ours, 0.5)},
                    {"p99", at_share(ours, 0.99)},
                    {"worst", longest},
                    {"slowest", slowest},
                    {"names_p50", at_share(names_ours, 0.5)},
                    {"names_p99", at_share(names_ours, 0.99)},
                    {"names_worst", costliest},
                    {"costliest_name", costliest_name},
                    {"bm25_keystrokes", names_bm25.size()},
                    {"bm25_p50", at_share(names_bm25, 0.5)},
                    {"bm25_p99", at_share(names_bm25, 0.99)},
                    {"compared", compared.size()},
                    {"wrong", wrong.count},
                    {"first_wrong", wrong.first}}
            << "\n";
  return 0;
}

}  // namespace bench
