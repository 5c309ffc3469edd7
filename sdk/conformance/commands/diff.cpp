// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/commands/commands.hpp"
#include "sdk/conformance/reading.hpp"
#include "sdk/conformance/subject.hpp"
#include "sdk/conformance/traffic/account.hpp"
#include "sdk/conformance/traffic/traffic.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace rafiq::conform {
namespace {

constexpr std::size_t every_page = 100'000;

struct DiffArguments {
  std::string before;
  std::string after;
  std::string traffic;
};

Result<ReadThrough> replayed(const std::string& connector, const Traffic& traffic) {
  RAFIQ_TRY(const auto subject, Subject::find(connector));
  Replayer replayer(traffic);
  RAFIQ_TRY(auto seen, read_through(subject, traffic.settings, replayer, every_page));
  if (!seen.trouble.empty())
    std::printf("%s %s stopped: %s\n", subject.id.c_str(), seen.version.c_str(), seen.trouble.c_str());
  return seen;
}

std::map<Ref, Json> by_ref(const std::vector<Json>& records) {
  std::map<Ref, Json> all;
  for (const auto& record : records)
    if (const auto ref = ref_of(record)) all[*ref] = record;
  return all;
}

std::size_t print_differences(const std::map<Ref, Json>& before, const std::map<Ref, Json>& after) {
  std::size_t count = 0;
  for (const auto& [ref, record] : before) {
    const auto now = after.find(ref);
    if (now != after.end() && now->second == record) continue;
    ++count;
    if (now == after.end()) {
      std::printf("- %s\n", to_string(ref).c_str());
      continue;
    }
    std::printf("~ %s\n", to_string(ref).c_str());
    for (const auto& change : Json::diff(record, now->second)) {
      const Json::json_pointer place(change.value("path", ""));
      std::printf("    %s %s: %s -> %s\n", change.value("op", "").c_str(), change.value("path", "").c_str(),
                  record.contains(place) ? dump_json(record.at(place)).c_str() : "nothing",
                  change.contains("value") ? dump_json(change["value"]).c_str() : "nothing");
    }
  }
  for (const auto& [ref, record] : after)
    if (!before.contains(ref)) {
      ++count;
      std::printf("+ %s\n", to_string(ref).c_str());
    }
  return count;
}

Result<std::size_t> diff(const DiffArguments& arguments) {
  RAFIQ_TRY(const auto traffic, Traffic::load(arguments.traffic));
  RAFIQ_TRY(const auto before, replayed(arguments.before, traffic));
  RAFIQ_TRY(const auto after, replayed(arguments.after, traffic));
  const auto count = print_differences(by_ref(before.records), by_ref(after.records));
  std::printf("%zu records before, %zu after, %zu differ\n", before.records.size(), after.records.size(),
              count);
  return before.trouble == after.trouble ? count : count + 1;
}

}  // namespace

void add_diff(CLI::App& app, int& status) {
  auto* command =
      app.add_subcommand("diff", "What two versions of a connector make of the same recorded traffic");
  auto arguments = std::make_shared<DiffArguments>();
  command->add_option("before", arguments->before, "A library, the folder of a manifest, or an id")
      ->required();
  command->add_option("after", arguments->after, "The same of the other version")->required();
  command->add_option("--traffic", arguments->traffic, "What record wrote")->required();
  command->callback([arguments, &status] {
    const auto count = diff(*arguments);
    status = !count ? complain(count.error()) : count.value() == 0 ? 0 : 1;
  });
}

}  // namespace rafiq::conform
