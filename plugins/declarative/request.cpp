// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/request.hpp"

#include "plugins/declarative/words.hpp"
#include "plugins/declarative/wrong.hpp"

#include <algorithm>

namespace rafiq_declarative {
namespace {

std::string text_at(const Json& json, const char* key, const std::string& otherwise = {}) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : otherwise;
}

std::optional<Expression> optional_at(const Json& json, const char* key, std::string_view where) {
  if (!json.contains(key)) return std::nullopt;
  return Expression::compile(json[key], where);
}

}  // namespace

Request::Pairs Request::pairs(const Json& json, const char* key, std::string_view where) {
  Pairs pairs;
  if (json.contains(key))
    for (const auto& [name, value] : json[key].items())
      pairs.emplace_back(name, Expression::compile(value, where));
  return pairs;
}

Request Request::compile(const Json& json, const Json& defaults, std::string_view where) {
  Request request;
  request.auth_ = text_at(json, "auth", text_at(defaults, "auth"));
  request.idempotent_ = json.value("idempotent", false);
  request.headers_ = pairs(defaults, "headers", where);
  for (auto& header : pairs(json, "headers", where)) request.headers_.push_back(std::move(header));
  request.query_ = pairs(json, "query", where);
  const auto ways = static_cast<int>(json.contains("path")) + static_cast<int>(json.contains("call")) +
                    static_cast<int>(json.contains("soql")) + static_cast<int>(json.contains("odata"));
  if (ways != 1) wrong(where, "a request has exactly one of path, call, soql and odata");
  if (json.contains("call")) {
    request.compile_call(json, defaults, where);
  } else if (json.contains("soql")) {
    request.compile_soql(json["soql"], defaults, where);
  } else if (json.contains("odata")) {
    request.compile_odata(json["odata"], where);
  } else {
    request.path_ = Expression::compile(json["path"], where);
    request.method_ =
        text_at(json, "method", json.contains("body") || json.contains("form") ? "POST" : "GET");
    if (json.contains("body")) request.body_ = Form::compile(json["body"], where);
    request.form_ = pairs(json, "form", where);
  }
  return request;
}

void Request::compile_call(const Json& json, const Json& defaults, std::string_view where) {
  way_ = Way::jsonrpc;
  method_ = "POST";
  path_ = Expression::compile(defaults.value("jsonrpc", Json::object()).value("path", "/jsonrpc"), where);
  Json body{{"id", 1}, {"method", json["call"]}, {"params", json.value("params", Json::array())}};
  const Json rpc = defaults.value("jsonrpc", Json::object());
  if (rpc.contains("version")) body["jsonrpc"] = rpc["version"];
  body_ = Form::compile(body, where);
}

void Request::compile_soql(const Json& json, const Json& defaults, std::string_view where) {
  way_ = Way::soql;
  path_ = Expression::compile(
      json.value("path",
                 defaults.value("soql", Json::object()).value("path", "/services/data/v59.0/queryAll")),
      where);
  from_ = json.at("from").get<std::string>();
  where_ = optional_at(json, "where", where);
  order_ = optional_at(json, "order", where);
}

void Request::compile_odata(const Json& json, std::string_view where) {
  way_ = Way::odata;
  path_ = Expression::compile(json.at("path"), where);
  where_ = optional_at(json, "filter", where);
  order_ = optional_at(json, "order", where);
}

void Request::add_query(std::string& url, std::string_view name, std::string_view value) const {
  url += url.find('?') == std::string::npos ? '?' : '&';
  // Some names hold brackets that servers want to see: where[0][type].
  for (const char c : name)
    if (c == '[' || c == ']' || c == '$')
      url += c;
    else
      url += percent_encoded({&c, 1});
  url += '=';
  url += percent_encoded(value);
}

std::string Request::url(const Scope& variables) const {
  std::string url;
  path_.append(variables, url, Escape::url);
  if (way_ == Way::soql) {
    std::string query = "SELECT ";
    static const Expression select = Expression::compile("${select}", "select");
    select.append(variables, query);
    query += " FROM " + from_;
    std::string condition;
    if (where_ && where_->append(variables, condition, Escape::soql)) query += " WHERE " + condition;
    std::string order;
    if (order_ && order_->append(variables, order)) query += " ORDER BY " + order;
    add_query(url, "q", query);
  } else if (way_ == Way::odata) {
    static const Expression select = Expression::compile("${select}", "select");
    if (const auto names = select.text(variables)) add_query(url, "$select", *names);
    std::string condition;
    if (where_ && where_->append(variables, condition, Escape::odata)) add_query(url, "$filter", condition);
    std::string order;
    if (order_ && order_->append(variables, order)) add_query(url, "$orderby", order);
  }
  for (const auto& [name, value] : query_)
    if (const auto text = value.text(variables)) add_query(url, name, *text);
  return url;
}

rafiq::HttpRequest Request::build(const Scope& variables) const {
  rafiq::HttpRequest request;
  request.method = method_;
  request.url = url(variables);
  request.auth_slot = auth_;
  request.idempotent = idempotent_;
  for (const auto& [name, value] : headers_)
    if (auto text = value.text(variables)) request.headers.push_back({name, std::move(*text)});
  if (body_) {
    body_->write(variables, request.body);
    request.headers.push_back({"Content-Type", "application/json"});
  }
  for (const auto& [name, value] : form_)
    if (const auto text = value.text(variables)) {
      if (!request.body.empty()) request.body += '&';
      request.body += percent_encoded(name) + "=" + percent_encoded(*text);
    }
  if (!form_.empty()) request.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
  return request;
}

}  // namespace rafiq_declarative
