// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/encoding.hpp"

#include "plugins/file/lines.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/file/desk.hpp"
#include "tests/unit/file/fixtures.hpp"

#include <rafiq/failure.hpp>

namespace {

using namespace rafiq::file;
using test::bytes_of;
using test::Desk;
using test::MemorySource;
using test::records;

std::string encoding_of(const std::string& bytes, const std::string& wanted = {}) {
  MemorySource source(bytes);
  return detect_encoding(source, wanted).name;
}

std::vector<Line> lines_of(const std::string& bytes, std::size_t piece) {
  MemorySource source(bytes);
  source.piece = piece;
  Lines lines(source, detect_encoding(source));
  std::vector<Line> all;
  Line line;
  while (lines.next(line)) all.push_back(line);
  return all;
}

}  // namespace

TEST_CASE("encoding: Arabic exports read the same in every encoding") {
  const auto* fixture = GENERATE("arabic-utf8-bom.csv", "arabic-utf16le-bom.csv", "arabic-utf16be.csv",
                                 "arabic-windows-1256.csv");
  INFO(fixture);
  Desk desk;
  desk.file("customers", bytes_of(std::string("fixtures/") + fixture));
  const auto pages = desk.read();
  const auto found = records(pages);
  REQUIRE(found.size() == 3);
  CHECK(found[0].at("id") == "101");
  CHECK(found[0].at("name") == "سامي الشناوي");
  CHECK(found[2].at("name") == "فاطمة الزهراء العمراني");
  CHECK(found[1].at("phones")[0].at("value") == "0100 000 0108");
  CHECK(found[1].at("extra").at("المدينة") == "صفاقس");
  CHECK(test::observations(pages).empty());
}

TEST_CASE("encoding: what a file is written in is found out") {
  CHECK(encoding_of(bytes_of("fixtures/arabic-windows-1256.csv")) == "windows-1256");
  CHECK(encoding_of(bytes_of("fixtures/western-windows-1252.csv")) == "windows-1252");
  CHECK(encoding_of(bytes_of("fixtures/arabic-utf16be.csv")) == "UTF-16BE");
  CHECK(encoding_of("id,name\n1,Sami\n") == "UTF-8");
  CHECK(encoding_of("") == "UTF-8");
  CHECK(encoding_of("id,name\n1,سامي\n") == "UTF-8");
}

TEST_CASE("encoding: letters that come late decide too") {
  std::string head = "id,name\n";
  while (head.size() < 900'000) head += "12345,Somebody Ordinary\n";
  const auto arabic = bytes_of("fixtures/arabic-windows-1256.csv");
  CHECK(encoding_of(head + arabic) == "windows-1256");
  CHECK(encoding_of(head + "1,سامي\n") == "UTF-8");
}

TEST_CASE("encoding: a person's word counts, but not against a byte order mark") {
  CHECK(encoding_of("1,\xC7\xE1\n", "cp1256") == "windows-1256");
  CHECK(encoding_of(bytes_of("fixtures/arabic-utf16le-bom.csv"), "windows-1256") == "UTF-16LE");
  CHECK_THROWS_AS(encoding_of("x", "klingon-8"), rafiq::Failure);
}

TEST_CASE("encoding: bad bytes are told and shown, and stop nothing") {
  Desk desk;
  desk.file("customers", "id,name\n1,سامي\n2,Jos\xE9\n3,Mona\n");
  const auto pages = desk.read();
  CHECK(records(pages)[1].at("name") == "Jos\uFFFD");
  CHECK(records(pages).size() == 3);
  CHECK_THAT(test::observations(pages), Catch::Contains("customers.csv line 3: some characters are not"));
}

TEST_CASE("lines: the same in whatever pieces the bytes come") {
  const auto bytes = bytes_of("fixtures/arabic-utf16le-bom.csv");
  const auto whole = lines_of(bytes, 1 << 20);
  REQUIRE(whole.size() == 4);
  for (const std::size_t piece : {1, 3, 64}) {
    const auto pieces = lines_of(bytes, piece);
    REQUIRE(pieces.size() == whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
      CHECK(pieces[i].text == whole[i].text);
      CHECK(pieces[i].at.offset == whole[i].at.offset);
    }
  }
}

TEST_CASE("lines: a letter whose second byte is a line feed ends no line") {
  // U+0A0A and U+010A in UTF-16.
  const std::string text(
      "\xFF\xFE\x0A\x0A\x0A\x01"
      "a\0\x0A\0"
      "b\0",
      12);
  const auto lines = lines_of(text, 1 << 20);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].text == "\u0A0A\u010Aa");
  CHECK(lines[1].text == "b");
}

TEST_CASE("lines: an endless line in UTF-16 is passed over and the next one found") {
  std::string text("\xFF\xFE", 2);
  for (int i = 0; i < 700'000; ++i) text.append("x\0", 2);
  text.append("\n\0b\0", 4);
  const auto lines = lines_of(text, 100'001);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].too_long);
  CHECK(lines[1].text == "b");
  CHECK(lines[1].at.line == 2);
}
