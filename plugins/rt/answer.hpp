// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq_rt {

using Json = nlohmann::json;

// One value of what RT answered, and where in the answer it stands. Whatever is not as expected throws
// Failure(protocol) that names the place, "users.items[3].id", and never quotes the value.
// Borrows the JSON, which must live longer.
class Answer {
 public:
  Answer(const Json& value, std::string place) : value_(&value), place_(std::move(place)) {}

  [[nodiscard]] Answer at(std::string_view key) const;
  // Absent, null and "" are all RT's ways to say that there is nothing.
  [[nodiscard]] std::optional<Answer> maybe(std::string_view key) const;
  [[nodiscard]] std::vector<Answer> items() const;
  // The list under `key`, empty if there is nothing.
  [[nodiscard]] std::vector<Answer> list(std::string_view key) const;

  [[nodiscard]] bool is_text() const { return value_->is_string() || value_->is_number_integer(); }
  // RT writes a number now as 27 and now as "27": both are text, both are numbers.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::int64_t number() const;
  [[nodiscard]] std::string text(std::string_view key) const;  // "" if there is nothing
  [[nodiscard]] std::int64_t number(std::string_view key) const;
  // An RFC 3339 time; "" when unset, which RT writes as the year 1970.
  [[nodiscard]] std::string time(std::string_view key) const;

  [[nodiscard]] const std::string& place() const { return place_; }

 private:
  [[noreturn]] void unexpected(std::string_view expected) const;

  const Json* value_;
  std::string place_;
};

}  // namespace rafiq_rt
