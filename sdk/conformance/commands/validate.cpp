// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/commands/commands.hpp"
#include "sdk/conformance/scene/scene.hpp"
#include "sdk/conformance/schemas.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>

namespace rafiq::conform {
namespace {

// What a file holds, by what it looks like.
std::vector<std::string> flaws_of(const Schemas& schemas, const Json& json, const std::string& file) {
  const auto has = [&](const char* member) { return json.is_object() && json.contains(member); };
  if (file.ends_with("manifest.json")) return schemas.flaws(json, "manifest.schema.json");
  if (has("exchanges")) return schemas.flaws(json, "traffic.schema.json");
  if (has("server") || has("states")) return schemas.flaws(json, "scene.schema.json");
  if (has("records")) return schemas.flaws_of_page(json);
  if (has("kind") && has("entity")) return schemas.flaws_of_record(json);
  if (has("entities")) return schemas.flaws(json, "description.schema.json");
  return {"$: this is no description, manifest, page, record, scene or recorded traffic that Rafiq knows"};
}

std::vector<std::string> validate(const Schemas& schemas, const std::string& file) {
  std::ifstream in(file);
  if (!in) return {"the file cannot be read. Check its name and its access rights"};
  std::ostringstream text;
  text << in.rdbuf();
  const auto json = parse_json(text.str(), "");
  if (!json) return {json.error().message()};
  return flaws_of(schemas, json.value(), file);
}

int validate_all(const std::vector<std::string>& files) {
  const auto schemas = Schemas::find();
  if (!schemas) return complain(schemas.error());
  int status = 0;
  for (const auto& file : files) {
    const auto flaws = validate(schemas.value(), file);
    if (flaws.empty()) std::printf("%s: valid\n", file.c_str());
    for (const auto& flaw : flaws) std::printf("%s: %s\n", file.c_str(), flaw.c_str());
    if (!flaws.empty()) status = 1;
  }
  if (status != 0)
    std::printf("The schemas are in share/rafiq/schema; editors show what each member means\n");
  return status;
}

}  // namespace

void add_validate(CLI::App& app, int& status) {
  auto* command =
      app.add_subcommand("validate", "Checks descriptions, manifests, pages, scenes and recorded traffic");
  auto files = std::make_shared<std::vector<std::string>>();
  command->add_option("files", *files, "JSON files")->required();
  command->callback([files, &status] { status = validate_all(*files); });
}

}  // namespace rafiq::conform
