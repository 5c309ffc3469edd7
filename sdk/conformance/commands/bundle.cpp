// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/names.hpp"
#include "core/platform/new_file.hpp"
#include "core/platform/private_file.hpp"
#include "core/platform/terminal.hpp"
#include "sdk/conformance/bundle/material.hpp"
#include "sdk/conformance/commands/commands.hpp"
#include "sdk/conformance/report/report.hpp"
#include "sdk/conformance/runner.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace rafiq::conform {
namespace {

namespace bundle = connector::bundle;

struct BundleArguments {
  std::string connector;
  std::string key;
  std::string password_file;
  std::string output;
  std::string scene;
  std::vector<std::string> libraries;  // PLATFORM=FILE
  MaterialOptions material;
  bool untested = false;
};

Result<bundle::SecretKey> open_key(const BundleArguments& arguments) {
  RAFIQ_TRY(const auto text, platform::read_private_file(arguments.key));
  return bundle::SecretKey::read(text, arguments.key, [&]() -> Result<Secret> {
    if (arguments.password_file.empty()) {
      auto typed = platform::ask_on_terminal("Password of " + arguments.key + ": ");
      if (!typed && typed.error().code == ErrorCode::usage)
        return Error{ErrorCode::usage, "The key is under a password, and there is no terminal to ask for it",
                     arguments.key, "Name a file that holds it with --password-file"};
      return typed;
    }
    RAFIQ_TRY(const auto held, platform::read_private_file(arguments.password_file));
    return Secret(held.reveal().substr(0, held.reveal().find_first_of("\r\n")));
  });
}

Status read_libraries(BundleArguments& arguments) {
  for (const auto& one : arguments.libraries) {
    const auto equals = one.find('=');
    if (equals == std::string::npos || one.find('-') > equals)
      return Error{ErrorCode::usage, "--library wants PLATFORM=FILE", one,
                   "For instance --library linux-aarch64=build-arm/rafiq-connector-my-crm.so"};
    arguments.material.libraries[one.substr(0, equals)] = one.substr(equals + 1);
  }
  return success();
}

// Whether it passes. Only what did not go well is printed.
Result<bool> passes(const BundleArguments& arguments) {
  RunOptions options;
  options.connector = arguments.connector;
  options.scene = std::filesystem::absolute(scene_of(arguments.connector, arguments.scene));
  RAFIQ_TRY(const auto results, run_tests(options, [](const TestResult& result) {
              if (result.outcome == Outcome::fail || result.outcome == Outcome::crash)
                (void)std::fputs(human_line(result).c_str(), stdout);
            }));
  (void)std::fputs(human_sum(results).c_str(), stdout);
  return std::none_of(results.begin(), results.end(), [](const TestResult& result) {
    return result.outcome == Outcome::fail || result.outcome == Outcome::crash;
  });
}

Result<std::string> make(const Subject& subject, const BundleArguments& arguments) {
  RAFIQ_TRY(const auto material, gather(subject, arguments.material));
  RAFIQ_TRY(const auto key, open_key(arguments));
  RAFIQ_TRY(const auto bytes, make_bundle(material, key));
  const auto& contents = material.contents;
  const auto name = contents.id + "-" + contents.version + std::string(bundle::extension);
  const std::filesystem::path to = arguments.output.empty() ? name : arguments.output;
  RAFIQ_TRY(platform::replace_file(to, bytes));
  std::printf("%s: %s %s, signed with the key %s\n", to.c_str(), contents.id.c_str(),
              contents.version.c_str(), bundle::to_text(key.public_key().id).c_str());
  for (const auto& [platform, file] : arguments.material.libraries)
    std::printf("The library for %s was not run here: test it there with rafiq-conform run\n",
                platform.c_str());
  return to.string();
}

int run(BundleArguments& arguments) {
  const auto subject = Subject::find(arguments.connector);
  if (!subject) return complain(subject.error());
  if (const auto good = read_libraries(arguments); !good) return complain(good.error());
  std::error_code ignored;
  if (std::filesystem::exists(arguments.connector, ignored))
    arguments.connector = std::filesystem::absolute(arguments.connector).string();
  if (!arguments.untested) {
    const auto good = passes(arguments);
    if (!good) return complain(good.error());
    if (!good.value()) {
      (void)std::fputs("No bundle was made. Mend what failed first\n", stdout);
      return 1;
    }
  }
  const auto made = make(subject.value(), arguments);
  return made ? 0 : complain(made.error());
}

}  // namespace

void add_bundle(CLI::App& app, int& status) {
  auto* command =
      app.add_subcommand("bundle", "Tests a connector and packs it into a signed bundle, to be installed");
  auto arguments = std::make_shared<BundleArguments>();
  command->add_option("connector", arguments->connector, "A library, the folder of a manifest, or an id")
      ->required();
  command->add_option("--key", arguments->key, "The secret key that signs it, made by minisign -G")
      ->required();
  command->add_option("--password-file", arguments->password_file,
                      "Holds the password of the key; else it is asked for on the terminal");
  command->add_option("-o,--output", arguments->output,
                      "The bundle; ID-VERSION.rafiq-connector if nothing is said");
  command->add_option("--license", arguments->material.license,
                      "The licence, else LICENSE beside the connector");
  command->add_option("--readme", arguments->material.readme, "For administrators, else README.md there");
  command->add_option("--library", arguments->libraries,
                      "PLATFORM=FILE: the library of another platform too");
  command->add_option("--scene", arguments->scene, "The fake of the CRM: scene.json or its folder");
  command->add_flag("--untested", arguments->untested, "Without the tests, for trying out how it installs");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace rafiq::conform
