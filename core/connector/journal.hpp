// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rafiq/connector.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace rafiq::connector {

// What a connector writes, brought to our log: redacted, and limited in the size and number of its lines, so
// that it can neither fill the disk nor drown the others. One thread.
class Journal {
 public:
  static constexpr std::size_t longest_line = 1024;
  static constexpr std::size_t lines_per_minute = 200;

  // `name` begins every line.
  explicit Journal(std::string name) : name_(std::move(name)) {}
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  // Of log/1.
  void write(rafiq_log_level level, std::string_view message);
  // Of standard output and error, in pieces as they come; logged at level debug, by line.
  void printed(std::string_view bytes);

 private:
  using Moment = std::chrono::steady_clock::time_point;
  bool may_write();
  void account_for_left_out();

  std::string name_;
  std::string line_;  // begun, not ended
  Moment minute_begin_ = Moment::min();
  std::size_t lines_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace rafiq::connector
