// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/source.hpp"

#include <rafiq/services.hpp>

#include <string>
#include <string_view>

namespace rafiq::file {

// A file of the account, through the host.
class HostFile final : public Source {
 public:
  // `name` must outlive it.
  HostFile(const Files& files, std::string_view name) : files_(files), name_(name), info_(files.info(name)) {}

  [[nodiscard]] std::uint64_t size() const override { return info_.bytes; }
  std::size_t read(std::uint64_t offset, std::span<char> buffer) override {
    return files_.read(name_, offset, buffer);
  }

  [[nodiscard]] std::int64_t modified_ms() const { return info_.modified.time_since_epoch().count(); }
  // Whether somebody wrote to it since it was opened here.
  [[nodiscard]] bool was_changed() const {
    const auto now = files_.info(name_);
    return now.bytes != info_.bytes || now.modified != info_.modified;
  }

 private:
  Files files_;
  std::string_view name_;
  FileInfo info_;
};

}  // namespace rafiq::file
