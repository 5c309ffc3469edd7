// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/path.hpp"
#include "plugins/declarative/times.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq_declarative {

using Json = nlohmann::json;

// A list as it is, anything else as a list of one.
inline Json as_list(const Json& json) {
  if (json.is_array()) return json;
  Json list = Json::array();
  list.push_back(json);
  return list;
}

// How what is inserted is written, so that it cannot break out of where it stands.
enum class Escape { none, url, soql, odata };

// A value of the manifest: text with "${path}" in it, or one function, {"$first": [...]}. Read once, worked
// out many times; immutable.
//
//   "${first_name} ${last_name}"                     text; what is not there is left out
//   {"$first": [A, B]}                               the first that says anything
//   {"$join": [A, B], "with": ", "}                  those that say anything; a list gives all its values
//   {"$table": A, "of": {"a": "b"}, "else": C}       another word for it
//   {"$time": A, "from": KIND, "as": KIND}           a moment written in another way
//   {"$plain": A}                                    HTML without its markup
//   {"$digits": A}                                   its digits
//   {"$line": A}                                     its first line
//   {"$after": A, "with": ","}                       what follows the last of these marks
//   {"$language": A}                                 ar_EG as ar-EG
//   {"$lookup": A, "in": TABLE}                      what a table of the manifest has for it
class Expression {
 public:
  // Throws Failure(config) naming the place.
  static Expression compile(const Json& json, std::string_view where);
  // Whether it is an object with a function; any other object is none of ours.
  static bool is_function(const Json& json);
  Expression();
  ~Expression();
  Expression(Expression&&) noexcept;
  Expression& operator=(Expression&&) noexcept;
  Expression(const Expression&) = delete;
  Expression& operator=(const Expression&) = delete;

  // Adds the text; false, and nothing added, when there is none.
  bool append(const Scope& scope, std::string& out, Escape escape = Escape::none) const;
  [[nodiscard]] std::optional<std::string> text(const Scope& scope) const;
  // Every value: those of a list one by one. Views are borrowed for the call.
  void each(const Scope& scope, const std::function<void(std::string_view)>& take) const;
  // What stands there as it is, where the expression is one "${path}", or a $first of such.
  [[nodiscard]] std::optional<Element> element(const Scope& scope) const;
  // When the expression is one "${path}" and no more, what stands there.
  [[nodiscard]] const Path* path() const;
  // Whether what it writes is JSON and not plain text ({"$time", "as": "object"}).
  [[nodiscard]] bool writes_json() const;

 private:
  struct Node;
  std::unique_ptr<const Node> node_;
};

}  // namespace rafiq_declarative
