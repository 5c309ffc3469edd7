// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"

#include <iostream>

namespace rafiq::ctl {

app::OpenOptions Cli::where() const {
  app::OpenOptions options;
  options.home = home;
  options.machine = machine;
  return options;
}

Result<std::unique_ptr<app::Rafiq>> Cli::open() const {
  return app::Rafiq::open(where());
}

Result<std::string> read_reference(const std::string& argument) {
  if (argument != "-") return argument;
  std::string line;
  std::getline(std::cin, line);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  if (line.empty())
    return Error{ErrorCode::usage, "Standard input holds no customer reference", "",
                 "Write one line to it: c12, account:id, a phone or a mail"};
  return line;
}

}  // namespace rafiq::ctl
