// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/condition.hpp"
#include "plugins/declarative/expression.hpp"
#include "plugins/declarative/settings.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq_declarative {

// Which of the CRM's fields hold what of a customer's profile. The administrator names them in the settings
// field.ASPECT; the manifest says how a field of that name is found in a record.
class Profile {
 public:
  struct Field {
    std::string aspect;
    std::string name;  // as the administrator wrote it
    bool many = false;
  };

  static Profile compile(const Json& json, const Settings& settings, std::string_view where);

  [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }
  [[nodiscard]] const Field* field_of(std::string_view aspect) const;
  // The CRM's own name of a field: with the prefix.
  [[nodiscard]] std::string member(const Field& field) const { return prefix_ + field.name; }
  // All that must be asked for, the field with the consent among them.
  [[nodiscard]] std::vector<std::string> members() const;

  // Adds facts, each after a comma when `out` does not end with '['.
  void append_facts(const Scope& scope, std::string& out) const;

  // Of the first place, which is the one that is written: an object with members, or a list of rows.
  [[nodiscard]] bool is_list() const { return !places_.empty() && places_.front().is_list; }
  // Rows of a field, as they stand in a record.
  [[nodiscard]] std::vector<Element> rows(const Scope& scope, const Field& field) const;
  [[nodiscard]] std::string row_value(const Scope& scope, Element row) const;
  [[nodiscard]] std::string separator() const { return places_.empty() ? "" : places_.front().separator; }

  // The aspects a manifest's profile can have, and which of them hold several values.
  static const std::vector<std::string>& aspects();
  static bool holds_many(const Json& json, std::string_view aspect);

 private:
  struct Place {
    bool is_list = false;
    Expression at;  // ${path} of the object or the list
    Expression name;
    Expression value;
    std::optional<Condition> where;  // which rows
    std::string separator;
    std::string label_suffix;
    void rows(const Scope& scope, const std::function<void(const Scope& row)>& take) const;
  };
  static Place compile_place(const Json& json, std::string_view where);
  void object_facts(const Place& place, const Scope& scope, std::string& out) const;
  void list_facts(const Place& place, const Scope& scope, std::string& out) const;
  void append_values(const Place& place, const Field& field, const Scope& scope, Element value,
                     std::string& out) const;
  void append_fact(const Place& place, const Field& field, const Scope& scope, std::string_view value,
                   std::string& out) const;
  [[nodiscard]] bool has_consent(const Scope& scope) const;

  std::vector<Field> fields_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
  std::vector<Place> places_;
  std::string prefix_;
  std::string consent_field_;
  bool consent_recorded_ = false;
};

// Calls `take` with each element of the list (or the children's rows) that the expression leads to.
void each_row(const Expression& list, const Scope& scope, const std::function<void(Element)>& take);

}  // namespace rafiq_declarative
