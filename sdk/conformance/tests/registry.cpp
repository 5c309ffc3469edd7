// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/tests/registry.hpp"

#include <vector>

namespace rafiq::conform {

std::span<const Test> all_tests() {
  static const std::vector<Test> all = [] {
    std::vector<Test> tests;
    for (const auto& group : {load_tests(), describe_tests(), check_tests(), discover_tests(), read_tests(),
                              resume_tests(), find_tests(), fault_tests(), delete_tests(), write_tests(),
                              contract_tests(), secret_tests(), fuzz_tests()})
      tests.insert(tests.end(), group.begin(), group.end());
    return tests;
  }();
  return all;
}

const Test* find_test(std::string_view id) {
  for (const auto& test : all_tests())
    if (test.id == id) return &test;
  return nullptr;
}

}  // namespace rafiq::conform
