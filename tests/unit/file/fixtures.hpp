// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace rafiq::file::test {

// A file of plugins/file/, as bytes.
inline std::string bytes_of(const std::string& name) {
  std::ifstream in(std::string(RAFIQ_SOURCE_DIR) + "/plugins/file/" + name, std::ios::binary);
  if (!in) throw std::runtime_error("no file " + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace rafiq::file::test
