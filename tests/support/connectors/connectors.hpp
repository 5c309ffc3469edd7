// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/connection.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace rafiq::test {

inline std::filesystem::path connector_library(const std::string& id) {
  return std::filesystem::path(RAFIQ_BINARY_DIR) / "lib/test-connectors" / ("rafiq-connector-" + id + ".so");
}

// As an account would start it. `deed` is the setting "do" of mischief.
inline connector::LaunchOptions launch(const std::string& id, const std::string& deed = {}) {
  connector::LaunchOptions options;
  options.host_program = std::filesystem::path(RAFIQ_BINARY_DIR) / "bin/rafiq-connector-host";
  options.library = connector_library(id);
  options.account = "support";
  if (!deed.empty()) options.settings["do"] = deed;
  return options;
}

// Keeps the numbers of the pages that its sink was handed; the sink may outlive it.
class Collected {
  std::shared_ptr<std::vector<int>> pages_ = std::make_shared<std::vector<int>>();

 public:
  std::vector<int>& pages = *pages_;
  connector::PageSink sink() {
    return [kept = pages_](const Json& page) -> Result<connector::Flow> {
      kept->push_back(page.at("checkpoint").at("page").get<int>());
      return connector::Flow::proceed;
    };
  }
};

inline Json from_the_beginning() {
  return {{"mode", "full"}, {"scope", {{"kind", "all"}}}, {"checkpoint", nullptr}};
}

}  // namespace rafiq::test
