// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/fault/sync/in_a_child.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/two_sides.hpp"

#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace rafiq::test {

// An agent, their machine and a CRM that others work in too: whatever can happen to them does, in an order
// that a seed gives. At the end both sides must agree, and every edit must be accounted for.
class PushWorld {
 public:
  explicit PushWorld(unsigned seed);

  void live(int steps);
  void come_to_rest();
  void check();
  [[nodiscard]] int kills() const { return kills_; }
  [[nodiscard]] std::int64_t conflicts() const { return conflicts_; }
  [[nodiscard]] std::int64_t edits() const { return edits_; }

 private:
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
  bool chance(int percent) { return pick(100) < percent; }
  std::string user() { return std::to_string(1 + pick(users)); }
  std::string degree();
  std::string interest();
  [[nodiscard]] std::unique_ptr<store::Database> open() const;

  void remember_edits();
  void check_decisions(store::Database& database);
  void check_arrived(const Edit& edit, const WritableCrm& there) const;
  [[nodiscard]] std::string task_of(const Edit& edit) const;

  void agent_edits();
  void agent_keeps();
  void others_edit();
  void another_policy();
  void others_touch_a_task();
  void person_decides(bool all);
  void person_takes_back();
  void sync(bool pushes, bool trouble);
  void killed(bool pushes);
  static void run(store::Database& database, WritableCrm& crm, TimePoint now, bool pushes, bool full = false);
  WritableCrm crm();
  void watch(WritableCrm& crm, store::Database& database);

  static constexpr int users = 4;
  std::mt19937 random_;
  Scratch folder_;
  FaultyDisk disk_;
  TimePoint now_ = noon;
  sync::VersionGuard guard_;
  bool marker_search_;
  bool offline_ = false;
  bool particular_ = true;                  // the CRM refuses some values
  bool always_asked_ = true;                // no policy ever decided for the CRM
  std::map<std::int64_t, Edit> all_edits_;  // as they last were in the outbox, by id
  int words_ = 0;
  int kills_ = 0;
  std::int64_t conflicts_ = 0;
  std::int64_t edits_ = 0;
};

}  // namespace rafiq::test
