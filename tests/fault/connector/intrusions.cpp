// SPDX-License-Identifier: Apache-2.0
// A connector that means harm. What it tries of its own accord ends it, and the reason is told as a person
// would; nothing gets out, and core lives.
#include "core/connector/supervisor.hpp"
#include "core/net/session.hpp"
#include "tests/fault/connector/watch.hpp"
#include "tests/support/http_server.hpp"
#include "tests/support/scratch.hpp"

#include <fstream>
#include <thread>
#include <vector>

using namespace rafiq;
using namespace std::chrono_literals;
using connector::Flow;

#ifndef RAFIQ_SANITIZED

namespace {

struct Intrusion {
  const char* deed;
  const char* words;
};

constexpr auto network = "tried to open a network connection of its own";
constexpr auto program = "tried to start another program or process";
constexpr auto process = "tried to reach into another process";
constexpr auto files = "tried to write or change files";
constexpr auto others = "tried to read files that are not its own";
constexpr auto other =
    "tried to start another program or to use a part of the system that is closed to connectors";

// Of what is tried while every signal is held back, no more is known. fork() of glibc 2.41 does that, as
// spawn and system() do everywhere; that of glibc 2.36 does not.
#if __GLIBC_PREREQ(2, 41)
constexpr auto forking = other;
#else
constexpr auto forking = program;
#endif

const std::vector<Intrusion> intrusions{
    {"connect", network},
    {"connect-unix", network},
    {"look-up", network},
    {"socket-without-ears", other},
    {"socket-with-own-handler", network},
    {"spawn", other},
    {"system", other},
    {"execute", program},
    {"fork", forking},
    {"vfork", program},
    {"core-trace", process},
    {"core-memory", process},
    {"core-kill", process},
    {"write", files},
    {"empty", files},
    {"remove", files},
    {"read-file", others},
    {"list-folder", others},
    {"new-namespace", "tried to change the system that it runs on"},
#ifdef __x86_64__
    {"old-calls", other},
#endif
};

struct Victim {
  test::Scratch home;
  test::HttpServer server{[](const test::Received&) { return test::Reply::text("secret"); }};
  std::filesystem::path letter = home / "letter.txt";

  Victim() { std::ofstream(letter) << "dear diary"; }
  [[nodiscard]] connector::LaunchOptions options(const char* deed, const std::filesystem::path& path) const {
    auto launch = test::launch("intruder", deed);
    launch.settings["path"] = path.string();
    launch.settings["port"] = server.port();
    return launch;
  }
  [[nodiscard]] bool untouched() const {
    std::string text;
    std::getline(std::ifstream(letter), text);
    return text == "dear diary" && server.connections() == 0 && test::entries(home.path()) == 1;
  }
};

// Of what this kernel cannot shut off there is nothing to prove.
bool shut_off(const connector::Connection& connection) {
  for (const auto& gap : connection.gaps()) WARN(gap);
  return connection.gaps().empty();
}

}  // namespace

TEST_CASE("a connector that does what none may do is ended before it is done, and the reason is told") {
  const auto intrusion = GENERATE(from_range(intrusions));
  CAPTURE(intrusion.deed);
  const Victim victim;
  const test::NothingLeft nothing_left;
  const auto connection = test::start(
      victim.options(intrusion.deed, intrusion.words == files ? victim.letter : victim.home / "was-here"));
  if (!shut_off(*connection)) return;
  const auto check = connection->check();
  REQUIRE_FALSE(check);
  CHECK(check.error().what == std::string("The connector intruder ") + intrusion.words +
                                  ", which connectors may not do, and was ended");
  CHECK(check.error().where == "account support");
  CHECK(connection->crashed());
  CHECK(victim.untouched());
}

TEST_CASE("what a connector may not have is not there for it") {
  const auto intrusion = GENERATE(Intrusion{"socket-pair", "refused"}, Intrusion{"clone3", "refused"},
                                  Intrusion{"lift-limits", "refused"});
  CAPTURE(intrusion.deed);
  const Victim victim;
  const test::NothingLeft nothing_left;
  const auto connection = test::start(victim.options(intrusion.deed, victim.home / "was-here"));
  if (!shut_off(*connection)) return;
  const auto check = connection->check();
  REQUIRE(check);
  CHECK(check.value().at("got").get<std::string>().starts_with("refused"));
  CHECK(victim.untouched());
}

TEST_CASE("a connector reads nothing of the user's home, and nothing of who started it") {
  const Victim victim;
  const auto read = [&](const char* deed, const std::filesystem::path& path) {
    const test::NothingLeft nothing_left;
    const auto connection = test::start(victim.options(deed, path));
    if (!shut_off(*connection)) return std::string();
    const auto check = connection->check();
    return check ? dump_json(check.value().at("got")) : check.error().what;
  };
  for (const auto& got :
       {read("read-file", victim.letter), read("read-file", "/etc/passwd"),
        read("read-file", victim.home / ".." / victim.home.path().filename() / "letter.txt"),
        read("core-environment", {})}) {
    CHECK(got.find("diary") == std::string::npos);
    CHECK(got.find("root") == std::string::npos);
    CHECK(got.find("PATH") == std::string::npos);
  }
  CHECK(read("list-folder", victim.home.path()).find("letter") == std::string::npos);
  // What libraries need stays: without it they would be silently wrong.
  CHECK(read("read-file", "/proc/meminfo").find("MemTotal") != std::string::npos);
}

