// SPDX-License-Identifier: Apache-2.0
#include "core/app/customers.hpp"
#include "core/app/guidance.hpp"
#include "core/app/journey.hpp"
#include "core/app/rafiq.hpp"
#include "tests/bench/million_customers/bench/bench.hpp"

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <random>

namespace bench {
namespace {

// Nothing of the file is in the system's memory after this; it was synced when it was written.
void forget_pages(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fdatasync(descriptor);
  ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
  ::close(descriptor);
}

Status open_one(app::Rafiq& rafiq, CustomerId id) {
  RAFIQ_TRY(const auto customer, rafiq.customers().get(id));
  RAFIQ_TRY(const auto facts, rafiq.customers().facts(id));
  RAFIQ_TRY(const auto journey, rafiq.journey().show(id));
  app::GuideRequest request;
  request.customer = id;
  RAFIQ_TRY(const auto guide, rafiq.guidance().guide(request));
  if (customer.name.empty() || facts.size() < 8 || guide.recommendations.empty())
    return Error{ErrorCode::internal, "A customer of the bench lacks what the pages say", id.text(), ""};
  return success();
}

}  // namespace

int open_customers(const std::filesystem::path& home, int count) {
  const auto rafiq = must(app::Rafiq::open({home, nullptr, {}}));
  std::filesystem::path file;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(home))
    if (entry.path().extension() == ".sqlite" || entry.path().extension() == ".db") file = entry.path();
  std::int64_t last = 0;
  {
    const auto database = must(store::Database::open(file));
    last = must(store::guarded(database->connection(), [&]() -> Result<std::int64_t> {
      return database->connection().find_integer("SELECT max(id) FROM customer").value_or(0);
    }));
  }
  std::mt19937_64 chance(20240607);
  std::uniform_int_distribution<std::int64_t> any(1, last);
  must(open_one(*rafiq,
                CustomerId{any(chance)}));  // the process runs: packs are read, statements are prepared
  std::vector<double> times;
  for (int i = 0; i < count; ++i) {
    const CustomerId id{any(chance)};
    forget_pages(file);
    const auto begin = Steady::now();
    must(open_one(*rafiq, id));
    times.push_back(milliseconds_since(begin));
  }
  std::cout << Json{{"p50", at_share(times, 0.5)},
                    {"p99", at_share(times, 0.99)},
                    {"worst", at_share(times, 1.0)}}
            << "\n";
  return 0;
}

}  // namespace bench
