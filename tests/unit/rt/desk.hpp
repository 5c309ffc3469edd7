// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/rest.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace rafiq_rt::test {

// A Request Tracker of a few lines: users, tickets and transactions in memory, answering as the real one
// does as far as the connector asks, its oddities included: it counts pages, hides disabled users and
// deleted tickets from lists, ignores conditions on phones, writes numbers as text.
class Desk {
 public:
  struct User {
    std::string name, real_name, phone, education;
    bool disabled = false, staff = false;
  };
  struct Ticket {
    std::string subject, status = "open", queue = "General";
    std::vector<std::int64_t> requestors;
    std::int64_t merged_into = 0;
    std::string owner = "nobody";
    bool recent = true;  // changed within the days that are asked for
  };
  struct Transaction {
    std::string object_type;  // RT::User, RT::Ticket
    std::int64_t object = 0;
    std::string type;
    std::int64_t creator = 0;
    std::string text;
    std::string at = "2026-03-01T10:00:00Z";
  };

  std::map<std::int64_t, User> users{{14, {"root", "Root", "", "", false, true}}};
  std::map<std::int64_t, Ticket> tickets;
  std::map<std::int64_t, Transaction> transactions;

  // Each makes its transactions too, as RT does.
  std::int64_t add_user(const std::string& real_name, const std::string& phone = {});
  std::int64_t add_ticket(std::int64_t requestor, const std::string& subject);
  void write(std::int64_t ticket, std::int64_t creator, const std::string& text);
  void change_user(std::int64_t id, const std::function<void(User&)>& change);
  void change_ticket(std::int64_t id, const std::function<void(Ticket&)>& change);
  void note(Transaction transaction) { transactions[++last_] = std::move(transaction); }

  // The rights of Rafiq's user.
  bool admin_users = true, see_custom_field = true, see_group = true, see_queue = true, see_comments = true;

  std::function<void(const rafiq::HttpRequest&)> before_answer = [](const auto&) {};
  std::vector<rafiq::HttpRequest> asked;

  [[nodiscard]] Rest rest() {
    return Rest([this](const rafiq::HttpRequest& request) { return answer(request); });
  }

 private:
  rafiq::HttpResponse answer(const rafiq::HttpRequest& request);

  std::int64_t last_ = 100;  // RT numbers users and transactions apart; here one counter does
};

}  // namespace rafiq_rt::test
