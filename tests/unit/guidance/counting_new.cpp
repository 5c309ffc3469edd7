// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/guidance/counting_new.hpp"

#include <cstdlib>
#include <new>

namespace {
thread_local std::size_t allocations = 0;
}

namespace rafiq::guidance::testing {
std::size_t allocations_so_far() {
  return allocations;
}
}  // namespace rafiq::guidance::testing

#ifndef RAFIQ_SANITIZED
// NOLINTBEGIN(cppcoreguidelines-owning-memory,cppcoreguidelines-no-malloc)
void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
// NOLINTEND(cppcoreguidelines-owning-memory,cppcoreguidelines-no-malloc)
#endif
