// SPDX-License-Identifier: Apache-2.0
#include "core/platform/guarded_bytes.hpp"

#include "tests/support/catch.hpp"

#include <string>

using rafiq::platform::GuardedBytes;

TEST_CASE("guarded bytes are what they were made of, and end where their page ends") {
  const std::string text(5000, 'x');
  const GuardedBytes bytes(text);
  CHECK(bytes.view() == text);
  const auto end = reinterpret_cast<std::uintptr_t>(bytes.view().data() + bytes.view().size());
  CHECK(end % 4096 == 0);
}

TEST_CASE("an address is not used again after its bytes were taken away") {
  const char* first = nullptr;
  {
    const GuardedBytes bytes("one");
    first = bytes.view().data();
  }
  const GuardedBytes other("two");
  CHECK(other.view().data() != first);
}
