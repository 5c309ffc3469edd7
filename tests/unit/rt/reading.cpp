// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/read.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/rt/desk.hpp"

#include <rafiq/failure.hpp>

#include <map>
#include <stdexcept>

using namespace rafiq_rt;
using test::Desk;

namespace {

// What a host would hold: the last record of each id, without those that are gone.
class Mirror {
 public:
  void take(const Json& page) {
    for (const Json& record : page.at("records")) {
      const std::string key = record.at("kind").get<std::string>() + " " + record.at("id").get<std::string>();
      if (record.value("deleted", false))
        records.erase(key);
      else
        records[key] = record;
    }
    checkpoint = page.at("checkpoint");
    ended = page.at("end");
    ++pages;
  }
  std::map<std::string, Json> records;
  Json checkpoint;
  bool ended = false;
  int pages = 0;
};

struct Killed : std::runtime_error {
  Killed() : std::runtime_error("killed") {}
};

void read(Desk& desk, Mirror& mirror, int kill_after = -1, const std::string& account = "{}") {
  const Rest rest = desk.rest();
  const Settings settings = Settings::parse(account);
  int left = kill_after;
  Reader reader(rest, settings, [&](const Json& page) {
    if (left-- == 0) throw Killed();
    mirror.take(page);
  });
  reader.read(mirror.checkpoint);
  CHECK(mirror.ended);
}

// 230 customers are three pages; 60 tickets are two.
Desk busy_desk() {
  Desk desk;
  std::vector<std::int64_t> customers;
  for (int i = 0; i < 230; ++i) customers.push_back(desk.add_user("Customer " + std::to_string(i)));
  for (int i = 0; i < 60; ++i) {
    const auto requestor = customers[static_cast<std::size_t>(i) * 3];
    const auto ticket = desk.add_ticket(requestor, "Ticket " + std::to_string(i));
    desk.write(ticket, 14, "We look at it");
    if (i % 4 == 0) desk.change_ticket(ticket, [](auto& one) { one.status = "resolved"; });
  }
  return desk;
}

}  // namespace

TEST_CASE("a full read gives every customer and message once the pages are put together") {
  Desk desk = busy_desk();
  Mirror mirror;
  read(desk, mirror);
  CHECK(mirror.records.size() == 230 + 120);
  CHECK(mirror.pages == 3 + 2 + 1);
  CHECK_FALSE(mirror.records.contains("customer 14"));  // staff
  int closed = 0;
  for (const auto& [key, record] : mirror.records)
    if (record.contains("case") && record.at("case").at("status") == "closed") ++closed;
  CHECK(closed == 15 * 2);
}

TEST_CASE("killed after any page and read on, the result is the same") {
  Desk desk = busy_desk();
  Mirror whole;
  read(desk, whole);
  for (int kill_after = 0; kill_after < whole.pages; ++kill_after) {
    Mirror mirror;
    CHECK_THROWS_AS(read(desk, mirror, kill_after), Killed);
    read(desk, mirror);
    CHECK(mirror.records == whole.records);
    CHECK(mirror.checkpoint == whole.checkpoint);
  }
}

TEST_CASE("somebody disabled between two pages leaves nobody out") {
  Desk desk = busy_desk();
  const std::int64_t first = std::next(desk.users.begin())->first;
  int lists = 0;
  desk.before_answer = [&](const rafiq::HttpRequest& request) {
    // Just before the second page is cut: those after it move up by one.
    if (request.url.find("/users?per_page=100&page=2") != std::string::npos && ++lists == 1)
      desk.change_user(first, [](auto& user) { user.disabled = true; });
  };
  Mirror mirror;
  read(desk, mirror);
  CHECK(lists >= 1);
  for (const auto& [id, user] : desk.users)
    if (!user.staff) CHECK(mirror.records.contains("customer " + std::to_string(id)));

  read(desk, mirror);  // the feed tells of the one who is gone
  CHECK_FALSE(mirror.records.contains("customer " + std::to_string(first)));
}

TEST_CASE("what changes during a full read arrives with the next one") {
  Desk desk = busy_desk();
  const std::int64_t early = std::next(desk.users.begin())->first;
  const std::int64_t ticket = desk.tickets.begin()->first;
  bool changed = false;
  desk.before_answer = [&](const rafiq::HttpRequest& request) {
    if (changed || request.url.find("/tickets?query=%28id%20%3E%20") == std::string::npos) return;
    changed = true;
    desk.change_user(early, [](auto& user) { user.education = "PhD"; });
    desk.change_ticket(ticket, [](auto& one) { one.subject = "Renamed"; });
    desk.add_user("Late comer");
  };
  Mirror mirror;
  read(desk, mirror);
  read(desk, mirror);

  Mirror fresh;
  read(desk, fresh);
  CHECK(mirror.records == fresh.records);
  CHECK(mirror.records.at("customer " + std::to_string(early)).at("facts").at(0).at("value") == "PhD");
}

