// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/commands/commands.hpp"
#include "sdk/conformance/report/report.hpp"
#include "sdk/conformance/runner.hpp"
#include "sdk/conformance/tests/registry.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace rafiq::conform {
namespace {

void print(const std::string& text) {
  (void)std::fputs(text.c_str(), stdout);
  (void)std::fflush(stdout);
}

struct RunArguments {
  RunOptions options;
  std::string scene;
  std::string format = "human";
  long limit = 60;
};

int run(RunArguments& arguments) {
  auto& options = arguments.options;
  options.limit = std::chrono::seconds{arguments.limit};
  auto subject = Subject::find(options.connector);
  if (!subject) return complain(subject.error());
  // The tests' processes work in another folder.
  std::error_code ignored;
  if (std::filesystem::exists(options.connector, ignored))
    options.connector = std::filesystem::absolute(options.connector).string();
  options.scene = std::filesystem::absolute(scene_of(options.connector, arguments.scene));
  const bool human = arguments.format == "human";
  const auto results = run_tests(options, [&](const TestResult& result) {
    if (human) print(human_line(result));
  });
  if (!results) return complain(results.error());
  const auto& id = subject.value().id;
  if (human) print(human_sum(results.value()));
  if (arguments.format == "json") print(json_report(id, results.value()));
  if (arguments.format == "junit") print(junit_report(id, results.value()));
  for (const auto& one : results.value())
    if (one.outcome == Outcome::fail || one.outcome == Outcome::crash) return 1;
  return 0;
}

}  // namespace

int complain(const Error& error) {
  (void)std::fprintf(stderr, "rafiq-conform: %s\n", error.message().c_str());
  return exit_status(error.code);
}

std::filesystem::path scene_of(const std::string& connector, const std::string& named) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (!named.empty())
    return fs::is_directory(named, ignored) ? fs::path(named) / "scene.json" : fs::path(named);
  if (const auto subject = Subject::find(connector))
    if (const auto own = subject.value().folder / "fixtures" / "scene.json"; fs::exists(own, ignored))
      return own;
  return fs::path("fixtures") / "scene.json";
}

void add_run(CLI::App& app, int& status) {
  auto* command = app.add_subcommand("run", "Runs the tests, each in a process of its own");
  auto arguments = std::make_shared<RunArguments>();
  command
      ->add_option("connector", arguments->options.connector, "A library, the folder of a manifest, or an id")
      ->required();
  command->add_option("--scene", arguments->scene, "The fake of the CRM: scene.json or its folder");
  command->add_option("--group,--test", arguments->options.tests, "These groups or tests only");
  command->add_option("--format", arguments->format, "human, json or junit")
      ->check(CLI::IsMember({"human", "json", "junit"}));
  command->add_option("--seed", arguments->options.seed, "For the group fuzz");
  command->add_option("--limit", arguments->limit, "Seconds for one test");
  command->add_option("--jobs", arguments->options.jobs, "Tests at once");
  command->callback([arguments, &status] { status = run(*arguments); });
}

void add_list(CLI::App& app, int& status) {
  auto* command = app.add_subcommand("list", "Says what is tested");
  auto format = std::make_shared<std::string>("human");
  command->add_option("--format", *format, "human or json")->check(CLI::IsMember({"human", "json"}));
  command->callback([format, &status] {
    auto all = Json::array();
    for (const auto& test : all_tests()) {
      if (*format == "human") print(fmt::format("{:32}{}\n", test.id, test.proves));
      all.push_back({{"test", test.id}, {"group", test.group()}, {"proves", test.proves}});
    }
    if (*format == "json") print(dump_json(all) + "\n");
    status = 0;
  });
}

void add_child(CLI::App& app, int& status) {
  auto* command = app.add_subcommand("child", "");
  command->group("");  // not for people
  auto options = std::make_shared<ChildOptions>();
  command->add_option("connector", options->connector)->required();
  command->add_option("--scene", options->scene)->required();
  command->add_option("--test", options->test)->required();
  command->add_option("--server-port", options->server_port);
  command->add_option("--seed", options->seed);
  command->add_option("--limit", options->limit);
  command->callback([options, &status] { status = run_child(*options); });
}

}  // namespace rafiq::conform
