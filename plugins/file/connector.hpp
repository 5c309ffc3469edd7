// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/account.hpp"

#include <rafiq/connector.hpp>

#include <string>
#include <string_view>

namespace rafiq::file {

// Exports of any CRM as files: CSV, vCard 3 and 4, JSON Lines. Reads only.
class FileConnector final : public Connector {
 public:
  static constexpr const char* id = "file";
  static constexpr const char* version = "1.0.0";
  static std::string describe();

  FileConnector(const Host& host, std::string_view account)
      : Connector(host), account_(Account::parse(account)) {}

  std::string check(std::string_view request) override;
  std::string discover(std::string_view request) override;
  void read(std::string_view request, const Pages& pages) override;
  std::string get(std::string_view request) override;
  std::string find(std::string_view request) override;
  void list_ids(std::string_view request, const Pages& pages) override;

 private:
  Account account_;
};

}  // namespace rafiq::file
