// SPDX-License-Identifier: Apache-2.0
#include "core/util/yaml_value.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq;

namespace {

const std::filesystem::path file("pack.yaml");

// What is wrong with the text, in one line a problem.
std::vector<std::string> faults_of(std::string_view text) {
  Problems problems;
  (void)YamlDocument::read(text, file, problems);
  std::vector<std::string> lines;
  for (const auto& one : std::move(problems).sorted())
    lines.push_back(std::to_string(one.line) + ": " + one.what);
  return lines;
}

struct Read {
  explicit Read(std::string_view text) : document(YamlDocument::read(text, file, problems).value()) {}
  [[nodiscard]] YamlValue root() { return {document, file, problems}; }
  Problems problems;
  YamlDocument document;
};

}  // namespace

TEST_CASE("yaml: values know their text, their shape and their line") {
  Read read("cards:\n  - id: one\n    title: {ar: \"سلام\", en: Hello there}\n  - id: two\n");
  const auto cards = read.root().member("cards").value().items();
  REQUIRE(cards.size() == 2);
  CHECK(cards[0].member("id").value().text("id") == "one");
  CHECK(cards[0].member("title").value().member("ar").value().text("ar") == "سلام");
  CHECK(cards[0].member("title").value().line() == 3);
  CHECK(cards[1].line() == 4);
  CHECK(read.problems.size() == 0);
}

TEST_CASE("yaml: what is left out or called null is nothing, in quotes it is a text") {
  Read read("a:\nb: ~\nc: null\nd: \"null\"\n");
  for (const char* key : {"a", "b", "c"}) CHECK_FALSE(read.root().member(key).value().text(key).has_value());
  CHECK(read.root().member("d").value().text("d") == "null");
}

TEST_CASE("yaml: an empty text is a document without a value") {
  Read read("# nothing but a remark\n");
  CHECK_FALSE(read.root().is_map("the file"));
}

TEST_CASE("yaml: an alias stands for the value that it names") {
  Read read("one: &phone [phone, branch]\ntwo: *phone\n");
  const auto two = read.root().member("two").value().items();
  REQUIRE(two.size() == 2);
  CHECK(two[1].text("a channel") == "branch");
}

TEST_CASE("yaml: what cannot be read is refused with its line") {
  CHECK(faults_of("a: [1, 2\nb: 3\n").front().find("this is not YAML") != std::string::npos);
  CHECK(faults_of("a: 1\n\tb: 2\n").front().substr(0, 3) == "2: ");
  CHECK(faults_of("a: 1\nb: *c\n") == std::vector<std::string>{"2: nothing above is called \"c\""});
  CHECK(faults_of("a: &a [1, *a]\n") == std::vector<std::string>{"1: nothing above is called \"a\""});
}

TEST_CASE("yaml: neither depth nor aliases make a small text a large one") {
  CHECK(faults_of(std::string(100, '[')) ==
        std::vector<std::string>{"1: this lies too deep in other values"});
  std::string laughs("a0: &a0 [1, 2]\n");
  for (int i = 1; i < 40; ++i) {
    const auto before = "*a" + std::to_string(i - 1);
    laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before + "]\n";
  }
  REQUIRE(faults_of(laughs).size() == 1);
  CHECK(faults_of(laughs).front().find("more than a million values") != std::string::npos);
}