TEST_CASE("no code of a connector runs before it is shut off, not even while it is loaded") {
  const test::NothingLeft nothing_left;
  const auto started = connector::Connection::start(test::launch("early-bird"));
  REQUIRE_FALSE(started);
  CHECK(started.error().what ==
        std::string("The connector early-bird ") + network + ", which connectors may not do, and was ended");
}

TEST_CASE("one that did what none may do is not given a second chance") {
  const test::NothingLeft nothing_left;
  connector::Supervisor supervisor(test::launch("intruder", "fork"));
  const auto connection = supervisor.connection();
  REQUIRE(connection);
  if (!shut_off(*connection.value())) return;
  CHECK_FALSE(connection.value()->check());
  CHECK_FALSE(supervisor.worth_retrying());
  REQUIRE(supervisor.quarantine());
  CHECK(supervisor.quarantine()->what ==
        std::string("The connector intruder ") + forking +
            ", which connectors may not do, and was ended. It is not started again");
  CHECK(supervisor.quarantine()->remedy.find("rafiqctl account check support") != std::string::npos);
}

TEST_CASE("a connector that takes memory without end fails alone, and says why") {
  const test::NothingLeft nothing_left;
  auto options = test::launch("intruder", "allocate");
  options.limits.memory_bytes = std::uint64_t{256} << 20;
  const auto connection = test::start(options);
  const auto check = connection->check();
  REQUIRE_FALSE(check);
  CHECK(check.error().what.find("out of memory") != std::string::npos);
}

TEST_CASE("memory that a limit would not count is not to be had") {
  const auto deed = GENERATE("share-memory", "grow-memory");
  CAPTURE(deed);
  const test::NothingLeft nothing_left;
  auto options = test::launch("intruder", deed);
  options.limits.memory_bytes = std::uint64_t{256} << 20;
  const auto connection = test::start(options);
  if (!shut_off(*connection)) return;
  const auto check = connection->check();
  REQUIRE(check);
  CHECK(check.value().at("got").get<int>() == 0);
}

#endif  // RAFIQ_SANITIZED

TEST_CASE("a connector that loops for ever is ended when its time is over") {
  const test::NothingLeft nothing_left;
  auto options = test::launch("intruder", "spin");
  options.limits.answer = 300ms;
  const auto check = test::start(options)->check();
  REQUIRE_FALSE(check);
  CHECK(check.error().what == "The connector intruder did not answer within 300 ms and was ended");
}

TEST_CASE("a connector that is busy while nobody asks it is ended when it has used its share") {
  const test::NothingLeft nothing_left;
  auto options = test::launch("intruder", "spin-behind");
  options.limits.processor = 1s;
  const auto connection = test::start(options);
  CHECK(connection->check());
  const auto limit = std::chrono::steady_clock::now() + 60s;
  while (connection->alive() && std::chrono::steady_clock::now() < limit) std::this_thread::sleep_for(20ms);
  REQUIRE(connection->ending());
  CHECK(connection->ending()->message.find("stopped unexpectedly (") != std::string::npos);
  CHECK_FALSE(connection->alive());
}

namespace {

std::unique_ptr<net::Session> session_with(const test::HttpServer& server) {
  net::SessionOptions options;
  options.account = "support";
  options.base_url = server.url();
  auto session = net::Session::create(std::move(options));
  REQUIRE(session);
  return std::move(session).value();
}

}  // namespace

TEST_CASE("a connector reaches no host but its account's, and no redirect leads it there") {
  const test::HttpServer elsewhere([](const test::Received&) { return test::Reply::text("not for you"); });
  const test::HttpServer crm([&](const test::Received& request) {
    return request.path() == "/away" ? test::Reply::redirect(elsewhere.url("/"))
                                     : test::Reply::text("for you");
  });
  const auto session = session_with(crm);
  auto options = test::launch("intruder");
  options.http = session.get();
  const auto connection = test::start(options);
  CHECK(connection->get("any", "/here").value().at("got") == "for you");
  for (const auto& url : {elsewhere.url("/"), std::string("/away")}) {
    CAPTURE(url);
    const auto get = connection->get("any", url);
    REQUIRE_FALSE(get);
    CHECK(get.error().code == ErrorCode::configuration);
    CHECK(get.error().what.find("is not one of the account's hosts") != std::string::npos);
    CHECK(get.error().what.find("nothing was sent there") != std::string::npos);
  }
  CHECK(elsewhere.connections() == 0);
  CHECK(connection->alive());
}

TEST_CASE("a connector that was told to stop gets nothing more from the CRM, whatever it asks for") {
  const test::NothingLeft nothing_left;
  const test::HttpServer crm([](const test::Received&) { return test::Reply::text("more"); });
  const auto session = session_with(crm);
  auto options = test::launch("intruder");
  options.http = session.get();
  const auto connection = test::start(options);
  const auto read =
      connection->read(test::from_the_beginning(), [](const Json&) -> Result<Flow> { return Flow::stop; });
  INFO((read ? "" : read.error().message()));
  CHECK(read);
  CHECK(crm.count() == 0);
  CHECK(connection->alive());
  CHECK(connection->get("any", "/here").value().at("got") == "more");
}
