// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/json.hpp"
#include "core/util/result.hpp"
#include "core/util/time.hpp"

#include <boost/container/small_vector.hpp>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::sync {

// Longer than anything a person writes in a form; what goes beyond is a mistake or an attack.
inline constexpr std::size_t longest_name = 2'000;      // bytes: names, ids, labels
inline constexpr std::size_t longest_text = 64 * 1024;  // bytes: values, one line of the journey
inline constexpr std::size_t longest_list = 1'000;

// Reads the members of one JSON object strictly: a member of the wrong type is an error that names it and
// quotes nothing; null counts as absent. Remembers what was asked for, so that the rest can be reported: keys
// are literals.
class Fields {
 public:
  // `where` names the object in errors: "facts[2]"; empty for the record itself. Borrows the object.
  static Result<Fields> of(const Json& value, std::string where);

  Result<std::optional<std::string>> text(std::string_view key, std::size_t longest = longest_name);
  Result<std::string> text_or_empty(std::string_view key, std::size_t longest = longest_name);
  Result<std::string> needed_text(std::string_view key, std::size_t longest = longest_name);  // and not empty
  Result<std::optional<TimePoint>> time(std::string_view key);
  Result<TimePoint> needed_time(std::string_view key);
  Result<std::optional<bool>> flag(std::string_view key);
  Result<std::optional<int>> number(std::string_view key, int lowest, int highest);
  Result<std::vector<std::string>> texts(std::string_view key);  // empty ones left out
  Result<std::optional<Fields>> object(std::string_view key);
  Result<Fields> needed_object(std::string_view key);
  Result<std::vector<Fields>> objects(std::string_view key);

  [[nodiscard]] std::vector<std::string> names() const;   // of all members
  [[nodiscard]] std::vector<std::string> unread() const;  // of those nobody asked for
  [[nodiscard]] Error wrong(std::string_view key, std::string_view how) const;

 private:
  Fields(const Json& object, std::string where) : object_(&object), where_(std::move(where)) {}
  const Json* member(std::string_view key);
  Result<const Json*> list(std::string_view key);
  [[nodiscard]] std::string path(std::string_view key) const;

  const Json* object_;
  std::string where_;
  boost::container::small_vector<std::string_view, 16> asked_;
};

}  // namespace rafiq::sync
