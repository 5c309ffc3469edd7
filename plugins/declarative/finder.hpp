// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/entity.hpp"
#include "plugins/declarative/records.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rafiq_declarative {

// The verbs get and find.
class Finder {
 public:
  // `record_urls` as in the manifest.
  Finder(Client& client, const std::vector<Entity>& entities, const Json& record_urls)
      : client_(client), entities_(entities), record_urls_(record_urls) {}

  // {"record"} as text, with {"version"} where only a header has it.
  [[nodiscard]] std::string get(const std::string& entity, const std::string& id);
  // {"records"} as text.
  [[nodiscard]] std::string find(const std::string& by, const std::string& value);

 private:
  void find_id(const std::string& id, std::string& out);
  void find_url(const std::string& url, std::string& out);
  void find_by(const Entity& entity, const std::string& by, const std::string& value, std::string& out);

  Client& client_;
  const std::vector<Entity>& entities_;
  const Json& record_urls_;
};

// The id in the address of a page, by a pattern such as "/#Contact/view/${id}"; empty when it does not fit.
std::string id_in_url(std::string_view url, std::string_view pattern);

}  // namespace rafiq_declarative
