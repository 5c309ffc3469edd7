// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/description.hpp"
#include "core/connector/catalogue.hpp"
#include "core/policy/keeper.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

// The connectors on this machine. Each is asked to describe itself once, in a process of its own.
class ConnectorShelf {
 public:
  // Who may be started, and whether the folder is another than the machine's own.
  struct Rule {
    std::shared_ptr<policy::Keeper> policy;
    bool other_folder = false;
  };
  ConnectorShelf(std::filesystem::path folder, std::filesystem::path host_program, Rule rule)
      : folder_(std::move(folder)), host_program_(std::move(host_program)), rule_(std::move(rule)) {}

  Result<std::vector<connector::Library>> libraries() const;
  // Borrowed; stays valid. Errors: configuration (the policy does not allow it, asked each time); not_found
  // (with the ids there are), and those of starting it.
  Result<const Description*> describe(std::string_view id);

 private:
  [[nodiscard]] Status may_start(std::string_view id) const;

  std::filesystem::path folder_;
  std::filesystem::path host_program_;
  Rule rule_;
  std::map<std::string, Description, std::less<>> described_;
};

}  // namespace rafiq::app
