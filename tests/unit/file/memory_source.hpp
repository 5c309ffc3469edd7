// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/source.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

namespace rafiq::file::test {

class MemorySource final : public Source {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
  std::size_t read(std::uint64_t offset, std::span<char> buffer) override {
    if (offset >= bytes_.size()) return 0;
    // In small pieces, so that every join of blocks is walked.
    const auto length = std::min({buffer.size(), bytes_.size() - static_cast<std::size_t>(offset), piece});
    std::memcpy(buffer.data(), bytes_.data() + offset, length);
    return length;
  }
  std::size_t piece = 1 << 20;

 private:
  std::string bytes_;
};

}  // namespace rafiq::file::test
