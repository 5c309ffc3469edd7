// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/programs/rafiqctl/cli.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

// How commands read what they are given.
namespace rafiq::ctl {

// The customer that REF names, on this machine.
inline Result<CustomerId> customer_of(app::Rafiq& rafiq, const std::string& argument) {
  RAFIQ_TRY(auto reference, read_reference(argument));
  return rafiq.customers().resolve(reference);
}

template <class Id>
Result<Id> parse_id(const std::string& text, std::string_view what, std::string_view example) {
  if (const auto id = Id::parse(text)) return *id;
  return Error{ErrorCode::usage, fmt::format("\"{}\" is not the id of {}", text, what), "",
               fmt::format("It looks like {}", example)};
}

template <class Names>
CLI::IsMember one_of(const Names& values) {
  std::vector<std::string> names;
  for (auto value : values) names.emplace_back(name(value));
  return CLI::IsMember(names);
}

inline CLI::Option* add_language(CLI::App* command, std::string& language) {
  return command->add_option("--lang", language, "ar or en")
      ->check(CLI::IsMember({"ar", "en"}))
      ->capture_default_str();
}

// A due or past time, with how it was understood.
inline std::string both_ways(TimePoint moment) {
  return app::Promises::in_words(moment, Language::english) + " (" + to_iso8601(moment) + ")";
}

}  // namespace rafiq::ctl
