// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/conformance/scene/wire.hpp"

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace rafiq::conform {

// What goes wrong between the connector and its CRM.
struct Fault {
  enum class Kind {
    none,
    lost,         // the connection is cut before the CRM sees the request
    lost_answer,  // the CRM does what it is asked, and the answer is lost
    answer,       // `answer` instead of the CRM's
    half,         // half of the CRM's answer, as if it were all
    cut,          // half of it, then the connection is cut
    empty,        // status 200 and no body
    hold,         // no answer until the gate is opened or closed
    changed,      // the CRM's answer, after `change` had it
  };
  Kind kind = Kind::none;
  WireAnswer answer{};
  std::function<std::string(std::string body)> change{};  // any thread, one call at a time
};

// An exchange that went through the gate.
struct Seen {
  WireRequest request;
  int status = 0;  // 0: there was no answer
  bool faulted = false;
};

// Stands before the CRM of a scene: every request of the connector passes here, is noted, and meets the fault
// that was armed. Any thread.
class Gate {
 public:
  explicit Gate(int crm_port);
  ~Gate();
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  [[nodiscard]] std::string url() const;

  // The n-th request from now on (1 is the next) meets the fault; with `and_after`, those that follow, too.
  // Forgets what was seen.
  void arm(Fault fault, std::size_t nth, bool and_after = false);
  // All is well again. Forgets what was seen; lets go what was held.
  void calm();

  [[nodiscard]] std::vector<Seen> seen() const;
  [[nodiscard]] std::size_t count() const;
  // Whether a request met the fault.
  [[nodiscard]] bool faulted() const;
  // Waits until one is held. False: none came within ten seconds.
  bool wait_until_held();
  // Why the scene itself is of no use; empty: it is.
  [[nodiscard]] std::string trouble() const;

 private:
  WireAnswer pass(const WireRequest& request, WireClient& crm);
  WireAnswer spoil(const Fault& fault, const WireRequest& request, WireClient& crm);
  WireAnswer forward(const WireRequest& request, WireClient& crm);

  mutable std::mutex mutex_;
  std::mutex changing_;
  std::condition_variable changed_;
  Fault fault_;
  std::size_t nth_ = 0;
  bool and_after_ = false;
  std::size_t held_ = 0;
  bool open_ = true;  // nothing is held
  std::vector<Seen> seen_;
  std::string trouble_;
  const int crm_port_;
  WireServer server_;  // last: its threads use the others
};

}  // namespace rafiq::conform
