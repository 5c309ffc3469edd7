// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/file.hpp"

#include <span>
#include <string>

namespace rafiq::app::doctor {

// The beginning of a file, which is all of it where it is as short as it should be. Errors: those of opening.
inline Result<std::string> read_small_file(const std::filesystem::path& file) {
  constexpr std::size_t most = std::size_t{1} << 16;
  RAFIQ_TRY(const auto opened, platform::ReadableFile::open(file));
  std::string text(most, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    RAFIQ_TRY(const auto got, opened.read_at(size, std::span(text).subspan(size)));
    if (got == 0) break;
    size += got;
  }
  text.resize(size);
  return text;
}

}  // namespace rafiq::app::doctor
