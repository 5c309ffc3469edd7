// SPDX-License-Identifier: Apache-2.0
// What becomes of the words of a connector: redacted, limited, and each status explained.
#include "core/connector/failure.hpp"
#include "core/connector/journal.hpp"
#include "core/connector/redact.hpp"
#include "core/connector/supervisor.hpp"
#include "tests/support/catch.hpp"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>

using namespace rafiq;
using namespace rafiq::connector;
using namespace std::chrono_literals;

namespace {

// What is logged while it lives, a line each, at every level.
class Listening {
 public:
  Listening() : before_(spdlog::default_logger()) {
    auto logger = std::make_shared<spdlog::logger>("listening",
                                                   std::make_shared<spdlog::sinks::ostream_sink_mt>(stream_));
    logger->set_level(spdlog::level::trace);
    logger->set_pattern("%l %v");
    spdlog::set_default_logger(logger);
  }
  ~Listening() { spdlog::set_default_logger(before_); }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;

  [[nodiscard]] std::vector<std::string> lines() const {
    std::vector<std::string> all;
    std::istringstream text(stream_.str());
    for (std::string line; std::getline(text, line);) all.push_back(line);
    return all;
  }

 private:
  std::shared_ptr<spdlog::logger> before_;
  std::ostringstream stream_;
};

}  // namespace

TEST_CASE("addresses, numbers and tokens are named, not repeated") {
  CHECK(redact("user nobody@example.org failed", 100) == "user <mail> failed");
  CHECK(redact("mail:<nobody@example.org>, again", 100) == "mail:<<mail>>, again");
  CHECK(redact("call +966501234567 back", 100) == "call <number> back");
  CHECK(redact("http://192.168.100.200:45259/x closed", 100) == "http://192.168.100.200:45259/x closed");
  CHECK(redact("http://10.0.0.12/0100123456 closed", 100) == "http://10.0.0.12<number> closed");
  CHECK(redact("from 192.168.100.200", 100) == "from <number>");
  CHECK(redact("//0100.123.45.67", 100) == "<number>");
  CHECK(redact("call 050-123-4567", 100) == "call <number>");
  CHECK(redact("Authorization: token 1-14-0b5e3aa1c67d2d4f98ab01", 100) == "Authorization: token <token>");
  CHECK(redact("no symbol rafiq_connector_entry_v1", 100) == "no symbol rafiq_connector_entry_v1");
  CHECK(redact("ticket 12345 has 3 entries at 10:30", 100) == "ticket 12345 has 3 entries at 10:30");
  CHECK(redact("GET /REST/2.0/users?page=2 gave 404", 100) == "GET /REST/2.0/users?page=2 gave 404");
}

TEST_CASE("what is logged is one line, cut between two characters") {
  CHECK(redact("a\nb\tc\x1b[31m\x7f", 100) == "a b c [31m ");
  CHECK(redact("abcdef", 3) == "abc");
  const std::string arabic = "رفيق";
  CHECK(redact(arabic, 8) == arabic);
  CHECK(redact(arabic, 7) == "رفي");
  CHECK(redact(arabic, 1).empty());
  CHECK(redact("", 10).empty());
}

TEST_CASE("a journal has the name, the level and so many lines a minute") {
  Listening log;
  {
    Journal journal("support, connector rt");
    journal.write(RAFIQ_LOG_WARN, "slow: nobody@example.org");
    for (std::size_t i = 0; i < Journal::lines_per_minute + 10; ++i) journal.write(RAFIQ_LOG_INFO, "x");
  }
  const auto lines = log.lines();
  REQUIRE(lines.size() == Journal::lines_per_minute + 1);
  CHECK(lines.front() == "warning support, connector rt: slow: <mail>");
  CHECK(lines.at(1) == "info support, connector rt: x");
  CHECK(lines.back() == "warning support, connector rt: 11 lines more were written and left out");
}

TEST_CASE("what is printed is logged by line, however it comes, and cut where it is long") {
  Listening log;
  Journal journal("c");
  journal.printed("one\ntw");
  journal.printed("o\n\n");
  journal.printed(std::string(5000, 'x'));
  journal.printed(std::string(5000, 'x') + "\nend\n");
  journal.printed("never ended");
  CHECK(log.lines() == std::vector<std::string>{"debug c printed: one", "debug c printed: two",
                                                "debug c printed: " + std::string(Journal::longest_line, 'x'),
                                                "debug c printed: end"});
}

TEST_CASE("every status has an error that says what to do, and the connector's words come first") {
  const auto error = to_error({RAFIQ_AUTH, "denied", "The token has expired"}, "support");
  CHECK(error.code == ErrorCode::authentication);
  CHECK(error.message() == "The token has expired (account support). Check the account's credentials");
  CHECK(to_error({RAFIQ_AUTH, "", ""}, "").message() ==
        "The CRM refused the credentials. Check the account's credentials");
  CHECK(to_error({RAFIQ_RATE_LIMITED, "", "", 1500ms}, "").remedy == "Try again in 2 s");

  const std::vector<std::pair<rafiq_status, ErrorCode>> expected{
      {RAFIQ_CONFIG, ErrorCode::configuration},  {RAFIQ_PERMISSION, ErrorCode::authentication},
      {RAFIQ_NOT_FOUND, ErrorCode::not_found},   {RAFIQ_CONFLICT, ErrorCode::conflict},
      {RAFIQ_REJECTED, ErrorCode::unreachable},  {RAFIQ_RATE_LIMITED, ErrorCode::unreachable},
      {RAFIQ_TRANSIENT, ErrorCode::unreachable}, {RAFIQ_PROTOCOL, ErrorCode::bad_data},
      {RAFIQ_CANCELLED, ErrorCode::cancelled},   {RAFIQ_UNSUPPORTED, ErrorCode::usage},
      {RAFIQ_BUG, ErrorCode::internal}};
  for (const auto& [status, code] : expected) {
    CAPTURE(status);
    CHECK(to_error({status, "", ""}, "").code == code);
    CHECK_FALSE(to_error({status, "", ""}, "").what.empty());
  }
}

TEST_CASE("two restarts in a minute, and no third") {
  RestartPolicy policy;
  const auto at = [](int second) { return from_milliseconds(std::int64_t{second} * 1000); };
  CHECK(policy.crashed(at(0)));
  CHECK(policy.crashed(at(10)));
  CHECK(policy.crashed(at(60)));  // the first is a minute ago
  CHECK_FALSE(policy.crashed(at(69)));
}
