// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/rig.hpp"

#include "core/platform/places.hpp"

#include <cstdlib>

namespace rafiq::conform {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

// Fast, and without patience: each fault is to be seen at once, not to be waited out.
connector::Limits connector_limits(std::chrono::seconds limit) {
  connector::Limits limits;
  limits.answer = limit / 3;
  limits.page = limit / 3;
  return limits;
}

net::Limits network_limits() {
  net::Limits limits;
  limits.total = milliseconds{20'000};
  limits.tries = 1;
  limits.longest_wait = milliseconds{0};
  return limits;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

fs::path make_folder() {
  std::error_code trouble;
  for (unsigned number = 0;; ++number) {
    const fs::path folder =
        fs::temp_directory_path() /
        ("rafiq-conform-" +
         std::to_string(std::chrono::steady_clock::now().time_since_epoch().count() + number));
    if (fs::create_directory(folder, trouble)) return folder;
    if (trouble) fail("No folder can be made for the account's files: {}", trouble.message());
  }
}

}  // namespace

Rig::Rig(RigOptions options) : options_(std::move(options)) {
  auto schemas = Schemas::find();
  if (!schemas) fail("{}", schemas.error().message());
  schemas_ = std::move(schemas).value();
  const auto now = parse_iso8601(scene().now);
  if (!now) fail("The scene's \"now\" is no time");
  clock_ = std::make_shared<FixedClock>(now.value());
  if (options_.server_port != 0) {
    crm_ = std::make_unique<ServerCrm>(options_.server_port, scene().now);
    gate_ = std::make_unique<Gate>(options_.server_port);
  } else {
    folder_ = make_folder();
    crm_ = std::make_unique<FilesCrm>(scene(), folder_);
  }
  crm_->reset(scene().records);
}

Rig::~Rig() {
  if (gate_) gate_->calm();  // whoever is held must be let go before the rest is put away
  connection_.reset();
  session_.reset();
  gate_.reset();
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

Gate& Rig::gate() {
  if (!gate_) skip("the connector uses no HTTP");
  return *gate_;
}

std::map<std::string, std::string> Rig::settings() const {
  std::map<std::string, std::string> settings;
  for (const auto& [key, value] : scene().settings.items())
    if (value.is_string())
      settings[key] = replaced(value.get<std::string>(), "${server}", gate_ ? gate_->url() : "");
  for (const auto& [key, path] : files()) settings[key] = path.string();
  // As core does: what nobody set has its default.
  if (description_.is_object() && description_.contains("settings"))
    for (const auto& setting : description_["settings"]) {
      const auto key = string_member(setting, "key").value_or("");
      const auto preset = string_member(setting, "default").value_or("");
      if (!key.empty() && !preset.empty()) settings.try_emplace(key, preset);
    }
  return settings;
}

std::map<std::string, fs::path> Rig::files() const {
  const auto* crm = dynamic_cast<const FilesCrm*>(crm_.get());
  return crm == nullptr ? std::map<std::string, fs::path>{} : crm->files();
}

connector::LaunchOptions Rig::launch_options(const Json& settings) {
  connector::LaunchOptions options;
  options.host_program = options_.host_program;
  options.library = subject().library;
  options.manifest = subject().manifest;
  options.account = "conformance";
  options.settings = settings;
  options.files = files();
  options.clock = clock_;
  options.limits = connector_limits(options_.limit);
  return options;
}

const Json& Rig::description() {
  if (!description_.is_null()) return description_;
  auto started = connector::Connection::start(launch_options(Json::object()));
  if (!started) throw NotLoaded{"The connector does not load: " + started.error().message()};
  auto description = started.value()->describe();
  if (!description)
    throw NotLoaded{"describe gives nothing that can be read: " + description.error().message()};
  description_ = std::move(description).value();
  return description_;
}

std::unique_ptr<net::Session> Rig::make_session() {
  auto told = dump_json(description());
  for (const auto& [origin, path] : scene().origins) told = replaced(told, origin, gate().url() + path);
  const auto described = parse_json(told, "");
  if (!described) return nullptr;
  const auto base = string_member(described.value(), "base_url").value_or("");
  if (base.empty() || !gate_) return nullptr;
  net::SessionOptions options;
  options.account = "conformance";
  options.base_url = base;
  options.settings = settings();
  if (described.value().contains("auth")) options.auth = described.value()["auth"];
  if (described.value().contains("allowed_hosts"))
    options.allowed_hosts = described.value()["allowed_hosts"].get<std::vector<std::string>>();
  options.budget = {10'000, 10'000, 8};
  options.limits = network_limits();
  options.proxy = "none";
  options.clock = clock_;
  options.secrets = [this](std::string_view slot) -> Result<Secret> {
    const auto found = scene().secrets.find(std::string(slot));
    if (found != scene().secrets.end()) return Secret(found->second);
    return Error{ErrorCode::configuration, "The scene has no secret \"" + std::string(slot) + "\"", "", ""};
  };
  auto session = net::Session::create(std::move(options));
  if (!session) fail("The account of the scene cannot be used: {}", session.error().message());
  return std::move(session).value();
}

net::Session* Rig::session() {
  if (!session_) session_ = make_session();
  return session_.get();
}

void Rig::forget_connection() {
  connection_.reset();
  session_.reset();
}

connector::Connection& Rig::connection() {
  return connection_ && connection_->alive() ? *connection_ : fresh();
}

connector::Connection& Rig::fresh() {
  (void)description();
  return fresh(Json(settings()));
}

connector::Connection& Rig::fresh(const Json& settings) {
  forget_connection();
  session_ = make_session();
  auto options = launch_options(settings);
  options.http = session_.get();
  auto started = connector::Connection::start(std::move(options));
  if (!started) throw NotLoaded{"The connector does not load: " + started.error().message()};
  connection_ = std::move(started).value();
  return *connection_;
}

Json Rig::describe_input() const {
  return subject().manifest ? Json{{"manifest", *subject().manifest}} : Json::object();
}

Json Rig::create_input() const {
  auto input = describe_input();
  input["settings"] = settings();
  input["files"] = Json::object();
  for (const auto& [key, path] : files()) input["files"][key] = {{"name", path.filename().string()}};
  return input;
}

const Json& Rig::entity(const std::string& wanted) {
  static const Json none;
  const auto& all = description().contains("entities") ? description()["entities"] : none;
  for (const auto& one : all)
    if (string_member(one, "name") == wanted) return one;
  return none;
}

}  // namespace rafiq::conform
