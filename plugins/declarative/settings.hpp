// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/element.hpp"
#include "plugins/declarative/expression.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace rafiq_declarative {

// What the administrator chose for one account, with the manifest's defaults for the rest.
class Settings {
 public:
  // `account` is the input of create; `settings` those of the description. Throws Failure(config).
  Settings(const Json& account, const Json& settings);

  [[nodiscard]] std::string text(const std::string& key) const { return values_.value(key, ""); }
  // For ${setting.KEY}; an address without the slash at its end.
  [[nodiscard]] Element element() const { return document_->root(); }

 private:
  Json values_ = Json::object();
  std::unique_ptr<const Document> document_;
};

}  // namespace rafiq_declarative
