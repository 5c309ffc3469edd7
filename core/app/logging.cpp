// SPDX-License-Identifier: Apache-2.0
#include "core/app/logging.hpp"

#include "core/platform/file.hpp"
#include "core/platform/places.hpp"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/sinks/systemd_sink.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <memory>
#include <mutex>
#include <optional>

namespace rafiq::app {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 20U;
constexpr std::size_t older_files = 2;
constexpr const char* journal_socket = "/run/systemd/journal/socket";

bool journal_runs() {
  std::error_code ignored;
  return std::filesystem::is_socket(journal_socket, ignored);
}

bool is_of_its_own(const std::filesystem::path& home) {
  const char* named = std::getenv("RAFIQ_HOME");
  return !home.empty() || (named != nullptr && *named != '\0');
}

// The journal or the file, chosen and made when there is a first line.
class Kept final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  Kept(std::filesystem::path file, bool may_use_journal)
      : file_(std::move(file)), may_use_journal_(may_use_journal) {}

 private:
  void sink_it_(const spdlog::details::log_msg& message) override {
    if (!chosen_) choose();
    if (place_) place_->log(message);
  }
  void flush_() override {
    if (place_) place_->flush();
  }
  void choose() {
    chosen_ = true;
    if (may_use_journal_ && journal_runs()) {
      place_ = std::make_unique<spdlog::sinks::systemd_sink_st>("rafiq");
      return;
    }
    if (!platform::make_private_folder(file_.parent_path())) return;
    place_ =
        std::make_unique<spdlog::sinks::rotating_file_sink_st>(file_.string(), largest_file, older_files);
    place_->set_pattern("%Y-%m-%dT%H:%M:%S%z %l %P %v");
  }

  std::filesystem::path file_;
  bool may_use_journal_;
  bool chosen_ = false;
  std::unique_ptr<spdlog::sinks::sink> place_;
};

std::shared_ptr<spdlog::logger> silent_about_itself(const char* name, spdlog::sink_ptr sink) {
  auto logger = std::make_shared<spdlog::logger>(name, std::move(sink));
  logger->set_error_handler([](const std::string&) {});
  return logger;
}

void let_others_speak(bool verbose) {
  if (!verbose) {
    spdlog::set_default_logger(silent_about_itself("words", std::make_shared<spdlog::sinks::null_sink_mt>()));
    return;
  }
  auto words = silent_about_itself("words", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  words->set_level(spdlog::level::debug);
  words->set_pattern("%T %l %v");
  spdlog::set_default_logger(std::move(words));
}

}  // namespace

void begin_logging(const LoggingOptions& options) {
  let_others_speak(options.verbose);
  const auto home =
      options.home.empty() ? std::nullopt : std::optional(std::filesystem::absolute(options.home));
  const auto places = platform::find_places(home);
  if (!places) return;
  auto kept =
      silent_about_itself("rafiq", std::make_shared<Kept>(places.value().state / (options.program + ".log"),
                                                          !is_of_its_own(options.home)));
  kept->flush_on(spdlog::level::info);
  spdlog::drop("rafiq");
  spdlog::register_logger(std::move(kept));
}

}  // namespace rafiq::app
