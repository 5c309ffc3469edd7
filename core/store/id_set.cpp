// SPDX-License-Identifier: Apache-2.0
#include "core/store/id_set.hpp"

#include <cstring>

namespace rafiq::store {
namespace {

static_assert(std::endian::native == std::endian::little, "the file has its bits as such a machine has them");

constexpr std::size_t bytes_of_bits = IdSet::size / 8;

}  // namespace

std::size_t IdSet::count() const {
  std::size_t count = 0;
  for (const auto word : words_) count += static_cast<std::size_t>(std::popcount(word));
  return count;
}

void IdSet::intersect(const IdSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

void IdSet::unite(std::string_view packed) {
  if (packed.size() >= bytes_of_bits) {
    std::array<std::uint64_t, size / 64> others;
    std::memcpy(others.data(), packed.data(), bytes_of_bits);
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= others[i];
    return;
  }
  for (std::size_t i = 0; i + 1 < packed.size(); i += 2) {
    std::uint16_t number = 0;
    std::memcpy(&number, packed.data() + i, sizeof(number));
    insert(number);
  }
}

std::string IdSet::pack() const {
  const auto few = count() * 2;
  std::string packed(few < bytes_of_bits ? few : bytes_of_bits, '\0');
  if (few >= bytes_of_bits) {
    std::memcpy(packed.data(), words_.data(), bytes_of_bits);
    return packed;
  }
  auto at = packed.size();
  visit_descending([&](std::uint16_t number) {
    at -= sizeof(number);
    std::memcpy(packed.data() + at, &number, sizeof(number));
    return true;
  });
  return packed;
}

}  // namespace rafiq::store
