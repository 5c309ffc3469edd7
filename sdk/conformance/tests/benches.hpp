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
  Bench& operator*() { return *bench_; }
  Bench* operator->() { return bench_.get(); }
  // Makes the connector of the account. Throws Verdict when that fails.
  void create();

 private:
  Rig& rig_;
  std::unique_ptr<HttpSource> source_;
  std::unique_ptr<Bench> bench_;  // last: it uses the source
};

// Why it ended, in words.
std::string describe(const Ended& ended);

// Every verb once, as an agent's day goes: check, read, read again, what the scene says to find, get,
// list_ids, discover. `each` sees how each ended.
void go_through_the_verbs(Rig& rig, Bench& bench,
                          const std::function<void(std::string_view verb, const Ended& ended)>& each);

}  // namespace rafiq::conform
