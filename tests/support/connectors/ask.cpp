// SPDX-License-Identifier: Apache-2.0
// ask LIBRARY|ID/manifest.json VERB REQUEST [SETTING=VALUE|file:KEY=PATH ...]: asks one connector in its own
// process and prints what it emits, a JSON document a line. VERB "describe" needs no request.
#include "core/connector/catalogue.hpp"
#include "core/connector/connection.hpp"

#include <iostream>
#include <string>
#include <vector>

using namespace rafiq;
using connector::Connection;

namespace {

void set(connector::LaunchOptions& options, const std::string& assignment) {
  const auto equals = assignment.find('=');
  const auto key = assignment.substr(0, equals);
  const auto value = assignment.substr(equals + 1);
  if (key.starts_with("file:"))
    options.files[key.substr(5)] = std::filesystem::absolute(value);
  else
    options.settings[key] = value;
}

Status print(const Result<Json>& answer) {
  if (!answer) return answer.error();
  std::cout << dump_json(answer.value()) << std::endl;  // whoever kills us wants to have it
  return success();
}

Status ask(Connection& connection, const std::string& verb, const Json& request) {
  if (verb == "describe") return print(connection.describe());
  if (verb == "check") return print(connection.check());
  if (verb == "discover") return print(connection.discover());
  if (verb == "get") return print(connection.get(request.value("entity", ""), request.value("id", "")));
  if (verb == "find") return print(connection.find(request.value("by", ""), request.value("value", "")));
  return connection.read(request, [](const Json& page) -> Result<connector::Flow> {
    RAFIQ_TRY(print(page));
    return connector::Flow::proceed;
  });
}

Status run(const std::vector<std::string>& arguments) {
  connector::LaunchOptions options;
  options.host_program = std::filesystem::path(RAFIQ_BINARY_DIR) / "bin/rafiq-connector-host";
  options.library = std::filesystem::absolute(arguments.at(0));
  if (options.library.extension() == ".json") {
    const auto id = options.library.parent_path().filename().string();
    RAFIQ_TRY(options.manifest, connector::read_manifest({id, {}, options.library}));
    options.library =
        std::filesystem::path(RAFIQ_BINARY_DIR) / "lib/connectors/rafiq-connector-declarative.so";
  }
  for (std::size_t i = 3; i < arguments.size(); ++i) set(options, arguments[i]);
  RAFIQ_TRY(auto request, parse_json(arguments.at(2), "the request"));
  RAFIQ_TRY(auto connection, Connection::start(options));
  return ask(*connection, arguments.at(1), request);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 3) return 2;
  const auto done = run(arguments);
  if (done) return 0;
  std::cerr << done.error().message() << "\n";
  return exit_status(done.error().code);
}
