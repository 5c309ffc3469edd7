// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/scene/scene.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

namespace rafiq::conform {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view known[] = {"$schema",  "settings", "secrets", "server", "records",
                                      "changes",  "origins",  "find",    "writes", "deletes",
                                      "unmapped", "skip",     "states",  "now"};

Error wrong(std::string what, const fs::path& file) {
  return {ErrorCode::bad_data, std::move(what), file.string(),
          "sdk/conformance/README.md explains the members of a scene"};
}

// How many letters differ, about: enough to find what was meant.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t at = 0; at <= b.size(); ++at) row[at] = at;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j)
      corner = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])}));
  }
  return row.back();
}

std::string_view nearest(std::string_view name) {
  return *std::min_element(std::begin(known), std::end(known),
                           [&](auto a, auto b) { return distance(name, a) < distance(name, b); });
}

std::map<std::string, std::string> texts(const Json& scene, std::string_view key) {
  std::map<std::string, std::string> all;
  if (const auto found = scene.find(key); found != scene.end() && found->is_object())
    for (const auto& [name, value] : found->items())
      if (value.is_string()) all[name] = value.get<std::string>();
  return all;
}

std::vector<std::string> list(const Json& scene, std::string_view key) {
  std::vector<std::string> all;
  if (const auto found = scene.find(key); found != scene.end() && found->is_array())
    for (const auto& value : *found)
      if (value.is_string()) all.push_back(value.get<std::string>());
  return all;
}

std::vector<Json> objects(const Json& scene, std::string_view key) {
  std::vector<Json> all;
  if (const auto found = scene.find(key); found != scene.end() && found->is_array())
    for (const auto& value : *found)
      if (value.is_object()) all.push_back(value);
  return all;
}

}  // namespace

std::string to_string(const Ref& ref) {
  return ref.entity + " " + ref.id;
}

std::vector<Ref> refs_of(const Json& answer, std::string_view name) {
  std::vector<Ref> refs;
  const auto found = answer.find(name);
  if (found == answer.end() || !found->is_array()) return refs;
  for (const auto& one : *found) {
    auto entity = string_member(one, "entity");
    auto id = string_member(one, "id");
    if (entity && id) refs.push_back({std::move(*entity), std::move(*id)});
  }
  return refs;
}

Result<Scene> Scene::load(const fs::path& file) {
  std::ifstream in(file);
  if (!in)
    return Error{ErrorCode::not_found, "There is no scene, the fake of the CRM that the tests talk to",
                 file.string(), "Name it with --scene; sdk/conformance/README.md shows how to write one"};
  std::ostringstream text;
  text << in.rdbuf();
  RAFIQ_TRY(const auto json, parse_json(text.str(), file.string()));
  if (!json.is_object()) return wrong("A scene is a JSON object", file);
  for (const auto& [key, value] : json.items())
    if (std::find(std::begin(known), std::end(known), key) == std::end(known))
      return wrong(fmt::format("A scene has no member \"{}\"; did you mean \"{}\"?", key, nearest(key)),
                   file);
  Scene scene;
  scene.folder = fs::absolute(file).lexically_normal().parent_path();
  if (json.contains("settings")) scene.settings = json["settings"];
  scene.secrets = texts(json, "secrets");
  scene.server = list(json, "server");
  scene.records = static_cast<int>(integer_member(json, "records").value_or(scene.records));
  scene.changes = static_cast<int>(integer_member(json, "changes").value_or(scene.changes));
  scene.origins = texts(json, "origins");
  scene.find = objects(json, "find");
  scene.writes = objects(json, "writes");
  scene.deletes = list(json, "deletes");
  scene.unmapped = string_member(json, "unmapped").value_or("");
  scene.skip = texts(json, "skip");
  if (json.contains("states")) scene.states = json["states"];
  scene.now = string_member(json, "now").value_or(scene.now);
  if (scene.server.empty() && !scene.states.contains("start"))
    return wrong(
        "A scene has \"server\", a program that plays the CRM, or \"states\", the files of an account", file);
  return scene;
}

}  // namespace rafiq::conform
