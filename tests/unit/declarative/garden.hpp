// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/declared.hpp"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace rafiq_declarative::test {

// A CRM in memory. Its clock only moves when a test moves it.
class Garden {
 public:
  struct Contact {
    std::string name, mail;
    std::int64_t changed = 0;  // seconds since 1970
    bool gone = false;
    Json custom = Json::object();
    int version = 1;
  };
  struct Phone {
    int contact = 0;
    std::string number;
    std::int64_t changed = 0;
  };

  std::map<int, Contact> contacts;
  std::map<int, Phone> phones;
  std::map<int, std::int64_t> graves;  // when what was deleted
  std::map<int, std::string> notes;
  std::int64_t now = 1'767'225'600;  // 2026-01-01
  bool tells_date = true;
  std::size_t most = 0;  // items of one query; 0: no end

  int add(const std::string& name, const std::string& phone = {});
  void change(int id, const std::function<void(Contact&)>& how);
  void change_phone(int contact, const std::string& number);
  void remove(int id);  // without a trace but a grave

  std::function<void(const rafiq::HttpRequest&)> before_answer = [](const auto&) {};
  // Instead of the CRM's own answer, when it has a status.
  std::function<rafiq::HttpResponse(const rafiq::HttpRequest&)> instead = [](const auto&) {
    return rafiq::HttpResponse{};
  };
  std::vector<rafiq::HttpRequest> asked;

  rafiq::HttpResponse answer(const rafiq::HttpRequest& request);

 private:
  [[nodiscard]] Json item(int id) const;
  [[nodiscard]] rafiq::HttpResponse list(const rafiq::HttpRequest& request,
                                         std::map<std::string, std::string> parameters) const;
  rafiq::HttpResponse one(const rafiq::HttpRequest& request, int id);
  rafiq::HttpResponse note(const rafiq::HttpRequest& request, std::map<std::string, std::string> parameters);
  int last_ = 0;
};

// The manifest of the garden, which tests change before they use it.
Json manifest();

// One account of it.
class Account {
 public:
  explicit Account(Garden& garden, const Json& manifest = test::manifest(),
                   const Json& settings = Json::object());

  // Reads from `checkpoint` to the end, and returns the pages.
  std::vector<Json> read(const Json& checkpoint = nullptr, const std::string& scope = "all");
  // The first page alone: the reader is stopped when it has handed it over.
  Json first_page(const Json& checkpoint);
  std::vector<std::string> ids();
  Json get(int id);
  Json find(const std::string& by, const std::string& value);
  Json write(const Json& request);
  Json check() { return Json::parse(declared_.check()); }

 private:
  Declared declared_;
};

// What a machine has after these pages: id -> record, without those that are deleted.
using Held = std::map<std::string, Json>;
void take_in(Held& held, const Json& page);
Held after(const std::vector<Json>& pages);

// The reason and code of the failure that `what` throws: "conflict/etag". Empty: it does not fail.
std::string failure_of(const std::function<void()>& what);

}  // namespace rafiq_declarative::test
