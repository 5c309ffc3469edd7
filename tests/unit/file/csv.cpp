// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/csv.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/file/desk.hpp"

namespace {

using namespace rafiq::file;
using test::Desk;
using test::MemorySource;
using test::records;

struct Read {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::uint64_t> lines;
  std::string said;
  char delimiter = 0;
  std::vector<std::string> columns;
};

Read read(const std::string& bytes, const ReadOptions& options = {}, std::size_t piece = 7) {
  MemorySource source(bytes);
  source.piece = piece;
  CsvReader reader(source, detect_encoding(source), options);
  Notes notes("f.csv");
  Read seen;
  Row row;
  while (reader.next(row, notes)) {
    auto& values = seen.rows.emplace_back();
    for (const auto& cell : row.cells) values.push_back(cell.value);
    seen.lines.push_back(row.at.line);
  }
  for (const auto& note : notes.take()) seen.said += note + '\n';
  seen.delimiter = reader.delimiter();
  seen.columns = reader.columns().names();
  return seen;
}

using Rows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("csv: quotes, doubled quotes, delimiters and line ends inside them") {
  const auto seen =
      read("id,name,note\r\n1,\"Haddad, Sami\",\"said \"\"yes\"\"\"\r\n2,Mona,\"two\r\nlines\"\r\n");
  CHECK(seen.rows == Rows{{"1", "Haddad, Sami", "said \"yes\""}, {"2", "Mona", "two\nlines"}});
  CHECK(seen.lines == std::vector<std::uint64_t>{2, 3});
  CHECK(seen.said.empty());
}

TEST_CASE("csv: every delimiter is found, also where another one is in the text") {
  CHECK(read("id;name\n1;Haddad, Sami\n2;Nour, Ali\n").delimiter == ';');
  CHECK(read("id\tname\n1\ta, b\n").delimiter == '\t');
  CHECK(read("id|name|x\n1|a;b|c;d\n").delimiter == '|');
  CHECK(read("id,name\n1,\"a;b;c\"\n").delimiter == ',');
  CHECK(read("sep=;\r\nid;name\r\n1;Sami\r\n").rows == Rows{{"1", "Sami"}});
  CHECK(read("id\n1\n2\n").rows == Rows{{"1"}, {"2"}});
  CHECK(read("id,a;b\n1,2\n", {"", ";", Header::detect}).columns == std::vector<std::string>{"id,a", "b"});
}

TEST_CASE("csv: a stray quote costs its own line and no other") {
  const auto seen = read("id,name,city\n1,\"Sami,Amman\n2,Mona,\"Tunis\"\n3,Ali,\"Fez\"\n");
  CHECK(seen.rows == Rows{{"2", "Mona", "Tunis"}, {"3", "Ali", "Fez"}});
  CHECK(seen.said ==
        "f.csv line 2: a quote is opened and not closed; the line is left out. Double the quotes inside a "
        "value, or close the value's quote\n");
  const auto last = read("id,name\n1,Sami\n2,\"Mona\n");
  CHECK(last.rows == Rows{{"1", "Sami"}});
  CHECK_THAT(last.said, Catch::Contains("line 3: a quote is opened"));
}

TEST_CASE("csv: a quoted value of many lines that is a few fields short stays one record") {
  const auto seen = read("id,name,note\n1,\"one\ntwo\nthree\"\n2,Mona,x\n");
  CHECK(seen.rows == Rows{{"1", "one\ntwo\nthree"}, {"2", "Mona", "x"}});
  CHECK_THAT(seen.said, Catch::Contains("line 2: there are fewer fields"));
}

TEST_CASE("csv: an open quote in a huge file does not swallow it") {
  std::string bytes = "id,name\n1,\"open\n";
  for (int i = 2; i < 60'000; ++i) bytes += std::to_string(i) + ",somebody\n";
  const auto seen = read(bytes, {}, 1 << 20);
  CHECK(seen.rows.size() == 59'998);
  CHECK(seen.rows.front() == std::vector<std::string>{"2", "somebody"});
}

TEST_CASE("csv: ragged rows are told, and never shift a value into another column") {
  const auto seen = read("id,name,city\n1,Sami\n2,Mona,Tunis,extra\n3,Ali,Fez,,\n");
  CHECK(seen.rows == Rows{{"1", "Sami"}, {"3", "Ali", "Fez"}});
  CHECK_THAT(seen.said,
             Catch::Contains("line 2: there are fewer") && Catch::Contains("line 3: there are more"));
}

TEST_CASE("csv: headers that are missing, empty or double") {
  const auto bare = read("17,Sami Haddad,sami@example.com\n18,Mona,mona@example.org\n");
  CHECK(bare.columns == std::vector<std::string>{"#1", "#2", "#3"});
  CHECK(bare.rows.size() == 2);
  const auto odd = read("id,,phone,phone\n1,x,2,3\n");
  CHECK(odd.columns == std::vector<std::string>{"id", "#2", "phone", "phone (2)"});
  CHECK(read("id,name\n1,x\n", {"", "", Header::absent}).rows.size() == 2);
  CHECK(read("1,2\n3,4\n", {"", "", Header::present}).columns == std::vector<std::string>{"1", "2"});
}

TEST_CASE("csv: old and odd line ends, blank lines, no end at the end") {
  CHECK(read("id,name\r1,Sami\r2,Mona").rows == Rows{{"1", "Sami"}, {"2", "Mona"}});
  CHECK(read("\n\nid,name\n\n1,Sami\n   \n2,Mona").rows == Rows{{"1", "Sami"}, {"2", "Mona"}});
}

TEST_CASE("csv: a line beyond a megabyte is passed over") {
  const auto seen = read("id,name\n1," + std::string(Lines::kMaxLine + 10, 'x') + "\n2,Mona\n", {}, 1 << 20);
  CHECK(seen.rows == Rows{{"2", "Mona"}});
  CHECK_THAT(seen.said, Catch::Contains("line 2: the line is longer"));
}

TEST_CASE("csv: a place leads back to the same row") {
  MemorySource source("id,name\n1,\"a\nb\"\n2,c\n3,d\n");
  CsvReader reader(source, detect_encoding(source), {});
  Notes notes("");
  Row row;
  REQUIRE(reader.next(row, notes));
  const auto place = reader.place();
  REQUIRE(reader.next(row, notes));
  CHECK(row.cells[0].value == "2");
  CsvReader other(source, detect_encoding(source), {});
  other.go_to(place);
  Row again;
  REQUIRE(other.next(again, notes));
  CHECK(again.cells[0].value == "2");
  CHECK(again.at.line == row.at.line);
}
