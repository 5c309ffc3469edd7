// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/check.hpp"
#include "plugins/rt/description.hpp"
#include "plugins/rt/find.hpp"
#include "plugins/rt/read.hpp"
#include "plugins/rt/write.hpp"

#include <rafiq/connector.hpp>

#include <optional>

namespace {

using rafiq_rt::Json;

// Where the host meets the connector: requests are taken apart here, and handed to what carries them out.
class RequestTracker final : public rafiq::Connector {
 public:
  static constexpr const char* id = "rt";
  static constexpr const char* version = rafiq_rt::connector_version;
  static std::string describe() { return rafiq_rt::description(); }

  RequestTracker(const rafiq::Host& host, std::string_view account)
      : Connector(host),
        settings_(rafiq_rt::Settings::parse(account)),
        rest_([this](const rafiq::HttpRequest& request) { return http().send(request); }) {}

  std::string check(std::string_view) override { return rafiq_rt::check(rest_, settings_).dump(); }

  std::string discover(std::string_view) override { return rafiq_rt::discover(rest_, settings_).dump(); }

  void read(std::string_view request, const rafiq::Pages& pages) override {
    getter_.reset();  // who is staff may have changed
    const Json asked = Json::parse(request);
    const bool assigned = asked.contains("scope") && asked["scope"].value("kind", "all") == "assigned";
    reader(pages).read(asked.value("checkpoint", Json()),
                       assigned ? rafiq_rt::Reader::Scope::assigned : rafiq_rt::Reader::Scope::all);
  }

  std::string get(std::string_view request) override {
    const Json asked = Json::parse(request);
    std::string as_of;
    if (!getter_) getter_.emplace(rest_, settings_);
    Json record = getter_->get(asked.at("entity").get<std::string>(), asked.at("id"), &as_of);
    Json answer{{"record", std::move(record)}};
    if (!as_of.empty()) answer["version"] = as_of;
    return answer.dump();
  }

  std::string write(std::string_view request) override {
    return rafiq_rt::Writer(rest_, settings_).write(Json::parse(request)).dump();
  }

  std::string find(std::string_view request) override {
    const Json asked = Json::parse(request);
    return Json{{"records", finder().find(asked.at("by").get<std::string>(), asked.at("value"))}}.dump();
  }

  void list_ids(std::string_view request, const rafiq::Pages& pages) override {
    const Json asked = Json::parse(request);
    if (asked.at("entity") != "user")
      throw rafiq::Failure(rafiq::Reason::unsupported, "entity", "Only users can be listed by number");
    reader(pages).list_ids(asked.value("checkpoint", Json()));
  }

 private:
  rafiq_rt::Reader reader(const rafiq::Pages& pages) {
    return {rest_, settings_, [&pages](const Json& page) { pages.emit(page.dump()); }};
  }
  rafiq_rt::Finder finder() { return {rest_, settings_}; }

  rafiq_rt::Settings settings_;
  rafiq_rt::Rest rest_;
  std::optional<rafiq_rt::Finder> getter_;  // kept: a push asks for many records one by one
};

}  // namespace

RAFIQ_CONNECTOR(RequestTracker)
