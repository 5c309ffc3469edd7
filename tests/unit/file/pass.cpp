// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/pass.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/file/desk.hpp"

namespace {

using namespace rafiq::file;
using test::Desk;
using test::observations;
using test::records;
using test::Refusal;

// With a duplicate far from its first row, a bad row, and values over several lines.
std::string many_customers(int count) {
  std::string csv = "id,name,note\n";
  for (int i = 0; i < count; ++i) {
    csv += std::to_string(i % 1400) + ",Customer " + std::to_string(i) + ",\"two\nlines\"\n";
    if (i % 100 == 50) csv += ",no id,x\n";
  }
  return csv;
}

std::string many_entries(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i)
    lines += Json{{"id", i}, {"customer", "1"}, {"at", "2026-03-01"}, {"what", "Called"}}.dump() + '\n';
  return lines;
}

void fill(Desk& desk) {
  desk.file("customers", many_customers(1600)).file("journey", many_entries(700), "journey.jsonl");
}

std::string reason(Desk& desk) {
  try {
    desk.read();
  } catch (const Refusal& refused) {
    return refused.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("pass: killed after any page and resumed, it gives the records and words of a run never killed") {
  Desk whole;
  fill(whole);
  const auto pages = whole.read();
  REQUIRE(pages.size() == 5);
  REQUIRE(records(pages).size() == 1400 + 700);
  REQUIRE_THAT(observations(pages), Catch::Contains("in 190 more places: the id was on an earlier line"));
  for (std::size_t kill = 1; kill < pages.size(); ++kill) {
    Desk desk;
    fill(desk);
    std::size_t seen = 0;
    auto joined = desk.read(nullptr, "full", [&](const Json&) { return ++seen < kill; });
    REQUIRE(joined.size() == kill);
    desk.close();
    for (const auto& page : desk.read(joined.back().at("checkpoint"))) joined.push_back(page);
    REQUIRE(joined.size() == pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i) REQUIRE(joined[i] == pages[i]);
  }
}

TEST_CASE("pass: an incremental read of files that did not change is one empty page") {
  Desk desk;
  fill(desk);
  const auto first = desk.read();
  const auto& done = first.back();
  CHECK(done.at("end") == true);
  const auto again = desk.read(done.at("checkpoint"), "incremental");
  REQUIRE(again.size() == 1);
  CHECK(again[0].at("records").empty());
  CHECK(again[0].at("end") == true);
  CHECK(again[0].at("checkpoint") == done.at("checkpoint"));
  CHECK(records(desk.read(done.at("checkpoint"), "full")).size() == 2100);
}

TEST_CASE("pass: a file that changed, or settings that did, are read from the beginning") {
  Desk desk;
  fill(desk);
  const auto done = desk.read().back().at("checkpoint");
  const auto all = [&] { return records(desk.read(done, "incremental")).size(); };
  SECTION("its time") {
    desk.files["customers"].modified_ms += 1;
  }
  SECTION("its size") {
    desk.files["journey"].bytes += "\n";
  }
  SECTION("its first bytes, at the same size and time") {
    desk.files["customers"].bytes[20] = 'X';
  }
  CHECK(all() == 2100);

  Desk other(Json{{"mapping", "education=note"}});
  fill(other);
  CHECK(records(other.read(done, "incremental")).size() == 2100);
}

TEST_CASE("pass: an interrupted run over a file that was replaced begins anew and says so") {
  Desk desk;
  fill(desk);
  const auto pages = desk.read(nullptr, "full", [](const Json&) { return false; });
  desk.files["customers"].bytes += "9999,Late,x\n";
  const auto anew = desk.read(pages.back().at("checkpoint"));
  CHECK(records(anew).size() == 2101);
  CHECK_THAT(observations(anew), Catch::Contains("begins anew"));
}

TEST_CASE("pass: a file written to while it is read stops the run before the next page") {
  Desk desk;
  fill(desk);
  try {
    desk.read(nullptr, "full", [&](const Json&) {
      desk.files["customers"].modified_ms += 1;
      return true;
    });
    FAIL("it went on");
  } catch (const Refusal& refused) {
    CHECK(refused.status == RAFIQ_TRANSIENT);
    CHECK_THAT(refused.what(), Catch::Contains("written to while it was read"));
  }
}

TEST_CASE("pass: a checkpoint that nobody understands is no checkpoint") {
  Desk desk;
  fill(desk);
  for (const auto& odd : {Json("x"), Json{{"v", 99}}, Json{{"v", 1}}, Json{{"v", 1}, {"customers", 3}}})
    CHECK(records(desk.read(odd, "incremental")).size() == 2100);
}

TEST_CASE("pass: of each flaw ten are told, the rest counted") {
  std::string csv = "id,name\n";
  for (int i = 0; i < 500; ++i) csv += ",nobody\n1" + std::to_string(i) + ",Sami\n";
  Desk desk;
  const auto said = observations(desk.file("customers", csv).read());
  CHECK(std::count(said.begin(), said.end(), '\n') == 11);
  CHECK_THAT(said, Catch::Contains("customers.csv: in 490 more places: there is no id"));
}

TEST_CASE("pass: files that are no exports are refused with what to do") {
  const auto refused = [](const std::string& bytes) {
    Desk desk;
    desk.file("customers", bytes);
    return reason(desk);
  };
  CHECK_THAT(refused(""), Catch::Contains("customers.csv: The file is empty"));
  CHECK_THAT(refused("\n \n"), Catch::Contains("empty"));
  CHECK_THAT(refused("PK\x03\x04xxxx"), Catch::Contains("Save it as CSV UTF-8"));
  CHECK_THAT(refused("%PDF-1.7"), Catch::Contains("a PDF"));
  CHECK_THAT(refused("<html><table>"), Catch::Contains("HTML"));
  CHECK_THAT(refused("  [{\"id\":1}]"), Catch::Contains("jq -c"));
  CHECK_THAT(refused("name,city\nSami,Amman\n"), Catch::Contains("no column that can be the customer's id"));
  CHECK_THAT(refused("{\"name\":\"Sami\"}\n"), Catch::Contains("no row makes a customer"));
  CHECK_THAT(reason(*std::make_unique<Desk>()), Catch::Contains("names no file of customers"));
  CHECK_THAT(refused("name,city\nSami,Amman\n"), !Catch::Contains("Sami"));
}

TEST_CASE("pass: progress goes up to all of it") {
  Desk desk;
  fill(desk);
  std::uint64_t before = 0;
  for (const auto& page : desk.read()) {
    const auto done = page.at("progress").at("done").get<std::uint64_t>();
    const auto total = page.at("progress").at("total").get<std::uint64_t>();
    CHECK(done >= before);
    CHECK(done <= total);
    before = done;
  }
  CHECK(before == 2100);
}

TEST_CASE("check and discover: how the files would be used, and no value of them") {
  Desk desk(Json{{"mapping", "education=Schooling, motive=Missing"}});
  desk.file("customers", "id;Full name;Schooling;Culture;Shoe size\n1;Sami;BSc;Egypt;44\n2;Mona;;;\n")
      .file("journey", many_entries(3), "journey.jsonl");
  const auto check = desk.check();
  CHECK(check.at("signed_in_as") == "customers.csv");
  const auto notes = check.at("notes").dump();
  CHECK_THAT(notes, Catch::Contains("CSV, delimiter ;, UTF-8; 2 of the first 2 rows can be used"));
  CHECK_THAT(notes, Catch::Contains("no column \\\"Missing\\\""));
  CHECK_THAT(notes, Catch::Contains("withheld"));
  CHECK_THAT(notes, Catch::Contains("journey.jsonl: JSON Lines, UTF-8; 3 of the first 3"));
  const auto found = desk.discover();
  const auto& fields = found.at("entities")[0].at("fields");
  CHECK(fields[0] == Json{{"name", "id"}, {"aspect", "id"}, {"type", "filled in 2 of the first 2 rows"}});
  CHECK(fields[2] ==
        Json{{"name", "Schooling"}, {"aspect", "education"}, {"type", "filled in 1 of the first 2 rows"}});
  CHECK_FALSE(fields[4].contains("aspect"));
  CHECK_THAT(found.dump(), !Catch::Contains("Sami"));

  Desk nameless;
  nameless.file("customers", "name,city\nSami,Amman\n");
  CHECK(nameless.discover().at("entities")[0].at("fields").size() == 2);
}

TEST_CASE("find and get: by id, mail, phone and page, with the journey") {
  Desk desk(Json{{"record_url", "https://crm.example/customers/${id}/view"}});
  desk.file("customers",
            "id,name,mobile,home phone,email\n1,Sami,+20 100 000 0104,,Sami@Example.com\n2,Mona,0100 000 "
            "0108,٠٢ ٠٠٠٠ ٠١٠٤,mona@example.org\n"
            "2,Double,+20 100 000 0108,,\n")
      .file("journey",
            "id,customer,date,what,due\nt1,1,2026-03-01,Called,\nt2,2,2026-03-02,Wrote,\np1,1,,Call "
            "back,2026-03-05\n",
            "j.csv");
  const auto ids = [](const Json& found) {
    std::string all;
    for (const auto& record : found) all += record.at("id").get<std::string>() + " ";
    return all;
  };
  CHECK(ids(desk.find("phone", "01000000104")) == "1 t1 p1 ");
  CHECK(ids(desk.find("phone", "0020100 000 0108")) == "2 t2 ");
  CHECK(ids(desk.find("phone", "02-0000-0104")) == "2 t2 ");
  CHECK(ids(desk.find("phone", "104")) == "");
  CHECK(ids(desk.find("mail", "sami@EXAMPLE.com")) == "1 t1 p1 ");
  CHECK(ids(desk.find("id", "2")) == "2 t2 ");
  CHECK(ids(desk.find("url", "https://crm.example/customers/1/view?tab=2")) == "1 t1 p1 ");
  CHECK(ids(desk.find("url", "https://elsewhere.example/customers/1/view")) == "");
  CHECK(ids(desk.find("mail", "")) == "");
  CHECK_THROWS_AS(desk.find("shoe", "44"), Refusal);
  CHECK(desk.get("customer", "2").at("name") == "Mona");
  CHECK(desk.get("touchpoint", "t2").at("what") == "Wrote");
  CHECK(desk.get("commitment", "p1").at("due") == "2026-03-05");
  CHECK(desk.get("customer", "3").is_null());
}

TEST_CASE("list_ids: in pages, resumable, never of two different exports") {
  std::string csv = "id,name\n";
  for (int i = 0; i < 12'000; ++i) csv += std::to_string(i) + ",x\n";
  Desk desk;
  desk.file("customers", csv).file("journey", many_entries(5), "j.jsonl");
  const auto pages = desk.list_ids("customer");
  REQUIRE(pages.size() == 3);
  CHECK(pages[2].at("end") == true);
  CHECK(pages[0].at("ids").size() + pages[1].at("ids").size() + pages[2].at("ids").size() == 12'000);
  const auto rest = desk.list_ids("customer", pages[0].at("checkpoint"));
  REQUIRE(rest.size() == 2);
  CHECK(rest[0].at("ids") == pages[1].at("ids"));
  CHECK(desk.list_ids("touchpoint")[0].at("ids").size() == 5);
  CHECK(desk.list_ids("commitment")[0].at("ids").empty());
  desk.files["customers"].bytes += "x,y\n";
  CHECK_THROWS_AS(desk.list_ids("customer", pages[0].at("checkpoint")), Refusal);
}
