// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/failure.hpp"
#include "core/net/pressure.hpp"

#include <mutex>
#include <optional>

namespace rafiq::net {

// Leaves a CRM alone that cannot be reached: after several failures in a row nothing is sent for a while,
// then one request tries how it is. Each time that it is no better the while doubles. What an agent waits for
// tries sooner, and so does what a person asks for by name. Threads: any.
class Breaker {
 public:
  static constexpr int failures_in_a_row = 3;
  static constexpr std::chrono::seconds first_pause{10};
  static constexpr std::chrono::seconds longest_pause{300};
  static constexpr std::chrono::seconds urgent_pause{5};  // from one try to the next

  // `share` answers a number from 0 to 1; a pause lasts between half and all of its time, so that two
  // thousand desks do not come back in step. Empty: at random. `pressure` outlives it, and is where it keeps
  // what it knows; null: one of its own.
  explicit Breaker(std::function<double()> share = {}, const SharedPressure* pressure = nullptr);

  // Before a request. Nothing: send it, and say how it went by one of the others. Else how long the CRM is
  // still left alone.
  std::optional<std::chrono::milliseconds> refused(const Moment& now, bool urgent);
  void answered();                 // whatever the answer was
  void failed(const Moment& now);  // it could not be reached, or was in trouble
  void unknown();                  // it was cancelled or refused by us
  // A person asked: the next request is sent, whatever was before.
  void forgive();
  // How long nothing but what is urgent will be sent. 0: it is not left alone.
  [[nodiscard]] std::chrono::milliseconds left(const Moment& now) const;

 private:
  mutable std::mutex mutex_;
  std::function<double()> share_;
  const SharedPressure own_;
  const SharedPressure& pressure_;
  bool trying_ = false;  // a request is under way that tries how it is
};

// "https://crm.example.org could not be reached several times in a row. ...", transient, code "paused".
Failure left_alone(std::string_view where, std::chrono::milliseconds left);

}  // namespace rafiq::net
