// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/declared.hpp"

#include <rafiq/connector.hpp>

namespace {

// Where the host meets the connector.
class Declarative final : public rafiq::Connector {
 public:
  static constexpr const char* id = "declarative";
  static constexpr const char* version = "1.0.0";
  // What cannot be run is told here, before there is an account.
  static std::string describe(std::string_view request) {
    const auto manifest = rafiq_declarative::manifest_of(request);
    const auto input = nlohmann::json{{"manifest", manifest}}.dump();
    const rafiq_declarative::Declared tried(input, {}, {});
    return rafiq_declarative::description_of(manifest).dump();
  }

  Declarative(const rafiq::Host& host, std::string_view account)
      : Connector(host),
        declared_(
            account, [this](const rafiq::HttpRequest& request) { return http().send(request); },
            [this] { return clock().now().time_since_epoch().count(); }) {}

  std::string check(std::string_view) override { return declared_.check(); }
  std::string discover(std::string_view) override { return declared_.discover(); }
  void read(std::string_view request, const rafiq::Pages& pages) override {
    declared_.read(request, [&pages](std::string_view page) { pages.emit(page); });
  }
  void list_ids(std::string_view request, const rafiq::Pages& pages) override {
    declared_.list_ids(request, [&pages](std::string_view page) { pages.emit(page); });
  }
  std::string get(std::string_view request) override { return declared_.get(request); }
  std::string find(std::string_view request) override { return declared_.find(request); }
  std::string write(std::string_view request) override { return declared_.write(request); }

 private:
  rafiq_declarative::Declared declared_;
};

}  // namespace

RAFIQ_CONNECTOR(Declarative)
