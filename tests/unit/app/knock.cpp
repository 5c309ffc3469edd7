// SPDX-License-Identifier: Apache-2.0
#include "core/app/knock.hpp"

#include "core/app/door.hpp"
#include "core/platform/local_socket.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch.hpp"

#include <sys/stat.h>

#include <random>
#include <string>
#include <thread>

using namespace rafiq;
using namespace rafiq::app;
using namespace std::chrono_literals;
using Kind = Knock::Kind;

TEST_CASE("a request is written and read") {
  for (const auto& knock :
       {Knock{Kind::show, "", false}, Knock{Kind::toggle, "", false}, Knock{Kind::open, "crm:12", true},
        Knock{Kind::call, "+20100", false}, Knock{Kind::page, "https://crm.example/u?id=1", true},
        Knock{Kind::origins, "", false}}) {
    const auto read = parse_knock(to_line(knock));
    REQUIRE(read);
    CHECK(read.value().kind == knock.kind);
    CHECK(read.value().what == knock.what);
    CHECK(read.value().wait == knock.wait);
  }
}

TEST_CASE("what is not exactly a request is refused, without repeating it") {
  for (const std::string line :
       {R"()", R"([])", R"("page")", R"({"do":"page"})", R"({"do":"page","what":""})",
        R"({"do":"page","what":7})", R"({"do":"delete","what":"x"})", R"({"do":"show","what":"x"})",
        R"({"do":"page","what":"a","set":"stage"})", R"({"do":"open","what":"a\nb"})",
        R"({"do":"open","what":"a","wait":"yes"})", R"({"do":["page"],"what":"a"})"}) {
    INFO(line);
    const auto read = parse_knock(line);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::bad_data);
    CHECK(read.error().message() == "The request was not understood");
  }
  CHECK_FALSE(parse_knock(to_line({Kind::page, std::string(longest_knock, 'a'), false})));
  CHECK_FALSE(parse_knock(std::string(longest_knock, '[')));
}

TEST_CASE("noise never becomes a request") {
  std::mt19937 random(5);
  const std::string sound = to_line({Kind::page, "https://crm.example/u?id=1", false});
  for (int turn = 0; turn < 20000; ++turn) {
    std::string line = sound;
    for (int change = 0; change < 3; ++change)
      line[random() % line.size()] = static_cast<char>(random() & 0xFFU);
    if (const auto read = parse_knock(line)) {
      CHECK(read.value().kind == Kind::page);  // only the address itself may differ
      CHECK_FALSE(read.value().what.empty());
    }
    std::string link = "rafiq:call?phone=%2B20100123456";
    link[6 + random() % (link.size() - 6)] = static_cast<char>(random() & 0xFFU);
    (void)read_handed_over(link);
  }
}

TEST_CASE("links and numbers that a desktop hands over") {
  const auto read = [](std::string_view text) { return read_handed_over(text).value(); };
  CHECK(read("rafiq:open?ref=crm:12").what == "crm:12");
  CHECK(read("rafiq:open?ref=crm%3A12").kind == Kind::open);
  CHECK(read("RAFIQ://open/?ref=crm:12").what == "crm:12");
  CHECK(read("rafiq:call?phone=+20 100 1234567").what == "+20 100 1234567");
  CHECK(read("rafiq:call?phone=%2B201001234567").kind == Kind::call);
  CHECK(read("rafiq:call?mail=a@b.example").what == "a@b.example");
  CHECK(read("rafiq:page?url=https://crm.example/u?id=1&x=2").what == "https://crm.example/u?id=1&x=2");
  CHECK(read("rafiq:page?url=https%3A%2F%2Fcrm.example%2Fu%3Fid%3D1").what == "https://crm.example/u?id=1");
  CHECK(read("tel:+201001234567").kind == Kind::call);
  CHECK(read("+201001234567").kind == Kind::open);
  CHECK(read("https://crm.example/u?id=1").kind == Kind::open);
}

TEST_CASE("a link that asks for anything else is refused") {
  for (const auto* text : {"rafiq:", "rafiq:open", "rafiq:open?ref=", "rafiq:stage?to=closing",
                           "rafiq:call?phone=abc", "rafiq:call?mail=nobody", "rafiq:open?ref=a%0ab",
                           "rafiq:open?id=1", "rafiq:open?ref=%zz", "a\nb", ""})
    CHECK_FALSE(read_handed_over(text));
}

TEST_CASE("the door answers one line to each, and nobody else may come in") {
  const test::Scratch scratch;
  std::string heard;
  auto door = Door::open(scratch.path(), [&](Knock knock, Door::Answer answer) {
                heard = knock.what;
                answer(Door::yes());
                answer(Door::no("a second answer is dropped"));
              }).value();
  const auto where = door_of(scratch.path()).value();
  struct stat folder {};
  REQUIRE(::stat(where.parent_path().c_str(), &folder) == 0);
  CHECK((folder.st_mode & 0777U) == 0700U);
  REQUIRE(::stat(where.c_str(), &folder) == 0);
  CHECK((folder.st_mode & 0077U) == 0U);

  const auto answer = knock_at(where, {Kind::page, "https://crm.example/u?id=1", false}, 5s);
  REQUIRE(answer);
  CHECK(answer.value() == R"({"ok":true})");
  CHECK(heard == "https://crm.example/u?id=1");

  SECTION("a second sidebar is told that there is one") {
    const auto second = Door::open(scratch.path(), [](Knock, const Door::Answer&) {});
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::conflict);
  }
  SECTION("one who says nothing, or too much, keeps nobody out") {
    std::vector<platform::Descriptor> silent;
    for (int each = 0; each < 40; ++each) silent.push_back(platform::connect_locally(where).value());
    platform::send_all(silent.back(), std::string(100000, 'x'), "", 100ms);
    CHECK(knock_at(where, {Kind::show, "", false}, 5s));
  }
  SECTION("when it is closed, nobody is there") {
    door.reset();
    const auto after = knock_at(where, {Kind::show, "", false}, 5s);
    REQUIRE_FALSE(after);
    CHECK(after.error().code == ErrorCode::not_found);
    CHECK(Door::open(scratch.path(), [](Knock, const Door::Answer&) {}));
  }
}

TEST_CASE("a socket left by one that was killed is taken over") {
  const test::Scratch scratch;
  const auto where = door_of(scratch.path()).value();
  { auto listening = platform::listen_locally(where).value(); }
  REQUIRE(std::filesystem::exists(where));
  CHECK(Door::open(scratch.path(), [](Knock, const Door::Answer&) {}));
}
