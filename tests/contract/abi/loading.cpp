// SPDX-License-Identifier: Apache-2.0
#include "core/connector/catalogue.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/connectors/connectors.hpp"
#include "tests/support/scratch.hpp"

#include <rafiq/connector.h>

#include <boost/dll/library_info.hpp>

#include <fstream>

using namespace rafiq;
using connector::Connection;

namespace {

std::vector<std::string> symbols_of(const std::string& id) {
  boost::dll::library_info information(test::connector_library(id));
  return information.symbols();
}

Error refusal(const std::string& id) {
  auto started = Connection::start(test::launch(id));
  REQUIRE_FALSE(started);
  return started.error();
}

}  // namespace

TEST_CASE("the entry is seen without loading the library, from C and from C++") {
  for (const std::string id : {"plain-c", "mischief"}) {
    const auto symbols = symbols_of(id);
    CHECK(std::count(symbols.begin(), symbols.end(), RAFIQ_CONNECTOR_ENTRY_SYMBOL) >= 1);
  }
  const auto symbols = symbols_of("no-entry");
  CHECK(std::count(symbols.begin(), symbols.end(), RAFIQ_CONNECTOR_ENTRY_SYMBOL) == 0);
}

TEST_CASE("a library that is no connector is refused before any of its code runs") {
  const auto error = refusal("no-entry");  // its constructor would end the process
  CHECK(error.code == ErrorCode::configuration);
  CHECK(error.what.find("rafiq_connector_entry_v1") != std::string::npos);
}

TEST_CASE("a connector that is newer than this Rafiq, or too old for it, is refused and told which") {
  const auto newer = refusal("newer-abi");
  CHECK(newer.code == ErrorCode::configuration);
  CHECK(newer.what.find("version 99") != std::string::npos);
  CHECK(newer.what.find("Update Rafiq") != std::string::npos);
  const auto older = refusal("older-abi");
  CHECK(older.what.find("version 0") != std::string::npos);
  CHECK(older.what.find("Install a newer one") != std::string::npos);
}

TEST_CASE("a connector with an unresolved function is refused when it is loaded") {
  const auto error = refusal("unresolved");
  CHECK(error.code == ErrorCode::configuration);
  CHECK(error.what.find("rafiq_function_that_nobody_has") != std::string::npos);
}

TEST_CASE("a file that is no library is refused") {
  const test::Scratch folder;
  const auto path = folder / "rafiq-connector-text.so";
  std::ofstream(path) << "not a library";
  auto options = test::launch("plain-c");
  options.library = path;
  auto started = Connection::start(options);
  REQUIRE_FALSE(started);
  CHECK(started.error().code == ErrorCode::configuration);
}

TEST_CASE("a connector or host program that is not there is a matter of configuration") {
  CHECK(refusal("no-such").code == ErrorCode::configuration);
  auto options = test::launch("plain-c");
  options.host_program = "/no/such/program";
  auto started = Connection::start(options);
  REQUIRE_FALSE(started);
  CHECK(started.error().code == ErrorCode::configuration);
}

TEST_CASE("connectors are found by the name of their file") {
  const auto found =
      connector::find_libraries(std::filesystem::path(RAFIQ_BINARY_DIR) / "lib/test-connectors");
  REQUIRE(found);
  std::vector<std::string> ids;
  for (const auto& library : found.value()) {
    CHECK(library.path.is_absolute());
    ids.push_back(library.id);
  }
  CHECK(std::is_sorted(ids.begin(), ids.end()));
  CHECK(std::count(ids.begin(), ids.end(), "plain-c") == 1);
  const auto nowhere = connector::find_libraries("/no/such/folder");
  REQUIRE(nowhere);
  CHECK(nowhere.value().empty());
}
