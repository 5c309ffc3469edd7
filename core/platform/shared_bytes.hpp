// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/descriptor.hpp"
#include "core/util/result.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>

namespace rafiq::platform {

// A few bytes in a file that several programs read and change, one after the other. One thread at a time.
class SharedBytes {
 public:
  // Makes the file, private to the user, where there is none. Error: configuration.
  static Result<SharedBytes> open(const std::filesystem::path& file);

  // Reads them, lets `change` at them while nobody else may, and writes them back if it changed any. Zeros
  // are read where the file ends. False, and nothing done: somebody else holds them for unusually long, or
  // the disk does not do its part.
  bool with(std::span<std::byte> bytes, const std::function<void()>& change) const;

 private:
  explicit SharedBytes(Descriptor file) : file_(std::move(file)) {}
  Descriptor file_;
};

}  // namespace rafiq::platform
