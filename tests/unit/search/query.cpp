// SPDX-License-Identifier: Apache-2.0
#include "core/search/query.hpp"

#include "core/search/name_fit.hpp"
#include "core/search/normalise.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq::search;

namespace {
std::optional<Fit> fit(std::string_view typed, const std::string& name) {
  const std::vector<std::string> normal{normal_name(name)};
  std::string words = normal.front();
  for (const auto& word : extra_words(name)) words += " " + word;
  const auto query = read_query(typed);
  return NameFit(query).of(normal, words);
}
}  // namespace

TEST_CASE("a text is read in each way it can be meant") {
  CHECK(read_query("  ").empty());
  CHECK(read_query("0100 123").digits == "100123");
  CHECK(read_query("٠١٠٠ ١٢٣").digits == "100123");
  CHECK(read_query("27").digits.empty());
  CHECK(read_query("27").text == "27");
  CHECK(read_query("\u202A+20 100\u202C").digits == "20100");
  CHECK(read_query("Layla 2").digits.empty());
  CHECK(read_query("Layla@Example.com").mail == "layla@example.com");
  CHECK(read_query("Layla@Example.com").words.empty());
  CHECK(read_query("layla").mail == "layla");
  CHECK(read_query("layla h").mail.empty());
  CHECK(read_query("أحمد").name == "احمد");
  CHECK(read_query("support:27").text == "support:27");
}

TEST_CASE("digits in a word have to match: no sound speaks for them") {
  CHECK(fit("customer103", "Customer103") == Fit::exact);
  CHECK(fit("customer10", "Customer103") == Fit::beginning);
  CHECK_FALSE(fit("customer103", "Customer40"));
  CHECK_FALSE(fit("عميل١٠٣", "عميل ٤٠"));
  CHECK(fit("custumer", "Customer40") == Fit::sounds);
}

TEST_CASE("a name fits exactly, by its beginning, or by its words") {
  CHECK(fit("ليلى حداد", "ليلي حدّاد") == Fit::exact);
  CHECK(fit("لي", "ليلى حداد") == Fit::beginning);
  CHECK(fit("ليلى ح", "ليلى حداد") == Fit::beginning);
  CHECK(fit("حد", "ليلى حداد") == Fit::words);
  CHECK(fit("حداد ليلى", "ليلى حداد") == Fit::words);
  CHECK(fit("شريف", "نادر الشريف") == Fit::words);
  CHECK(fit("نادر الشريف", "نادر شريف") == Fit::words);
  CHECK_FALSE(fit("حداد سمر", "ليلى حداد"));
  CHECK_FALSE(fit("", "ليلى حداد"));
  CHECK_FALSE(fit("يلى", "ليلى حداد"));
}
