// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/answer.hpp"

#include <fstream>
#include <string>

namespace rafiq_rt::test {

// What a real RT answered once.
inline Json fixture(const std::string& name) {
  std::ifstream file(std::string(RAFIQ_SOURCE_DIR) + "/plugins/rt/fixtures/" + name + ".json");
  return Json::parse(file);
}

}  // namespace rafiq_rt::test
