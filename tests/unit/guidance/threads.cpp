// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/situations.hpp"

#include <atomic>
#include <mutex>
#include <thread>

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;

// Under ThreadSanitizer this is the proof that a pack may be shared, and replaced under those who read it.
TEST_CASE("many threads evaluate one pack while it is replaced") {
  std::mutex lock;
  auto current = small_pack();
  const auto taken = [&] {
    const std::lock_guard guard(lock);
    return current;
  };
  auto one = situation();
  one.facts = {fact(Aspect::education, "PhD"), agreed(fact(Aspect::cultural_background, "Gulf"))};
  one.journey.open_complaint =
      CaseSeen{"support", {"4", "late", "open", "complaint"}, now - std::chrono::days{9}, now};
  const std::string arabic = all_of(evaluate(*current, one, Language::arabic, "need.ask"));
  const std::string english = all_of(evaluate(*current, one, Language::english, "need.ask"));

  std::atomic<int> wrong = 0;
  std::atomic<bool> done = false;
  std::vector<std::thread> readers;
  for (int i = 0; i < 6; ++i)
    readers.emplace_back([&, i] {
      const Language language = i % 2 == 0 ? Language::arabic : Language::english;
      for (int k = 0; k < 60; ++k)
        if (all_of(evaluate(*taken(), one, language, "need.ask")) != (i % 2 == 0 ? arabic : english)) ++wrong;
    });
  std::thread writer([&] {
    while (!done) {
      auto next = small_pack();
      const std::lock_guard guard(lock);
      current = std::move(next);
    }
  });
  for (std::thread& reader : readers) reader.join();
  done = true;
  writer.join();
  CHECK(wrong == 0);
}
