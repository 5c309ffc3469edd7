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

// Keeps the numbers of the pages it was handed.
struct Collected {
  std::vector<int> pages;
  connector::PageSink sink() {
    return [this](const Json& page) -> Result<connector::Flow> {
      pages.push_back(page.at("checkpoint").at("page").get<int>());
      return connector::Flow::proceed;
    };
  }
};

inline Json from_the_beginning() {
  return {{"mode", "full"}, {"scope", {{"kind", "all"}}}, {"checkpoint", nullptr}};
}

}  // namespace rafiq::test
