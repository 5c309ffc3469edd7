// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/context/pattern.hpp"
#include "core/util/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::context {

// What the title of a window says about the record in it. Weaker than an address: two accounts may have the
// same titles, and a page chooses its own. Members it does not say are empty.
struct TitleRecord {
  std::string account;
  std::string entity;
  std::string id;
  std::string name;
  std::string mail;
  std::string phone;
  bool operator==(const TitleRecord&) const = default;
};

// How the windows of one kind of record are titled: "User: ${name} <${mail}>", "#${id}: ${subject}". At least
// one of ${id}, ${name}, ${mail} and ${phone}; other names stand for anything.
class TitlePattern {
 public:
  // Error: configuration.
  static Result<TitlePattern> create(std::string account, std::string entity, std::string_view pattern);

  // `title` without the name of the browser.
  [[nodiscard]] std::optional<TitleRecord> match(std::string_view title) const;

 private:
  TitlePattern(std::string account, std::string entity, Pattern pattern)
      : account_(std::move(account)), entity_(std::move(entity)), pattern_(std::move(pattern)) {}

  std::string account_;
  std::string entity_;
  Pattern pattern_;
};

// Every pattern that matches, in their order: the caller must not choose blindly. `title` is untrusted and
// may end in the name of a browser.
std::vector<TitleRecord> match_title(const std::vector<TitlePattern>& patterns, std::string_view title);

}  // namespace rafiq::context
