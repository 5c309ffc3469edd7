// SPDX-License-Identifier: Apache-2.0
#include "core/connector/connection.hpp"

#include "core/connector/lane.hpp"

namespace rafiq::connector {
namespace {

Status check_library(const LaunchOptions& options) {
  std::error_code trouble;
  if (options.library.is_absolute() && std::filesystem::is_regular_file(options.library, trouble))
    return success();
  if (options.manifest)
    return Error{ErrorCode::configuration,
                 "The library that runs manifests is missing: " + options.library.filename().string() +
                     " belongs into the folder of connectors, beside the folder of the manifest",
                 options.library.string(), "Copy it from the connectors that came with Rafiq"};
  return Error{ErrorCode::configuration, "There is no such connector", options.library.string(),
               "Install it, or choose another one"};
}

}  // namespace

Connection::Connection(std::unique_ptr<Lane> lane) : lane_(std::move(lane)) {}
Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::start(LaunchOptions options) {
  RAFIQ_TRY(check_library(options));
  RAFIQ_TRY(auto runner, start_runner(options));
  auto lane = std::make_unique<Lane>(std::move(options), std::move(runner));
  RAFIQ_TRY(lane->get_ready());
  return std::unique_ptr<Connection>(new Connection(std::move(lane)));
}

Result<Json> Connection::describe() {
  auto description = parse_untrusted(lane_->description(), "");
  if (description && description.value().is_object()) return description;
  return Error{ErrorCode::internal, lane_->connector() + " describes itself in a way that cannot be read",
               lane_->account(), "Tell whoever made the connector"};
}

void Connection::use_http(net::Session* session) {
  lane_->use_http(session);
}

Result<Json> Connection::check(const CancelToken& cancel) {
  return lane_->ask("check", Json::object(), cancel);
}
Result<Json> Connection::discover(const CancelToken& cancel) {
  return lane_->ask("discover", Json::object(), cancel);
}

Result<Json> Connection::get(std::string_view entity, std::string_view id, const CancelToken& cancel) {
  return lane_->ask("get", {{"entity", entity}, {"id", id}}, cancel);
}

Result<Json> Connection::find(std::string_view by, std::string_view value, const CancelToken& cancel) {
  return lane_->ask("find", {{"by", by}, {"value", value}}, cancel);
}

Result<Json> Connection::write(const Json& request, const CancelToken& cancel) {
  return lane_->ask("write", request, cancel);
}

Status Connection::read(const Json& request, const PageSink& on_page, const CancelToken& cancel,
                        const ProgressSink& on_progress) {
  return lane_->run({"read", request, lane_->limits().page, false, on_page, on_progress, cancel});
}

Status Connection::list_ids(const Json& request, const PageSink& on_page, const CancelToken& cancel) {
  return lane_->run({"list_ids", request, lane_->limits().page, false, on_page, {}, cancel});
}

Status Connection::read_text(const Json& request, const TextSink& on_page, const CancelToken& cancel) {
  return lane_->run({"read", request, lane_->limits().page, false, {}, {}, cancel, on_page});
}

const std::vector<std::string>& Connection::gaps() const {
  return lane_->gaps();
}
const std::optional<Failure>& Connection::failure() const {
  return lane_->failure();
}
const std::optional<Failure>& Connection::ending() const {
  return lane_->ending();
}
bool Connection::alive() const {
  return lane_->alive();
}
bool Connection::crashed() const {
  return lane_->crashed();
}

}  // namespace rafiq::connector
