// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/given_secrets.hpp"

#include "core/platform/output_of.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

namespace rafiq::ctl {
namespace {

struct Named {
  std::string key;
  std::string source;
};

Result<Named> split(const std::string& text, std::string_view option) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
    return Error{ErrorCode::usage, fmt::format("{} takes KEY and, after =, where the secret is", option), "",
                 ""};
  return Named{text.substr(0, equals), text.substr(equals + 1)};
}

Result<Secret> read_file(const std::string& source) {
  std::string text;
  if (source == "-") {
    std::getline(std::cin, text);
  } else {
    std::ifstream file(source, std::ios::binary);
    if (!file)
      return Error{ErrorCode::configuration, "The file of a secret cannot be read", source,
                   "Check its path and rights"};
    text.assign(std::istreambuf_iterator<char>(file), {});
  }
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  if (text.empty()) return Error{ErrorCode::usage, "The secret is empty", source, ""};
  return Secret::take(text);
}

}  // namespace

void add_secret_options(CLI::App* command, GivenSecrets& given) {
  command
      ->add_option("--secret", given.files,
                   "KEY=FILE, or KEY=- to read it from standard input; may be repeated")
      ->allow_extra_args(false);
  command
      ->add_option(
          "--secret-command", given.commands,
          "KEY=\"PROGRAM ARGUMENT...\", a program that prints the secret, without a shell; may be repeated")
      ->allow_extra_args(false);
  command
      ->add_option(
          "--secrets-in", given.place,
          "Where secrets are kept: keyring (the usual place, if the policy allows it), or file for a file "
          "that only you can read")
      ->check(CLI::IsMember({"keyring", "file"}));
}

Result<std::map<std::string, Secret>> read_secrets(const GivenSecrets& given) {
  std::map<std::string, Secret> secrets;
  for (const auto& text : given.files) {
    RAFIQ_TRY(const auto named, split(text, "--secret"));
    RAFIQ_TRY(secrets[named.key], read_file(named.source));
  }
  for (const auto& text : given.commands) {
    RAFIQ_TRY(const auto named, split(text, "--secret-command"));
    std::istringstream words(named.source);
    const std::vector<std::string> command(std::istream_iterator<std::string>(words), {});
    RAFIQ_TRY(secrets[named.key], platform::output_of(command));
  }
  return secrets;
}

}  // namespace rafiq::ctl
