// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/free_text.hpp"

#include "tests/support/catch.hpp"

using namespace rafiq;
using namespace rafiq::guidance;
using Words = std::vector<std::string>;

namespace {

const TimePoint now = parse_iso8601("2026-03-10").value();

FactVocabulary degrees() {
  FactVocabulary words;
  for (const char* id : {"basic", "bachelor", "master", "doctorate"}) words.values.push_back({id, {}});
  const auto add = [&](std::uint8_t value, std::initializer_list<const char*> terms) {
    for (const char* term : terms) REQUIRE(add_term(words, term, value));
  };
  add(0, {"no degree", "أساسي"});
  add(1, {"degree", "BSc", "جامعي", "بكالوريوس"});
  add(2, {"master", "master of science", "ماجستير"});
  add(3, {"Ph.D.", "doctorate", "دكتوراه", "أستاذ جامعي"});
  return words;
}

}  // namespace

TEST_CASE("words are compared without what writers differ in") {
  CHECK(words_of("  Égalité, ÉCOLE ") == Words{"egalite", "ecole"});
  CHECK(words_of("الدُّكْتُوراه") == words_of("دكتوراة"));
  CHECK(words_of("أحمد إبراهيم آمال ٱلله") == Words{"احمد", "ابراهيم", "امال", "الله"});
  CHECK(words_of("مستشفى") == words_of("مستشفي"));
  CHECK(words_of("عـــربي") == Words{"عربي"});
  CHECK(words_of("والدكتوراه") == words_of("دكتوراه"));
  CHECK(words_of("۱۲ ١٢ 12") == Words{"12", "12", "12"});
  CHECK(words_of("12yrs") == Words{"12", "yrs"});
  CHECK(words_of("2.5 ٢٫٥") == Words{"2.5", "2.5"});
  CHECK(words_of("Ph.D.") == Words{"ph", "d"});
  CHECK(words_of("ﻋﺮﺑﻲ") == Words{"عربي"});  // presentation forms, as old exports have them
  CHECK(words_of("\u200Fعربي\u200E") == Words{"عربي"});
  CHECK(words_of("").empty());
  CHECK(words_of("\xff\xfe!").empty());
}

TEST_CASE("characters are counted as a reader sees them") {
  CHECK(characters_in("") == 0);
  CHECK(characters_in("مُحَمَّد") == 4);
  CHECK(characters_in("e\u0301👨‍👩‍👧🇪🇬") == 3);
}

TEST_CASE("free text names a value in either language, by whole words") {
  const auto words = degrees();
  CHECK(value_named(words, "PhD in physics") == std::nullopt);  // "phd" is no term here, "ph.d." is
  CHECK(value_named(words, "ph d in physics") == 3);
  CHECK(value_named(words, "حاصل على الدكتوراه") == 3);
  CHECK(value_named(words, "bsc (Hons)") == 1);
  CHECK(value_named(words, "headmaster") == std::nullopt);
  CHECK(value_named(words, "") == std::nullopt);
}

TEST_CASE("the longest term wins, wherever it stands, and the first of equals") {
  const auto words = degrees();
  CHECK(value_named(words, "degree: Master of Science") == 2);
  CHECK(value_named(words, "جامعي، أستاذ جامعي") == 3);
  CHECK(value_named(words, "بكالوريوس") == 1);
  CHECK(value_named(words, "ماجستير، دكتوراه") == 2);
  CHECK(value_named(words, "دكتوراه، ماجستير") == 3);
}

TEST_CASE("a term after a negation does not count, unless the term says so itself") {
  const auto words = degrees();
  CHECK(value_named(words, "no degree") == 0);
  CHECK(value_named(words, "without BSc") == std::nullopt);
  CHECK(value_named(words, "غير جامعي") == std::nullopt);
  CHECK(value_named(words, "ليس جامعيًا") == std::nullopt);
}

TEST_CASE("several values are named at once, and overlapping terms only by the longer") {
  const auto words = degrees();
  ValueSet both;
  both.add(1);
  both.add(2);
  CHECK(values_named(words, "BSc, master") == both);
  CHECK(values_named(words, "أستاذ جامعي") == ValueSet::of(3));
  CHECK(values_named(words, "no degree, no master") == ValueSet::of(0));
  CHECK(values_named(words, "nothing of the kind").empty());
}

TEST_CASE("the Arabic \"and\" belongs to no word") {
  const auto words = degrees();
  ValueSet both = ValueSet::of(1);
  both.add(2);
  CHECK(values_named(words, "بكالوريوس وماجستير") == both);
  CHECK(values_named(words, "بكالوريوس ولا ماجستير") == ValueSet::of(1));
  CHECK(values_named(words, "وماجستير وغير جامعي") == ValueSet::of(2));
}

TEST_CASE("a term that names two values is refused") {
  auto words = degrees();
  CHECK(add_term(words, "bsc", 1));
  CHECK_FALSE(add_term(words, "BSC", 2));
  CHECK_FALSE(add_term(words, "...", 2));
}

TEST_CASE("experience is told in years and months, in both languages") {
  const auto years = [](const char* text) { return years_told(text, now); };
  CHECK(years("12 years") == 12);
  CHECK(years("١٢ سنة") == 12);
  CHECK(years("منذ 3 أعوام") == 3);
  CHECK(years("خبرة سنتين في المجال") == 2);
  CHECK(years("10+ yrs") == 10);
  CHECK(years("3-5 years") == 3);
  CHECK(years("2.5 years") == 2.5);
  CHECK(years("18 months") == 1.5);
  CHECK(years("6 أشهر") == 0.5);
  CHECK(years("شهرين") == Approx(2.0 / 12));
  CHECK(years("since 2015") == 11);
  CHECK(years("عميل منذ ٢٠٢٠") == 6);
  CHECK(years("7") == 7);
  CHECK(years("customer no. 7") == std::nullopt);
  CHECK(years("since 2031") == std::nullopt);
  CHECK(years("some years") == std::nullopt);
  CHECK(years("4711") == std::nullopt);
  CHECK(years("500 years") == std::nullopt);
  CHECK(years("expert") == std::nullopt);
  CHECK(years("") == std::nullopt);
}

TEST_CASE("years become a level of experience") {
  CHECK(experience_after(0) == 0);
  CHECK(experience_after(0.9) == 0);
  CHECK(experience_after(1) == 1);
  CHECK(experience_after(2.9) == 1);
  CHECK(experience_after(3) == 2);
  CHECK(experience_after(9.9) == 2);
  CHECK(experience_after(10) == 3);
}
