// SPDX-License-Identifier: Apache-2.0
// How a text becomes words of one spelling, and where they stood.
#include "core/draft/contractions.hpp"
#include "core/draft/forms.hpp"
#include "core/draft/normalise.hpp"
#include "core/draft/tokens.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace rafiq;
using namespace rafiq::draft;

namespace {

std::vector<Token> tokens_of(std::string_view text) {
  auto tokenizer = Tokenizer::create();
  REQUIRE(tokenizer.has_value());
  auto tokens = tokenizer.value().tokens(text);
  REQUIRE(tokens.has_value());
  return std::move(tokens.value());
}

std::string forms_in(std::string_view text) {
  std::string forms;
  for (const Token& token : tokens_of(text)) forms += (forms.empty() ? "" : " ") + token.form;
  return forms;
}

bool may_be(std::string_view token, std::string_view word) {
  bool found = false;
  each_form(token, [&](std::string_view form) { found = found || form == word; });
  return found;
}

bool has(const std::vector<std::string>& forms, const std::string& form) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

}  // namespace

TEST_CASE("spellings of one word are one") {
  CHECK(normal_word("HURRYYYY") == "hurry");
  CHECK(normal_word("Don’t") == "don't");
  CHECK(normal_word("ｈｕｒｒｙ") == "hurry");
  CHECK(normal_word("عَجِّلْ") == "عجل");
  CHECK(normal_word("فـــرصة") == normal_word("فرصه"));
  CHECK(normal_word("أسرع") == normal_word("اسرع"));
  CHECK(normal_word("مسؤول") == normal_word("مسوول"));
  CHECK(normal_word("ﻓﺮﺻﺔ") == "فرصه");
  CHECK(normal_word("ماء") != normal_word("ما"));
  CHECK(normal_word("٢٤") == "24");
  CHECK(normal_word("1000") == "1000");
}

TEST_CASE("what is written as one word and means several is several") {
  CHECK(words_of("don't") == std::vector<std::string>{"do", "not"});
  CHECK(words_of("can't") == std::vector<std::string>{"can", "not"});
  CHECK(words_of("you'll") == std::vector<std::string>{"you", "will"});
  CHECK(words_of("it's") == std::vector<std::string>{"it", "is"});
  CHECK(words_of("customer's") == std::vector<std::string>{"customer"});
  CHECK(words_of("متستناش") == std::vector<std::string>{"ما", "تستنا"});
  CHECK(words_of("ماتفوتوش") == std::vector<std::string>{"ما", "تفوتو"});
  CHECK(words_of("موظف") == std::vector<std::string>{"موظف"});
}

TEST_CASE("an Arabic word is found under its particles and pronouns") {
  CHECK(may_be("وبفرصتكم", "فرصه"));
  CHECK(may_be("فالعرض", "عرض"));
  CHECK(may_be("سيتصل", "يتصل"));
  CHECK(may_be("هتندم", "تندم"));
  CHECK(may_be("بيكلمك", "يكلم"));
  CHECK(may_be("نرجعلكم", "نرجع"));
  CHECK_FALSE(may_be("الان", "ان"));
  CHECK_FALSE(may_be("بات", "ات"));
}

TEST_CASE("a word of a lexicon stands for its inflections") {
  CHECK(has(inflected("decide"), "deciding"));
  CHECK(has(inflected("hurry"), "hurries"));
  CHECK(has(inflected("stop"), "stopping"));
  CHECK(has(inflected("يخسر"), "تخسرون"));
  CHECK(has(inflected("يشتري"), "تشتروا"));
  CHECK(has(futures("نتصل"), "سنتصل"));
  CHECK_FALSE(has(futures("نتصل"), "سيتصل"));
  CHECK(has(futures("يتصل"), "سيتصل"));
  CHECK(has(futures("نكلم"), "هكلم"));
  CHECK_FALSE(has(futures("نعيد"), "بعيد"));
}

TEST_CASE("tokens remember where they stood") {
  const auto tokens = tokens_of("Don’t wait, عجّل!");
  REQUIRE(tokens.size() == 7);
  CHECK(forms_in("Don’t wait, عجّل!") == "#start do not wait #comma عجل #exclaim");
  CHECK(tokens[1].begin == 0);
  CHECK(tokens[1].end == 7);  // the curly apostrophe has three bytes
  CHECK(tokens[2].begin == 0);
  CHECK(tokens[5].begin == 14);
  CHECK(tokens[5].end == 22);
  CHECK(tokens[3].clause != tokens[5].clause);
  CHECK(tokens[3].sentence == tokens[5].sentence);
}

TEST_CASE("numbers, times and placeholders are words of their own") {
  CHECK(forms_in("by 4pm") == "#start by 4 pm");
  CHECK(forms_in("الساعة ٤") == "#start الساعه 4");
  CHECK(forms_in("due ${journey.commitment.due}.") == "#start due ${journey.commitment.due}");
  CHECK(forms_in("الـDSLAM") == "#start ال dslam");
}

TEST_CASE("quotations are known, those never closed are none") {
  const auto said = tokens_of("He said “hurry up” twice");
  CHECK(said[3].quote == 1);
  CHECK(said[4].quote == 1);
  CHECK(said[5].quote == 0);
  for (const Token& token : tokens_of("Size 5\" and hurry")) CHECK(token.quote == 0);
}

TEST_CASE("capitals that stand for words are known, shouting is not") {
  CHECK(tokens_of("Our SLA is two days")[2].acronym);
  CHECK_FALSE(tokens_of("Our car is new")[2].acronym);
  for (const Token& token : tokens_of("HURRY UP NOW")) CHECK_FALSE(token.acronym);
}

TEST_CASE("what is not UTF-8 is refused with its place") {
  auto tokenizer = Tokenizer::create();
  REQUIRE(tokenizer.has_value());
  const auto tokens = tokenizer.value().tokens("good \xC3\x28");
  REQUIRE_FALSE(tokens.has_value());
  CHECK(tokens.error().code == ErrorCode::bad_data);
  CHECK(tokens.error().where == "byte 5");
  CHECK_FALSE(tokenizer.value().tokens(std::string((1 << 20) + 1, 'a')).has_value());
}
