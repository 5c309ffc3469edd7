// SPDX-License-Identifier: Apache-2.0
#include <rafiq/connector.hpp>

#include <nlohmann/json.hpp>

namespace {

using Json = nlohmann::json;

Json manifest_of(std::string_view request) {
  Json asked = Json::parse(request, nullptr, /*allow_exceptions=*/false);
  if (!asked.is_object() || !asked.contains("manifest") || !asked["manifest"].is_object())
    throw rafiq::Failure(
        rafiq::Reason::config, "no-manifest",
        "This library runs manifests and was given none. Use a connector that has a manifest");
  return std::move(asked["manifest"]);
}

// Where the host meets the connector.
class Declarative final : public rafiq::Connector {
 public:
  static constexpr const char* id = "declarative";
  static constexpr const char* version = "1.0.0";
  static std::string describe(std::string_view request) {
    Json description = Json::object();
    const Json manifest = manifest_of(request);
    for (const auto& [key, value] : manifest.items())
      if (key != "$schema") description[key] = value;
    return description.dump();
  }

  Declarative(const rafiq::Host& host, std::string_view account)
      : Connector(host), manifest_(manifest_of(account)) {}

 private:
  Json manifest_;
};

}  // namespace

RAFIQ_CONNECTOR(Declarative)
