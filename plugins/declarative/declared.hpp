// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/checker.hpp"
#include "plugins/declarative/client.hpp"
#include "plugins/declarative/entity.hpp"
#include "plugins/declarative/manifest.hpp"
#include "plugins/declarative/reader.hpp"
#include "plugins/declarative/settings.hpp"
#include "plugins/declarative/tables.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq_declarative {

// One account of a connector that a manifest declares: all verbs, without a host. One thread.
class Declared {
 public:
  using Now = std::function<std::int64_t()>;  // milliseconds since 1970
  // `account` is the input of create. Throws Failure(config).
  Declared(std::string_view account, Client::Send send, Now now);
  Declared(const Declared&) = delete;
  Declared& operator=(const Declared&) = delete;

  // Requests and answers of the verbs.
  std::string check();
  std::string discover();
  void read(std::string_view request, const Reader::Emit& emit);
  void list_ids(std::string_view request, const Reader::Emit& emit);
  std::string get(std::string_view request);
  std::string find(std::string_view request);
  std::string write(std::string_view request);

 private:
  Json manifest_;
  Settings settings_;
  ErrorRules errors_;
  Client client_;
  Tables tables_;
  Check check_;
  std::vector<Entity> entities_;
  std::vector<Entity> assigned_;  // the same for the scope "assigned"
  Now now_;
};

}  // namespace rafiq_declarative
