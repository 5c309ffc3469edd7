// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/client.hpp"
#include "plugins/declarative/condition.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq_declarative {

// One page of a listing. The items live as long as the page.
struct Page {
  Answer answer;
  std::vector<Element> items;
  Json next;  // where the page after it begins; null when this was the last
};

// A request that is answered with a list, in pages.
class Listing {
 public:
  // `defaults`: see Request. `id`: of its items, by which pages are seen to join; may be null.
  static Listing compile(const Json& json, const Json& defaults, const Json& id, std::string_view where);

  // The page at `position`, which is null for the first, else what Page::next was.
  [[nodiscard]] Page page(Client& client, Json variables, const Json& position, std::string_view what) const;

  // After so many items of one query a CRM gives no more: a new query from the cursor is needed. 0: no end.
  [[nodiscard]] std::int64_t window() const { return window_; }

 private:
  enum class Kind { none, page, offset, cursor, next_url };
  void compile_pages(const Json& json, std::string_view where);
  [[nodiscard]] std::vector<Element> items_of(const Answer& answer, const Scope& scope,
                                              std::string_view what) const;
  [[nodiscard]] std::optional<Json> next_position(const Page& page, const Scope& scope,
                                                  const Json& position) const;
  [[nodiscard]] std::string id_of(Client& client, Element item) const;
  [[nodiscard]] Page joined(Client& client, const Json& variables, const Json& position,
                            std::string_view what) const;
  [[nodiscard]] Page reread(Client& client, const Json& variables, const Json& position,
                            std::string_view what) const;
  [[nodiscard]] Page with_next(Client& client, Page page, const Json& position) const;
  [[nodiscard]] Page ask(Client& client, Json variables, const Json& position, std::string_view what) const;
  [[nodiscard]] Page asked(Client& client, Json variables, const Json& position, std::string_view what) const;

  Request request_;
  std::optional<Path> items_;  // nothing: the answer itself is the list
  Kind kind_ = Kind::none;
  std::int64_t size_ = 0;
  std::int64_t first_ = 0;
  std::optional<Form> next_;
  std::optional<Form> start_;
  bool short_page_ends_ = false;
  std::optional<Condition> more_;
  std::optional<Condition> done_;
  std::int64_t window_ = 0;
  bool reread_ = false;
  std::optional<Expression> id_;
};

}  // namespace rafiq_declarative
