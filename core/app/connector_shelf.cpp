// SPDX-License-Identifier: Apache-2.0
#include "core/app/connector_shelf.hpp"

#include "core/connector/connection.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::app {

Result<std::vector<connector::Library>> ConnectorShelf::libraries() const {
  return connector::find_libraries(folder_);
}

Status ConnectorShelf::may_start(std::string_view id) const {
  const auto policy = rule_.policy->now();
  if (rule_.other_folder) {
    RAFIQ_TRY(policy->allows_other_connectors());
  }
  return policy->allows_connector(id);
}

Result<const Description*> ConnectorShelf::describe(std::string_view id) {
  RAFIQ_TRY(may_start(id));
  if (const auto known = described_.find(id); known != described_.end()) return &known->second;
  RAFIQ_TRY(auto found, libraries());
  const auto library =
      std::find_if(found.begin(), found.end(), [&](const auto& candidate) { return candidate.id == id; });
  if (library == found.end())
    return Error{ErrorCode::not_found, fmt::format("There is no connector \"{}\" on this machine", id),
                 folder_.string(), "See rafiqctl connector list"};
  connector::LaunchOptions options;
  options.host_program = host_program_;
  options.library = library->path;
  RAFIQ_TRY(options.manifest, connector::read_manifest(*library));
  const auto manifest = options.manifest;
  RAFIQ_TRY(auto connection, connector::Connection::start(std::move(options)));
  RAFIQ_TRY(auto json, connection->describe());
  RAFIQ_TRY(auto description, parse_description(json, library->file()));
  description.info.library = library->path;
  description.info.kind = manifest ? "manifest" : "library";
  description.manifest = manifest;
  description.gaps = connection->gaps();
  return &described_.emplace(std::string(id), std::move(description)).first->second;
}

}  // namespace rafiq::app
