// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/condition.hpp"
#include "plugins/declarative/profile.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq_declarative {

// From a record of the CRM to one of Rafiq, as the manifest's "map" says: straight from the answer's bytes
// into the text of the page.
class Mapper {
 public:
  static Mapper compile(const Json& entity, const Settings& settings, std::string_view where);

  [[nodiscard]] const Profile& profile() const { return profile_; }
  [[nodiscard]] std::string id(const Scope& scope) const { return id_.text(scope).value_or(""); }
  [[nodiscard]] std::string version(const Scope& scope) const;
  // Adds the record. `scope.record` is the CRM's.
  void append(const Scope& scope, std::string& out) const;
  // Adds that the record is gone.
  void append_gone(std::string_view id, std::string& out) const;
  // Whether the CRM says that it is deleted, or that it is none of the entity's.
  [[nodiscard]] bool is_gone(const Scope& scope) const;

 private:
  // An item of a list: a text alone, or one for each row of a list in the record.
  struct Item {
    std::optional<Expression> each;
    std::optional<Condition> where;
    Expression value;
    std::optional<Expression> label;
    std::optional<Expression> aspect;
  };
  struct Member {
    enum class Kind { text, number, flag, customer, texts, contacts, about } kind = Kind::text;
    std::string key;
    Expression value;
    std::vector<Item> items;
    std::vector<Member> members;  // of "case"
  };
  static std::vector<Item> compile_items(const Json& json, std::string_view where);
  static Member compile_member(const std::string& key, const Json& json, std::string_view where);

  void append_head(std::string_view id, std::string& out) const;
  void append_member(const Member& member, const Scope& scope, std::string& out) const;
  static void append_value(const Member& member, const std::string& text, std::string& out);
  static void append_items(const Member& member, const Scope& scope, std::string& out);
  void append_facts(const Scope& scope, std::string& out) const;
  void append_extra(const Scope& scope, std::string& out) const;

  std::string name_;
  std::string kind_;
  std::string customer_entity_;
  Expression id_;
  std::vector<Member> members_;
  std::vector<Item> facts_;
  Profile profile_;
  std::optional<Condition> deleted_;
  std::optional<Condition> only_;
  std::optional<Expression> extra_;
  std::set<std::string, std::less<>> extra_except_;
};

}  // namespace rafiq_declarative
