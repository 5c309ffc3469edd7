// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/conformance/rig.hpp"

#include <span>
#include <string_view>

namespace rafiq::conform {

// One test: what it proves, in a sentence that holds for a connector that passes.
struct Test {
  std::string_view id;  // "read.resume": the group is in front of the point
  std::string_view proves;
  void (*run)(Rig& rig);  // ends, or throws a Verdict
  [[nodiscard]] std::string_view group() const { return id.substr(0, id.find('.')); }
};

std::span<const Test> all_tests();
const Test* find_test(std::string_view id);  // null: there is none

// Each group, in its file.
std::span<const Test> load_tests();
std::span<const Test> describe_tests();
std::span<const Test> check_tests();
std::span<const Test> discover_tests();
std::span<const Test> read_tests();
std::span<const Test> resume_tests();
std::span<const Test> find_tests();
std::span<const Test> fault_tests();
std::span<const Test> delete_tests();
std::span<const Test> write_tests();
std::span<const Test> contract_tests();
std::span<const Test> secret_tests();
std::span<const Test> fuzz_tests();

}  // namespace rafiq::conform
