// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/entity.hpp"

#include <functional>
#include <list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace rafiq_declarative {

// Fetches records with the rows that belong to them, and writes them as Rafiq's.
class Records {
 public:
  Records(Client& client, const Entity& entity) : client_(client), entity_(entity) {}

  // ${select} and the like, to which a request adds its own.
  [[nodiscard]] Json variables() const;
  // As the CRM writes ids: a number where it wants one. Null where this can be no id.
  [[nodiscard]] Json id_of(const std::string& id) const;

  // What child rows were seen, for their cursors; may be null.
  using SeeRow = std::function<void(const Child& child, const Scope& row)>;
  // Adds these records to `out`, after a comma where something stands before. Returns how many.
  std::size_t append(std::span<const Element> items, std::string& out, const SeeRow& see = {});

  // Fetches by id and hands over each that the CRM has, with the scope it is to be read in.
  using Take = std::function<void(const Scope& record, const Answer& answer)>;
  void fetch(const std::vector<std::string>& ids, const Take& take);
  // The same, adding them to `out`.
  std::size_t append_by_ids(const std::vector<std::string>& ids, std::string& out);

 private:
  using Children = std::map<std::string, Rows, std::less<>>;
  void fetch_rows(const Child& child, std::span<const std::string> ids, Rows& rows, std::list<Page>& keep,
                  const SeeRow& see);
  [[nodiscard]] Children children_of(std::span<const Element> items, std::list<Page>& keep,
                                     const SeeRow& see);
  void fetch_one(const std::string& id, const Take& take);
  void hand_over(std::span<const Element> items, const Answer& answer, const Take& take);

  Client& client_;
  const Entity& entity_;
};

}  // namespace rafiq_declarative
