// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/form.hpp"

#include <rafiq/services.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rafiq_declarative {

// One request of the manifest, whichever way the CRM is asked:
//   {"path": "/api/contacts", "query": {...}, "body": {...}}     rest
//   {"call": "model.party.party.read", "params": [...]}          jsonrpc
//   {"soql": {"from": "Contact", "where": "...", "order": "..."}}
//   {"odata": {"path": "/api/data/v9.2/contacts", "filter": "...", "order": "..."}}
class Request {
 public:
  // `defaults` is "http" of the manifest: auth, headers, and where calls and queries go.
  static Request compile(const Json& json, const Json& defaults, std::string_view where);

  // `variables.record` are those of the request: ${id}, ${since}, ${select}.
  [[nodiscard]] rafiq::HttpRequest build(const Scope& variables) const;

 private:
  using Pairs = std::vector<std::pair<std::string, Expression>>;
  static Pairs pairs(const Json& json, const char* key, std::string_view where);
  void compile_call(const Json& json, const Json& defaults, std::string_view where);
  void compile_soql(const Json& json, const Json& defaults, std::string_view where);
  void compile_odata(const Json& json, std::string_view where);
  [[nodiscard]] std::string url(const Scope& variables) const;
  void add_query(std::string& url, std::string_view name, std::string_view value) const;

  enum class Way { rest, jsonrpc, soql, odata };
  Way way_ = Way::rest;
  std::string method_ = "GET";
  std::string auth_;
  bool idempotent_ = false;
  Expression path_;
  Pairs query_;
  Pairs headers_;
  std::optional<Form> body_;
  Pairs form_;
  // Of soql and odata.
  std::string from_;
  std::optional<Expression> where_;
  std::optional<Expression> order_;
};

}  // namespace rafiq_declarative
