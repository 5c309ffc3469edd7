// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rafiq::store {

// A set of numbers below 65,536, as fast to unite and to intersect as memory is to read. Roaring bitmaps are
// the same in general; the library of Debian 12 trusts the bytes it reads, and these come from a file that
// may be damaged: here any bytes are some set.
class IdSet {
 public:
  static constexpr std::uint32_t size = 65'536;

  void insert(std::uint16_t number) { words_[number / 64] |= bit(number); }
  void erase(std::uint16_t number) { words_[number / 64] &= ~bit(number); }
  [[nodiscard]] bool contains(std::uint16_t number) const { return (words_[number / 64] & bit(number)) != 0; }
  [[nodiscard]] std::size_t count() const;
  bool operator==(const IdSet&) const = default;

  void intersect(const IdSet& other);
  // Adds a set that pack() wrote.
  void unite(std::string_view packed);

  // For the file: two bytes a number, ascending, while they are few; else a bit for each.
  [[nodiscard]] std::string pack() const;

  // The largest first, until `visit` answers false. Answers whether it came to the end.
  template <class Visit>
  bool visit_descending(Visit visit) const {
    for (auto place = words_.size(); place-- > 0;)
      for (auto word = words_[place]; word != 0;) {
        const auto highest = 63 - static_cast<unsigned>(std::countl_zero(word));
        if (!visit(static_cast<std::uint16_t>(place * 64 + highest))) return false;
        word &= ~(std::uint64_t{1} << highest);
      }
    return true;
  }

 private:
  static std::uint64_t bit(std::uint16_t number) { return std::uint64_t{1} << (number % 64); }

  std::array<std::uint64_t, size / 64> words_{};
};

}  // namespace rafiq::store
