// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/context/address.hpp"
#include "core/context/pattern.hpp"
#include "core/util/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rafiq::context {

// A record as a page's address names it.
struct PageRecord {
  std::string account;
  std::string entity;
  std::string id;
  bool operator==(const PageRecord&) const = default;
};

// Where the pages of one kind of record are, below an account's address:
//   "/User/Summary.html?id=${id}"        a path, and what the query must hold in any order, among other
//   things
//   "/agent/users/${id}/*"               ... and whatever comes below
//   "/contacts/${portal}/contact/${id}"  placeholders with other names stand for anything
//   "#Contact/view/${id}"                behind "#", like a path; ";" "?" and "&" end it, too
//   "/web#model=res.partner&id=${id}"    behind "#", like a query
class PagePattern {
 public:
  // Error: configuration (no "${id}", an address that is not one).
  static Result<PagePattern> create(std::string account, std::string_view base_url, std::string entity,
                                    std::string_view pattern);

  // Nothing when the page is another one, or its id is not a plausible one.
  [[nodiscard]] std::optional<PageRecord> match(const Address& page) const;

 private:
  using Pairs = std::vector<std::pair<std::string, Pattern>>;
  static Result<Pairs> parse_pairs(std::string_view text);
  static bool match_pairs(const Pairs& pairs, std::string_view text, Captures& captures);
  [[nodiscard]] bool match_path(std::string_view path, Captures& captures) const;
  [[nodiscard]] bool match_fragment(std::string_view fragment, Captures& captures) const;
  [[nodiscard]] bool names_id() const;

  std::string account_;
  std::string entity_;
  std::string origin_;
  std::vector<Pattern> segments_;  // of the path
  bool open_end_ = false;          // "/*"
  Pairs query_;
  std::optional<Pattern> fragment_;
  Pairs fragment_pairs_;
};

// The first pattern that matches. `url` is untrusted.
std::optional<PageRecord> match_page(const std::vector<PagePattern>& patterns, std::string_view url);

}  // namespace rafiq::context
