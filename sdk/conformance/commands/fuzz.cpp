// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/tests/fuzz.hpp"

#include "sdk/conformance/commands/commands.hpp"
#include "sdk/conformance/runner.hpp"
#include "sdk/conformance/scene/server.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>
#include <memory>
#include <random>

namespace rafiq::conform {
namespace {

using Steady = std::chrono::steady_clock;

struct FuzzArguments {
  std::string connector;
  std::string scene;
  long seconds = 60;
  std::uint64_t seed = 0;
  bool seeded = false;
};

// Another seed each time, until the time is up or something is found.
TestResult fuzz_for(const ChildOptions& options, std::chrono::seconds time, std::uint64_t& tries) {
  return run_here(options, [&](Rig& rig) {
    const auto until = Steady::now() + time;
    for (auto seed = options.seed; Steady::now() < until; ++seed, ++tries) {
      if (rig.uses_http()) fuzz_answers(rig, seed);
      fuzz_checkpoint(rig, seed);
      if (seed % 4 == 0) {
        fuzz_settings(rig, seed);
        (void)rig.fresh();
      }
    }
  });
}

int fuzz(const FuzzArguments& arguments) {
  const auto file = std::filesystem::absolute(scene_of(arguments.connector, arguments.scene));
  const auto scene = Scene::load(file);
  if (!scene) return complain(scene.error());
  std::unique_ptr<SceneServer> server;
  if (!scene.value().server.empty()) {
    auto started = SceneServer::start(scene.value());
    if (!started) return complain(started.error());
    server = std::move(started).value();
  }
  const auto seed = arguments.seeded ? arguments.seed : std::random_device{}();
  std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
  std::uint64_t tries = 0;
  const auto result = fuzz_for({arguments.connector, file, "fuzz", server ? server->port() : 0, seed},
                               std::chrono::seconds{arguments.seconds}, tries);
  if (result.outcome == Outcome::pass) {
    std::printf("%llu tries, and nothing was found\n", static_cast<unsigned long long>(tries));
    return 0;
  }
  std::printf("%s: %s\n", std::string(name(result.outcome)).c_str(), result.message.c_str());
  return 1;
}

}  // namespace

void add_fuzz(CLI::App& app, int& status) {
  auto* command = app.add_subcommand("fuzz", "Spoils answers, checkpoints and settings for a while");
  auto arguments = std::make_shared<FuzzArguments>();
  command->add_option("connector", arguments->connector, "A library, the folder of a manifest, or an id")
      ->required();
  command->add_option("--scene", arguments->scene, "The fake of the CRM: scene.json or its folder");
  command->add_option("--time", arguments->seconds, "Seconds");
  auto* seed = command->add_option("--seed", arguments->seed, "What was printed, to see it again");
  command->callback([arguments, seed, &status] {
    arguments->seeded = seed->count() > 0;
    status = fuzz(*arguments);
  });
}

}  // namespace rafiq::conform
