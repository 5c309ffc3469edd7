// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/json.hpp"
#include "core/util/result.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::conform {

// A record of the CRM, as the connector names it.
struct Ref {
  std::string entity;
  std::string id;
  auto operator<=>(const Ref&) const = default;
};
std::string to_string(const Ref& ref);  // "contact 17"
// The refs of a list in an answer of the scene's server; what is none is left out.
std::vector<Ref> refs_of(const Json& answer, std::string_view list);

// What a partner writes so that their connector can be tested: sdk/conformance/README.md has each member, and
// scene.schema.json says the same to an editor.
struct Scene {
  std::filesystem::path folder;  // absolute; what the scene names is below it
  Json settings = Json::object();
  std::map<std::string, std::string> secrets;
  std::vector<std::string> server;  // a program and its arguments; empty: the connector reads files
  int records = 7;
  int changes = 5;                             // how many records are changed at one instant
  std::map<std::string, std::string> origins;  // "https://api.example.com" that stands for the server
  std::vector<Json> find;                      // {by, value, id}
  std::vector<Json> writes;                    // {entity, id, set, raw} and {entity, create}
  std::vector<std::string> deletes;            // kinds of deleting that the server knows
  std::string unmapped;                        // text in a field of the CRM that nobody mapped
  std::map<std::string, std::string> skip;     // test -> why it cannot be passed
  Json states = Json::object();                // of a connector of files
  std::string now = "2031-03-05T09:00:00Z";    // the CRM's clock, and the host's

  // Errors: not_found, bad_data (naming the member, and the nearest known one).
  static Result<Scene> load(const std::filesystem::path& file);
};

}  // namespace rafiq::conform
