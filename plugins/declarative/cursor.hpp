// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/client.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq_declarative {

// How far changes have been read: a moment, a growing number, or a word that the CRM gives (a delta link).
// Kept in checkpoints as JSON.
class Cursor {
 public:
  static Cursor compile(const Json& json, std::string_view where);

  // The later of `seen` and what this item, or this answer, stands for.
  void see_item(const Scope& item, Json& seen) const;
  void see_answer(const Scope& answer, Json& seen) const;

  // Where the next incremental read begins, when a pass that began at `started` (milliseconds, the CRM's
  // clock) saw as far as `seen`, and the one before had come to `since`. Never past the pass's own beginning:
  // what changed while it ran may have been behind its position. Where nothing has changed for an hour, and
  // the beginning was told by the CRM itself (`told`), it moves on to shortly before that: else a day on
  // which a million records were imported would be read again at every sync until somebody changes one.
  [[nodiscard]] Json after(const Json& seen, const Json& since, std::int64_t started, bool told) const;

  // ${since}: as the CRM writes it, earlier by the lookback, or exactly. Null: from the beginning.
  enum class From { earlier, exactly };
  [[nodiscard]] Json since(const Json& kept, From from = From::earlier) const;
  // ${until}: now without the newest moments, which the CRM may still be writing. Null without a lag.
  [[nodiscard]] Json until(std::int64_t now) const;
  [[nodiscard]] bool is_time() const { return kind_ == Kind::time; }

 private:
  enum class Kind { time, number, token };
  [[nodiscard]] Json written(std::int64_t time) const;

  Kind kind_ = Kind::time;
  TimeKind as_ = TimeKind::iso;
  Expression of_;
  std::int64_t lookback_ms_ = 0;
  std::int64_t lag_ms_ = 0;
  std::int64_t lookback_ = 0;  // of a number
};

}  // namespace rafiq_declarative
