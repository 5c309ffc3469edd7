// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/wire/frame.hpp"
#include "core/platform/file.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace rafiq::connector {

// Reads the files of one account for its connector, and no others: a name that is not the account's is "not
// found". One thread.
class FileDesk {
 public:
  static constexpr std::size_t largest_read = std::size_t{1} << 20;

  explicit FileDesk(std::map<std::string, std::filesystem::path> files) : files_(std::move(files)) {}

  // A new verb begins: it sees the files as they are now, and each of them as one file until it ends.
  void begin_verb() { opened_.clear(); }
  // Answers file_info and file_read: the head and body of the reply, without the number of the request.
  struct Reply {
    Json head;
    std::string body;
  };
  Reply info(std::string_view name);
  Reply read(std::string_view name, std::uint64_t offset, std::uint64_t capacity);

 private:
  Result<const platform::ReadableFile*> opened(std::string_view name);

  std::map<std::string, std::filesystem::path> files_;
  std::map<std::string, platform::ReadableFile, std::less<>> opened_;
};

}  // namespace rafiq::connector
