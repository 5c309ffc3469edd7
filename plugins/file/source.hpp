// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace rafiq::file {

// The bytes of one export, wherever they are. Throws rafiq::Failure when they cannot be read.
class Source {
 public:
  virtual ~Source() = default;
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  // How many bytes were read; 0 at the end. May be fewer than asked.
  virtual std::size_t read(std::uint64_t offset, std::span<char> buffer) = 0;
};

}  // namespace rafiq::file
