// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/journal_lines.hpp"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <mutex>

namespace rafiq::conform {

class JournalLines::Sink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  std::vector<std::string> lines() {
    const std::lock_guard lock(mutex_);
    return lines_;
  }
  void clear() {
    const std::lock_guard lock(mutex_);
    lines_.clear();
  }

 private:
  void sink_it_(const spdlog::details::log_msg& message) override {
    lines_.emplace_back(message.payload.data(), message.payload.size());
  }
  void flush_() override {}

  std::vector<std::string> lines_;
};

JournalLines::JournalLines() : sink_(std::make_shared<Sink>()) {
  auto logger = std::make_shared<spdlog::logger>("rafiq", sink_);
  logger->set_level(spdlog::level::debug);
  spdlog::set_default_logger(std::move(logger));
}

std::vector<std::string> JournalLines::lines() const {
  return sink_->lines();
}

void JournalLines::clear() {
  sink_->clear();
}

}  // namespace rafiq::conform
