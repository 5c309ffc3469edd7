// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/traffic/account.hpp"

#include "sdk/conformance/bench/bench.hpp"
#include "sdk/conformance/reading.hpp"
#include "sdk/conformance/results.hpp"
#include "sdk/conformance/tests/benches.hpp"

#include <fstream>
#include <sstream>

namespace rafiq::conform {
namespace {

Result<std::string> text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return Error{ErrorCode::not_found, "There is no such file", file.string(), ""};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

Json input_of(const Subject& subject, const Json& settings) {
  Json input{{"settings", settings}, {"files", Json::object()}};
  if (subject.manifest) input["manifest"] = *subject.manifest;
  return input;
}

Result<Json> description_of(const Subject& subject) {
  try {
    Bench bench({subject.library, nullptr, {}, {}, {}, false});
    const auto ended =
        bench.describe(subject.manifest ? Json{{"manifest", *subject.manifest}} : Json::object());
    if (ended.status != RAFIQ_OK || ended.emitted.empty())
      return Error{ErrorCode::configuration, "describe failed: " + describe(ended), subject.library.string(),
                   ""};
    return parse_json(ended.emitted.front(), subject.library.string());
  } catch (const NotLoaded& why) {
    return Error{ErrorCode::configuration, why.message, subject.library.string(), ""};
  }
}

// As core does: what nobody set has its default.
std::map<std::string, std::string> settings_with_defaults(const Json& settings, const Json& description) {
  std::map<std::string, std::string> all;
  for (const auto& [key, value] : settings.items())
    if (value.is_string()) all[key] = value.get<std::string>();
  for (const auto& setting : description.value("settings", Json::array()))
    if (const auto preset = string_member(setting, "default").value_or(""); !preset.empty())
      all.try_emplace(string_member(setting, "key").value_or(""), preset);
  return all;
}

}  // namespace

Result<Account> Account::load(const std::filesystem::path& file) {
  RAFIQ_TRY(const auto text, text_of(file));
  RAFIQ_TRY(const auto json, parse_json(text, file.string()));
  Account account;
  if (json.is_object() && json.contains("settings")) account.settings = json["settings"];
  if (!json.is_object() || !account.settings.is_object())
    return Error{ErrorCode::bad_data, "An account is an object with \"settings\" and \"secrets\"",
                 file.string(), ""};
  const auto secrets = json.value("secrets", Json::object());
  for (const auto& [slot, name] : secrets.items()) {
    if (!name.is_string())
      return Error{ErrorCode::bad_data, "Under \"secrets\" stand names of files", file.string(), ""};
    RAFIQ_TRY(auto secret, text_of(file.parent_path() / name.get<std::string>()));
    while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r')) secret.pop_back();
    account.secrets[slot] = std::move(secret);
  }
  return account;
}

Result<std::unique_ptr<net::Session>> open_session(const Subject& subject, const Account& account) {
  RAFIQ_TRY(const auto description, description_of(subject));
  net::SessionOptions options;
  options.account = "record";
  options.base_url = string_member(description, "base_url").value_or("");
  options.settings = settings_with_defaults(account.settings, description);
  if (description.contains("auth")) options.auth = description["auth"];
  for (const auto& host : description.value("allowed_hosts", Json::array()))
    if (host.is_string()) options.allowed_hosts.push_back(host.get<std::string>());
  options.secrets = [secrets = account.secrets](std::string_view slot) -> Result<Secret> {
    const auto found = secrets.find(std::string(slot));
    if (found != secrets.end()) return Secret(found->second);
    return Error{ErrorCode::configuration, "The account has no secret \"" + std::string(slot) + "\"", "", ""};
  };
  return net::Session::create(std::move(options));
}

Result<ReadThrough> read_through(const Subject& subject, const Json& settings, HttpSource& http,
                                 std::size_t pages) {
  RAFIQ_TRY(const auto description, description_of(subject));
  ReadThrough seen;
  seen.version = string_member(description, "version").value_or("");
  Bench::Options options;
  options.library = subject.library;
  options.http = &http;
  Bench bench(std::move(options));
  const auto made = bench.create(input_of(subject, settings_with_defaults(settings, description)));
  if (made.status != RAFIQ_OK) {
    seen.trouble = describe(made);
    return seen;
  }
  (void)bench.call("check", Json::object());
  const auto scopes = description.value("scopes", Json::array());
  const auto scope = scopes.empty() ? "all" : scopes.back().get<std::string>();
  const auto ended = bench.call("read", read_request(scope, nullptr),
                                [&](std::size_t nth) { return nth < pages ? RAFIQ_CONTINUE : RAFIQ_STOP; });
  for (const auto& text : ended.emitted)
    if (const auto page = parse_json(text, ""); page && page.value().is_object())
      for (const auto& record : page.value().value("records", Json::array())) seen.records.push_back(record);
  if (ended.status != RAFIQ_OK && ended.status != RAFIQ_CANCELLED) seen.trouble = describe(ended);
  return seen;
}

}  // namespace rafiq::conform
