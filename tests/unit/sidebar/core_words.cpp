// SPDX-License-Identifier: Apache-2.0
// What core says of trouble, in the language of the window.
#include "sidebar/presenters/core_words.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up.hpp"

using namespace rafiq;
using namespace rafiq::sidebar;
using rafiq::sidebar::test::plain;

namespace {

// Says everything it is asked for in capitals.
class LoudWords final : public Words {
 public:
  [[nodiscard]] Language language() const override { return Language::arabic; }
  [[nodiscard]] std::string say(const char* english) const override {
    std::string text = english;
    bool hole = false;
    for (char& letter : text)
      if (letter == '{' || letter == '}')
        hole = letter == '{';
      else if (!hole && letter >= 'a' && letter <= 'z')
        letter = static_cast<char>(letter - 'a' + 'A');
    return text;
  }
  [[nodiscard]] std::string count(const char* one, const char*, std::int64_t) const override {
    return say(one);
  }
};

const Error known{ErrorCode::unreachable, "The CRM cannot be reached", "crm.example", "Try again later"};
const Error unknown{ErrorCode::bad_data, "Line 7 of it is odd", "file.csv", "Mend it"};

}  // namespace

TEST_CASE("in English, core speaks for itself") {
  const rafiq::sidebar::test::PlainWords words;
  CHECK(core_words(words, known) == known.message());
  CHECK(core_words(words, unknown) == unknown.message());
}

TEST_CASE("what core often says is said in the window's language, with where it happened") {
  const LoudWords words;
  CHECK(plain(core_words(words, known)) == "THE CRM CANNOT BE REACHED (crm.example). TRY AGAIN LATER");
  CHECK(core_words(words, known).find(isolate("crm.example")) != std::string::npos);
}

TEST_CASE("a sentence of core that names something is said with the name in it") {
  const LoudWords words;
  const Error named{ErrorCode::not_found,
                    "The file \"customers\" of the account cannot be read. Check the account's files", "",
                    ""};
  CHECK(plain(core_words_with_kind(words, named)) ==
        "THE FILE \"customers\" OF THE ACCOUNT CANNOT BE READ. CHECK THE ACCOUNT'S FILES");
  CHECK(plain(core_words(words, std::string{"The \"odd\" one"})) == "The \"odd\" one");
}

TEST_CASE("why an account cannot be read is said sentence by sentence, with what core filled in") {
  const LoudWords words;
  const auto said = [&](const std::string& text) { return plain(core_words(words, text)); };
  const std::string refused =
      "https://crm.example:8443 refuses connections. Check that the CRM is running, and the address and port";
  const std::string refused_loud =
      "https://crm.example:8443 REFUSES CONNECTIONS. CHECK THAT THE CRM IS RUNNING, AND THE ADDRESS AND PORT";
  CHECK(said(refused + " (account support). Try again later") ==
        refused_loud + " (ACCOUNT support). TRY AGAIN LATER");
  CHECK(said(refused + " (tried 4 times) (account support)") ==
        refused_loud + " (TRIED 4 TIMES) (ACCOUNT support)");
  CHECK(said(refused + ". Try again in 42 s") == refused_loud + ". TRY AGAIN IN 42 S");
  CHECK(said(refused + ". Ask Huda") == refused_loud + ". Ask Huda");  // a remedy that is not known
  CHECK(said("The certificate of https://crm.example cannot be trusted (SSL: it is odd). Nothing was sent") ==
        "THE CERTIFICATE OF https://crm.example CANNOT BE TRUSTED (SSL: it is odd). NOTHING WAS SENT");
  // What is not known as a whole is left alone as a whole.
  for (const char* unknown :
       {"Ask Huda. Try again later", "a refuses connections", "Try again laterally",
        "Odd. It refuses connections. Check that the CRM is running, and the address and port"})
    CHECK(said(unknown) == unknown);
}

TEST_CASE("what core seldom says stands below the kind of trouble, as core said it") {
  const LoudWords words;
  CHECK(plain(core_words(words, unknown)) == unknown.message());
  CHECK(core_words_with_kind(words, known) == core_words(words, known));
  CHECK(plain(core_words_with_kind(words, unknown)) ==
        "WHAT CAME BACK CANNOT BE READ.\n" + unknown.message());
  CHECK(plain(core_words(words, std::string{"Line 7 of it is odd"})) == "Line 7 of it is odd");
}