TEST_CASE("an incremental read brings each kind of change, and then nothing new") {
  Desk desk;
  const auto anna = desk.add_user("Anna");
  const auto omar = desk.add_user("عمر");
  const auto gone = desk.add_user("Gone");
  const auto promoted = desk.add_user("Promoted");
  const auto ticket = desk.add_ticket(anna, "Router");
  const auto merged = desk.add_ticket(anna, "Router again");
  const auto spam = desk.add_ticket(omar, "Spam");
  const auto handed_over = desk.add_ticket(omar, "For a colleague");
  Mirror mirror;
  read(desk, mirror);
  CHECK(mirror.records.size() == 4 + 4);

  desk.change_user(anna, [](auto& user) { user.real_name = "Anna Berg"; });
  desk.change_user(gone, [](auto& user) { user.disabled = true; });
  desk.change_user(promoted, [](auto& user) { user.staff = true; });
  desk.write(ticket, anna, "> quoted\nIt works");
  desk.change_ticket(ticket, [](auto& one) { one.status = "resolved"; });
  desk.change_ticket(merged, [&](auto& one) { one.merged_into = ticket; });
  desk.change_ticket(spam, [](auto& one) { one.status = "deleted"; });
  desk.change_ticket(handed_over, [](auto& one) { one.requestors = {14}; });
  const auto late = desk.add_user("Late");
  read(desk, mirror);

  CHECK(mirror.records.at("customer " + std::to_string(anna)).at("name") == "Anna Berg");
  CHECK(mirror.records.contains("customer " + std::to_string(late)));
  CHECK_FALSE(mirror.records.contains("customer " + std::to_string(gone)));
  CHECK_FALSE(mirror.records.contains("customer " + std::to_string(promoted)));
  int touchpoints = 0;
  for (const auto& [key, record] : mirror.records)
    if (record.at("kind") == "touchpoint") {
      ++touchpoints;
      CHECK(record.at("case").at("id") == std::to_string(ticket));  // the merged one's as well
      CHECK(record.at("case").at("status") == "closed");
    }
  CHECK(touchpoints == 3);

  const Mirror before = mirror;
  read(desk, mirror);
  CHECK(mirror.records == before.records);
  CHECK(mirror.checkpoint == before.checkpoint);
}

TEST_CASE("a transaction that shows up late, with a smaller number, is not lost") {
  Desk desk;
  const auto anna = desk.add_user("Anna");
  for (int i = 0; i < 5; ++i) desk.add_user("Other");
  desk.change_user(anna, [](auto& user) { user.phone = "1"; });
  const auto slow = std::prev(desk.transactions.end())->first;
  const auto hidden = desk.transactions.extract(slow);  // has its number, but is not committed yet
  const std::string old_phone = std::exchange(desk.users.at(anna).phone, "");
  desk.add_user("Quick");
  Mirror mirror;
  read(desk, mirror);
  read(desk, mirror);
  CHECK_FALSE(mirror.records.at("customer " + std::to_string(anna)).contains("phones"));

  desk.users.at(anna).phone = old_phone;
  desk.transactions[slow] = hidden.mapped();
  read(desk, mirror);
  CHECK(mirror.records.at("customer " + std::to_string(anna)).contains("phones"));
}

TEST_CASE("staff are customers only when the account says so, system users never") {
  Desk desk;
  desk.users[1] = {"RT_System", "The RT System itself", "", "", false, false};
  desk.users[6] = {"Nobody", "Nobody in particular", "", "", false, false};
  Mirror mirror;
  read(desk, mirror, -1, R"({"settings":{"customers":"all"}})");
  CHECK(mirror.records.size() == 1);
  CHECK(mirror.records.contains("customer 14"));
}

TEST_CASE("ids are listed page by page, and from a checkpoint") {
  Desk desk = busy_desk();
  const Rest rest = desk.rest();
  const Settings settings = Settings::parse("{}");
  std::vector<Json> pages;
  Reader(rest, settings, [&](const Json& page) { pages.push_back(page); }).list_ids(nullptr);
  CHECK(pages.size() == 3);
  CHECK(pages.back().at("end") == true);
  std::set<std::string> ids;
  for (const Json& page : pages)
    for (const Json& id : page.at("ids")) ids.insert(id);
  CHECK(ids.size() == 230);
  std::vector<Json> rest_of_them;
  Reader(rest, settings, [&](const Json& page) {
    rest_of_them.push_back(page);
  }).list_ids(pages[0].at("checkpoint"));
  CHECK(rest_of_them == std::vector<Json>(pages.begin() + 1, pages.end()));
}

TEST_CASE("a checkpoint that is not ours is refused") {
  for (const char* text :
       {"{}", "[]", "7", R"({"format":2,"phase":"feed"})", R"({"format":1,"phase":"moon"})",
        R"({"format":1,"phase":"users","user_feed":1,"ticket_feed":1})"})
    CHECK_THROWS_AS(Checkpoint::parse(Json::parse(text)), rafiq::Failure);
}
