// SPDX-License-Identifier: Apache-2.0
#include "core/connector/journal.hpp"

#include "core/connector/redact.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace rafiq::connector {
namespace {

spdlog::level::level_enum to_spdlog(rafiq_log_level level) {
  switch (level) {
    case RAFIQ_LOG_DEBUG:
      return spdlog::level::debug;
    case RAFIQ_LOG_WARN:
      return spdlog::level::warn;
    case RAFIQ_LOG_ERROR:
      return spdlog::level::err;
    default:
      return spdlog::level::info;
  }
}

}  // namespace

Journal::~Journal() {
  account_for_left_out();
}

void Journal::write(rafiq_log_level level, std::string_view message) {
  if (may_write()) spdlog::log(to_spdlog(level), "{}: {}", name_, redact(message, longest_line));
}

void Journal::printed(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    line_ += bytes.substr(0, std::min(end, longest_line - std::min(line_.size(), longest_line)));
    if (end == bytes.size()) return;
    bytes.remove_prefix(end + 1);
    if (!line_.empty() && may_write()) spdlog::debug("{} printed: {}", name_, redact(line_, longest_line));
    line_.clear();
  }
}

bool Journal::may_write() {
  const auto now = std::chrono::steady_clock::now();
  if (minute_begin_ == Moment::min() || now - minute_begin_ >= std::chrono::minutes{1}) {
    account_for_left_out();
    minute_begin_ = now;
    lines_ = 0;
  }
  if (++lines_ <= lines_per_minute) return true;
  ++left_out_;
  return false;
}

void Journal::account_for_left_out() {
  if (left_out_ > 0) spdlog::warn("{}: {} lines more were written and left out", name_, left_out_);
  left_out_ = 0;
}

}  // namespace rafiq::connector
