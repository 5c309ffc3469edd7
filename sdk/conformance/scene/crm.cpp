// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/scene/crm.hpp"

#include "sdk/conformance/results.hpp"

#include <algorithm>

namespace rafiq::conform {
namespace {

namespace fs = std::filesystem;

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.')
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return out;
}

Truth truth_in(const Json& answer) {
  Truth truth{refs_of(answer, "records"), Json::object()};
  if (answer.contains("records") && answer["records"].is_array())
    for (const auto& one : answer["records"])
      truth.by_ref[string_member(one, "entity").value_or("") + "/" + string_member(one, "id").value_or("")] =
          one;
  return truth;
}

}  // namespace

std::optional<Json> ServerCrm::ask(const std::string& method, const std::string& what, const Json& body) {
  WireRequest request{method, "/-/" + what, {{"Content-Type", "application/json"}}, {}};
  if (method == "POST") request.body = dump_json(body);
  const auto answer = client_.exchange(request);
  if (!answer) fail("The scene's server does not answer {} /-/{}. Start it by hand and look", method, what);
  if (answer->status == 404 || answer->status == 501) return std::nullopt;
  auto json = parse_json(answer->body.empty() ? "{}" : answer->body, "the answer to /-/" + what);
  if (answer->status != 200 || !json || !json.value().is_object())
    fail("The scene's server answers /-/{} with status {} and not with a JSON object", what, answer->status);
  return std::move(json).value();
}

std::optional<std::vector<Ref>> ServerCrm::refs(const std::string& what, const Json& body) {
  const auto answer = ask("POST", what, body);
  if (!answer) return std::nullopt;
  return refs_of(*answer, "records");
}

void ServerCrm::reset(int records) {
  if (!ask("POST", "reset", {{"records", records}, {"now", now_}}))
    fail("The scene's server does not know /-/reset. It must: each test begins with it");
}

Truth ServerCrm::truth() {
  const auto answer = ask("GET", "truth");
  if (!answer)
    fail("The scene's server does not know /-/truth. It must: it says what a full read has to bring");
  return truth_in(*answer);
}

std::optional<std::vector<Ref>> ServerCrm::change(int count, bool same_time) {
  return refs("change", {{"count", count}, {"same_time", same_time}});
}
std::optional<std::vector<Ref>> ServerCrm::change(const Ref& ref) {
  return refs("change", {{"entity", ref.entity}, {"id", ref.id}});
}
std::optional<std::vector<Ref>> ServerCrm::add(int count) {
  return refs("add", {{"count", count}});
}
std::optional<std::vector<Ref>> ServerCrm::remove(const std::string& kind) {
  return refs("delete", {{"kind", kind}});
}
std::optional<std::vector<Ref>> ServerCrm::hide(int count) {
  return refs("hide", {{"count", count}});
}
std::optional<Json> ServerCrm::record(const Ref& ref) {
  return ask("GET", "record?entity=" + encoded(ref.entity) + "&id=" + encoded(ref.id));
}

void FilesCrm::reset(int /*records*/) {
  (void)go_to("start");
}

Truth FilesCrm::truth() {
  const auto& state = scene_.states[state_];
  const auto removed = refs_of(state, "removed");
  Truth truth;
  for (const auto& range : state.value("ranges", Json::array()))
    for (auto number = range.value("from", 1); number <= range.value("to", 0); ++number) {
      Ref ref{range.value("entity", ""),
              fmt::format("{}{:0{}}", range.value("prefix", ""), number, range.value("digits", 1))};
      if (std::find(removed.begin(), removed.end(), ref) == removed.end())
        truth.records.push_back(std::move(ref));
    }
  return truth;
}

std::map<std::string, fs::path> FilesCrm::files() const {
  std::map<std::string, fs::path> files;
  const auto start = scene_.states.value("start", Json::object()).value("files", Json::object());
  for (const auto& [key, name] : start.items())
    if (name.is_string()) files[key] = account_ / fs::path(name.get<std::string>()).filename();
  return files;
}

// The files of that state take the place of those that are there, under the names of the first ones.
std::optional<std::vector<Ref>> FilesCrm::go_to(const std::string& state) {
  if (!scene_.states.contains(state)) return std::nullopt;
  const auto& description = scene_.states[state];
  const auto targets = files();
  const auto named = description.value("files", Json::object());
  for (const auto& [key, name] : named.items()) {
    const auto target = targets.find(key);
    std::error_code trouble;
    if (target == targets.end())
      fail("The state \"{}\" of the scene names a file that \"start\" does not", state);
    fs::copy_file(scene_.folder / name.get<std::string>(), target->second,
                  fs::copy_options::overwrite_existing, trouble);
    if (trouble)
      fail("The file {} of the scene cannot be copied: {}", name.get<std::string>(), trouble.message());
  }
  state_ = state;
  return refs_of(description, "changed");
}

std::optional<std::vector<Ref>> FilesCrm::change(int /*count*/, bool same_time) {
  return go_to(same_time ? "changed-at-once" : "changed");
}
std::optional<std::vector<Ref>> FilesCrm::change(const Ref& /*ref*/) {
  return std::nullopt;
}
std::optional<std::vector<Ref>> FilesCrm::add(int /*count*/) {
  return go_to("added");
}
std::optional<std::vector<Ref>> FilesCrm::remove(const std::string& kind) {
  return go_to(kind);
}
std::optional<std::vector<Ref>> FilesCrm::hide(int /*count*/) {
  return std::nullopt;
}
std::optional<Json> FilesCrm::record(const Ref& /*ref*/) {
  return std::nullopt;
}

}  // namespace rafiq::conform
