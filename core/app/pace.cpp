// SPDX-License-Identifier: Apache-2.0
#include "core/app/pace.hpp"

#include <cmath>

namespace rafiq::app {

std::optional<std::chrono::seconds> Pace::remaining(std::int64_t done, std::int64_t total, Steady now) {
  // It was begun anew, after a crash or because the CRM asked for it.
  if (!steps_.empty() && done < steps_.back().done) steps_.clear();
  steps_.push_back({now, done});
  // The newest of those that are old enough stays, so that slow pages have one to be measured from.
  while (steps_.size() > 2 && now - steps_[1].at >= window) steps_.pop_front();
  const std::chrono::duration<double> passed = now - steps_.front().at;
  const auto read = done - steps_.front().done;
  if (total <= 0 || passed < begin || read <= 0) return std::nullopt;
  if (done >= total) return std::chrono::seconds{0};
  const double left = passed.count() * static_cast<double>(total - done) / static_cast<double>(read);
  return std::chrono::seconds{std::llround(std::ceil(left))};
}

}  // namespace rafiq::app
