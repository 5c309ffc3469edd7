// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/commitment.hpp"
#include "core/model/language.hpp"
#include "core/util/result.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

struct Context;

struct PromiseShown {
  Commitment commitment;
  std::string customer_name;
  bool overdue = false;
};

// What customers were promised, and that it is kept.
class RAFIQ_API Promises {
 public:
  explicit Promises(Context& context) : context_(context) {}

  // When something is due, as people write it ("tomorrow 16:00", "غدًا 16:00", "+2h", ISO 8601), on the clock
  // of this machine's time zone. Show back what was understood: in_words. Error: usage.
  Result<TimePoint> read_due(std::string_view text);
  static std::string in_words(TimePoint moment, Language language);

  // Errors: usage (no words, a due time that is past), not_found.
  Result<Commitment> add(CustomerId customer, std::string_view what, TimePoint due);

  // Overdue first, then open ones, due first; of one customer then the settled ones, newest first.
  Result<std::vector<PromiseShown>> of(CustomerId customer);
  // Those of all customers that are open, and due within that time where one is given.
  Result<std::vector<PromiseShown>> open(std::optional<std::chrono::milliseconds> due_within = std::nullopt);

  // Errors of these: not_found; conflict (kept in a CRM; settled already).
  Result<Commitment> keep(CommitmentId id);
  Result<Commitment> break_off(CommitmentId id, std::string_view reason = {});
  Result<Commitment> reopen(CommitmentId id);
  Result<Commitment> undo(CommitmentId id);  // takes back a promise that was recorded by mistake
  Result<std::vector<CommitmentChange>> history(CommitmentId id);

  // Those whose time to be reminded of has come and that note_reminded has not been called for: each once.
  Result<std::vector<PromiseShown>> reminders();
  Status note_reminded(CommitmentId id);

 private:
  Result<Commitment> settle(CommitmentId id, CommitmentState state, std::string_view reason);
  Result<std::vector<PromiseShown>> shown(std::vector<Commitment> commitments);

  Context& context_;
};

}  // namespace rafiq::app
