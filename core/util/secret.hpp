// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/export.hpp"

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq {

// Overwrites memory in a way that the compiler may not leave out.
RAFIQ_API void wipe(void* memory, std::size_t bytes);
// Overwrites the text, its spare capacity included, and makes it empty.
RAFIQ_API void wipe(std::string& text);

// Memory is overwritten before it is given back, so that growing a buffer leaves no copy behind.
template <class T>
struct WipingAllocator {
  using value_type = T;
  WipingAllocator() = default;
  template <class U>
  explicit WipingAllocator(const WipingAllocator<U>&) {}
  T* allocate(std::size_t count) { return std::allocator<T>{}.allocate(count); }
  void deallocate(T* memory, std::size_t count) {
    wipe(memory, count * sizeof(T));
    std::allocator<T>{}.deallocate(memory, count);
  }
  bool operator==(const WipingAllocator&) const { return true; }
};

// A password, a token, or text built from one. Wiped when it goes; copied only when asked; cannot be
// printed, formatted or compared by accident: whoever needs the characters says reveal().
class RAFIQ_API Secret {
 public:
  Secret() : text_(1, '\0') {}
  explicit Secret(std::string_view text);
  // Takes the text and wipes what it was taken from.
  static Secret take(std::string& text);

  Secret(Secret&& other) noexcept : text_(std::move(other.text_)) {}
  Secret& operator=(Secret&& other) noexcept;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() = default;

  [[nodiscard]] Secret copy() const { return Secret(reveal()); }
  [[nodiscard]] bool empty() const { return text_.size() <= 1; }
  [[nodiscard]] std::size_t size() const { return empty() ? 0 : text_.size() - 1; }

  // Valid until the secret changes or goes. Do not copy it into a string.
  [[nodiscard]] std::string_view reveal() const { return {c_str(), size()}; }
  [[nodiscard]] const char* c_str() const { return text_.empty() ? "" : text_.data(); }  // NUL-terminated

  Secret& append(std::string_view text);

 private:
  std::vector<char, WipingAllocator<char>> text_;  // ends with NUL; empty only after a move
};

std::ostream& operator<<(std::ostream&, const Secret&) = delete;

}  // namespace rafiq
