// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/checkpoint.hpp"
#include "plugins/rt/feed.hpp"
#include "plugins/rt/history.hpp"

#include <functional>
#include <set>
#include <span>

namespace rafiq_rt {

// The verbs read and list_ids: an account's customers and touchpoints, page by page. Each page stands for
// itself; read again from any checkpoint, the result is the same.
class Reader {
 public:
  using Emit = std::function<void(const Json& page)>;
  Reader(const Rest& rest, const Settings& settings, Emit emit)
      : rest_(rest), settings_(settings), emit_(std::move(emit)) {}

  // From the checkpoint of the last page, or from the beginning when it is null, to the end. Assigned: only
  // the agent's tickets that are open or recent, and who requested them.
  enum class Scope { all, assigned };
  void read(const Json& checkpoint, Scope scope = Scope::all);
  // The numbers of all that are customers now, for finding out who is gone.
  void list_ids(const Json& checkpoint);

 private:
  [[nodiscard]] Checkpoint beginning() const;
  void read_users(Checkpoint& at, const Staff& staff);
  void read_tickets(Checkpoint& at, const Staff& staff, const History& history);
  void read_feed(Checkpoint& at, const Staff& staff, const History& history);
  void read_assigned(Checkpoint& at, const Staff& staff, const History& history);

  // Of the scope assigned: what these tickets are about, and their requestors.
  [[nodiscard]] Json assigned_records(const std::vector<Ticket>& tickets, const Staff& staff,
                                      const History& history);
  [[nodiscard]] Json assigned_tickets(std::span<const std::int64_t> changed, const Staff& staff,
                                      const History& history);
  [[nodiscard]] Json changed_page(std::span<const std::int64_t> tickets, const Staff& staff,
                                  const History& history);
  // Of users that changed, those whom the scope is about.
  [[nodiscard]] std::vector<std::int64_t> concerned(std::vector<std::int64_t> users,
                                                    const History& history) const;

  [[nodiscard]] Json changed_users(const std::vector<std::int64_t>& ids, const Staff& staff);
  [[nodiscard]] Json current(const Answer& user, const Staff& staff);
  [[nodiscard]] Json changed_tickets(const std::vector<std::int64_t>& ids, const Staff& staff,
                                     const History& history);
  void emit(Json records, const Checkpoint& at, bool end = false);

  const Rest& rest_;
  const Settings& settings_;
  Emit emit_;
  Scope scope_ = Scope::all;
  std::set<std::int64_t> told_;  // requestors that this read has told of
  std::set<std::string> observations_;
};

}  // namespace rafiq_rt
