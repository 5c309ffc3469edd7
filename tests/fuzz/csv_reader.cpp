// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/export_reader.hpp"

// The first byte says in which pieces the file comes and what it is of; the rest is the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto part = data[0] % 2 == 0 ? rafiq::file::Part::customers : rafiq::file::Part::journey;
  rafiq::file::fuzz::read({reinterpret_cast<const char*>(data) + 1, size - 1}, 1 + data[0] / 2, part);
  return 0;
}
