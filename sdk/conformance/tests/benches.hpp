// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/conformance/bench/bench.hpp"
#include "sdk/conformance/rig.hpp"

#include <memory>
#include <string>

namespace rafiq::conform {

// A bench with the account of the scene: what the groups contract and secrets look through.
class AccountBench {
 public:
  explicit AccountBench(Rig& rig, bool take_away = false);
  ~AccountBench();  // destroys the connector, and never the bench: threads that outlive the one use the other
  AccountBench(const AccountBench&) = delete;
  AccountBench& operator=(const AccountBench&) = delete;
  Bench& operator*() { return *bench_; }
  Bench* operator->() { return bench_; }
  // Makes the connector of the account. Throws Verdict when that fails.
  void create();

 private:
  Rig& rig_;
  std::unique_ptr<HttpSource> source_;
  Bench* bench_ = nullptr;  // ours until the end of the process
};

// A full read; one that does not end is stopped.
Ended read_in(Rig& rig, Bench& bench);

// Why it ended, in words.
std::string describe(const Ended& ended);

// Every verb once, as an agent's day goes: check, read, read again, what the scene says to find, get,
// list_ids, discover. `each` sees how each ended.
void go_through_the_verbs(Rig& rig, Bench& bench,
                          const std::function<void(std::string_view verb, const Ended& ended)>& each);

}  // namespace rafiq::conform
