// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/commands/commands.hpp"
#include "sdk/conformance/subject.hpp"
#include "sdk/conformance/traffic/account.hpp"
#include "sdk/conformance/traffic/redaction.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <memory>

namespace rafiq::conform {
namespace {

struct RecordArguments {
  std::string connector;
  std::string account;
  std::string output = "traffic.json";
  std::size_t pages = 3;
};

Result<std::size_t> record(const RecordArguments& arguments) {
  RAFIQ_TRY(const auto subject, Subject::find(arguments.connector));
  RAFIQ_TRY(const auto account, Account::load(arguments.account));
  RAFIQ_TRY(auto session, open_session(subject, account));
  SessionSource crm(*session);
  Recorder recorder(crm);
  RAFIQ_TRY(const auto seen, read_through(subject, account.settings, recorder, arguments.pages));
  Redaction redaction;
  for (const auto& [slot, secret] : account.secrets) redaction.learn_secret(secret);
  for (const auto& record : seen.records) redaction.learn(record);
  Traffic traffic{subject.id, seen.version, account.settings, recorder.exchanges()};
  redaction.apply(traffic);
  std::ofstream out(arguments.output);
  out << traffic.to_json().dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
  if (!out.flush())
    return Error{ErrorCode::configuration, "The file cannot be written", arguments.output,
                 "Choose another place with --output"};
  if (!seen.trouble.empty()) std::printf("The connector stopped: %s\n", seen.trouble.c_str());
  return traffic.exchanges.size();
}

}  // namespace

void add_record(CLI::App& app, int& status) {
  auto* command = app.add_subcommand(
      "record", "Reads from a real CRM and writes what was said, without people and secrets");
  auto arguments = std::make_shared<RecordArguments>();
  command->add_option("connector", arguments->connector, "A library, the folder of a manifest, or an id")
      ->required();
  command
      ->add_option("--account", arguments->account,
                   R"(A JSON file {"settings": {}, "secrets": {"slot": "FILE"}})")
      ->required();
  command->add_option("--output", arguments->output, "The file to write");
  command->add_option("--pages", arguments->pages, "How many pages of a full read");
  command->callback([arguments, &status] {
    const auto done = record(*arguments);
    if (!done) {
      status = complain(done.error());
      return;
    }
    std::printf(
        "%zu exchanges are in %s. Look through it before you give it away: what stands in texts that the "
        "connector "
        "does not understand may still be somebody's\n",
        done.value(), arguments->output.c_str());
  });
}

}  // namespace rafiq::conform
