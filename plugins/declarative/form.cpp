// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/form.hpp"

#include <sstream>

namespace rafiq_declarative {
namespace {

bool holds_value(const Json& json) {
  return Expression::is_function(json) ||
         (json.is_string() && json.get_ref<const std::string&>().find("${") != std::string::npos);
}

}  // namespace

Form Form::compile(const Json& json, std::string_view where) {
  Form form;
  if (holds_value(json)) {
    form.kind_ = Kind::value;
    form.value_ = Expression::compile(json, where);
  } else if (json.is_array()) {
    form.kind_ = Kind::list;
    for (const Json& each : json) form.items_.push_back(compile(each, where));
  } else if (json.is_object()) {
    form.kind_ = Kind::object;
    for (const auto& [key, value] : json.items()) {
      form.keys_.push_back(Expression::compile(key.empty() ? Json(" ") : Json(key), where));
      form.items_.push_back(compile(value, where));
    }
  } else {
    form.literal_ = json.dump();
  }
  return form;
}

bool Form::write_value(const Scope& scope, std::string& out) const {
  if (const Path* path = value_.path(); path != nullptr) {
    const auto found = path->find(scope);
    if (!found || !is_there(*found)) return false;
    std::ostringstream text;
    text << simdjson::minify(*found);
    out += std::move(text).str();
    return true;
  }
  const auto text = value_.text(scope);
  if (!text) return false;
  if (value_.writes_json())
    out += *text;
  else
    append_quoted(out, *text);
  return true;
}

bool Form::write(const Scope& scope, std::string& out) const {
  switch (kind_) {
    case Kind::literal:
      out += literal_;
      return true;
    case Kind::value:
      return write_value(scope, out);
    case Kind::list: {
      out += '[';
      for (std::size_t at = 0; at < items_.size(); ++at) {
        if (at > 0) out += ',';
        if (!items_[at].write(scope, out)) out += "null";
      }
      out += ']';
      return true;
    }
    case Kind::object:
      break;
  }
  out += '{';
  bool first = true;
  for (std::size_t at = 0; at < items_.size(); ++at) {
    std::string value;
    const auto key = keys_[at].text(scope);
    if (!key || !items_[at].write(scope, value)) continue;
    if (!first) out += ',';
    first = false;
    append_quoted(out, *key);
    out += ':';
    out += value;
  }
  out += '}';
  return true;
}

}  // namespace rafiq_declarative
