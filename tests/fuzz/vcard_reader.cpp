// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/export_reader.hpp"

// Every input is a vCard, so that no time goes into other formats.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string card = "BEGIN:VCARD\n" + std::string(reinterpret_cast<const char*>(data) + 1, size - 1);
  rafiq::file::fuzz::read(card, 1 + data[0], rafiq::file::Part::customers);
  return 0;
}
