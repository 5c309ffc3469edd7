// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/description.hpp"
#include "core/connector/catalogue.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

// The connectors on this machine. Each is asked to describe itself once, in a process of its own.
class ConnectorShelf {
 public:
  ConnectorShelf(std::filesystem::path folder, std::filesystem::path host_program)
      : folder_(std::move(folder)), host_program_(std::move(host_program)) {}

  Result<std::vector<connector::Library>> libraries() const;
  // Borrowed; stays valid. Errors: not_found (with the ids there are), and those of starting it.
  Result<const Description*> describe(std::string_view id);

 private:
  std::filesystem::path folder_;
  std::filesystem::path host_program_;
  std::map<std::string, Description, std::less<>> described_;
};

}  // namespace rafiq::app
