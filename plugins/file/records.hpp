// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/dates.hpp"
#include "plugins/file/mapping.hpp"
#include "plugins/file/notes.hpp"
#include "plugins/file/row.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace rafiq::file {

using Json = nlohmann::json;

struct RecordOptions {
  Part part = Part::customers;
  Mapping mapping = Mapping::parse("", Part::customers);
  DateStyle dates;
  std::string file;        // as people know it: "customers.csv"
  std::string record_url;  // "https://crm.example/customers/${id}"; may be empty
  bool make_ids = false;   // for entries without an id, out of what they say
};

// Turns rows into records of Rafiq's form. Not thread-safe.
class Records {
 public:
  static constexpr std::size_t kMaxValue = 16 * 1024;
  static constexpr std::size_t kMaxId = 200;

  Records(const Columns& columns, RecordOptions options) : columns_(columns), options_(std::move(options)) {}

  // Nothing when the row makes no record; the reason is noted.
  std::optional<Json> record(const Row& row, Notes& notes);
  // The record's entity and id alone; empty id when it makes none. Notes nothing.
  struct Key {
    std::string_view entity;
    std::string id;
  };
  Key key(const Row& row);
  // What the customer that a touchpoint is of, is called; empty for a customer's row.
  std::string customer_id(const Row& row);
  // Whether some cell of that target passes `test`. Much cheaper than record().
  template <class Test>
  bool any(const Row& row, Target target, Test test) {
    for (const auto& cell : row.cells)
      if (use(cell.column).target == target)
        for (const auto value : values(cell))
          if (test(value)) return true;
    return false;
  }
  const Use& use(std::size_t column);
  [[nodiscard]] const RecordOptions& options() const { return options_; }

 private:
  // The one cell that each target of a single value takes.
  using Chosen = std::array<const Cell*, kTargets>;

  [[nodiscard]] std::vector<std::string_view> values(const Cell& cell);
  [[nodiscard]] Chosen choose(const Row& row);
  [[nodiscard]] std::string_view text(const Chosen& chosen, Target target) const;
  std::string id_of(const Row& row, const Chosen& chosen);
  std::string_view entity_of(const Chosen& chosen) const;
  std::optional<std::string> date(const Chosen& chosen, Target target, const Row& row, Notes& notes) const;
  std::string value(std::string_view text, const Row& row, Notes& notes) const;

  Json customer(const Row& row, const Chosen& chosen, Notes& notes);
  void add_contacts(Json& record, const Row& row, Notes& notes);
  void add_facts(Json& record, const Row& row, const Chosen& chosen, Notes& notes);
  void add_extra(Json& record, const Row& row, const Chosen& chosen, Notes& notes);
  std::optional<Json> entry(const Row& row, const Chosen& chosen, Notes& notes);
  std::optional<Json> touchpoint(const Row& row, const Chosen& chosen, Notes& notes);
  std::optional<Json> commitment(const Row& row, const Chosen& chosen, Notes& notes);

  const Columns& columns_;
  RecordOptions options_;
  std::vector<Use> uses_;  // by column
};

}  // namespace rafiq::file
