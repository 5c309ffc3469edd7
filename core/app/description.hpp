// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/accounts.hpp"
#include "core/connector/bundle/minisign.hpp"
#include "core/net/session.hpp"
#include "core/platform/file_identity.hpp"
#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rafiq::app {

// A record's page in the CRM: "/User/Summary.html?id=${id}", or how its window is titled.
struct PagePattern {
  std::string entity;
  std::string pattern;
};

// What a connector's `describe` says, checked.
struct Description {
  ConnectorInfo info;
  std::vector<std::string> file_settings;  // keys whose values are paths
  std::vector<PagePattern> record_urls;
  std::vector<PagePattern> record_titles;
  std::vector<Scope> scopes;  // that it can read; the first is the usual one. Scope::none always goes
  std::vector<std::string> listed_by_id;  // entities whose ids list_ids gives
  // What a session needs of it; base_url is empty for a connector that uses no network.
  std::string base_url;
  std::vector<std::string> allowed_hosts;
  Json auth = Json::object();
  net::Budget budget;
  Json entities = Json::array();         // as declared; what may be written: write_rules.hpp
  std::shared_ptr<const Json> manifest;  // that it comes from; null: its library says it all
  // Found out when it was asked, not said by it: what this system does not shut off from connectors.
  std::vector<std::string> gaps;
  // Of a bundle: what was proved, by file, and who had signed it.
  std::map<std::filesystem::path, platform::FileIdentity> proved;
  std::optional<connector::bundle::PublicKey> signer;
};

// Error: bad_data naming the connector's file and the member that is wrong.
Result<Description> parse_description(const Json& json, const std::filesystem::path& library);

// Whether the setting's value, once given, is one the connector can work with. Errors: usage.
Status check_settings(const Description& description, const std::map<std::string, std::string>& settings);

}  // namespace rafiq::app
