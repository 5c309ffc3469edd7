// SPDX-License-Identifier: Apache-2.0
#include "core/connector/runner.hpp"

#include "core/connector/host/host.hpp"
#include "core/platform/child.hpp"
#include "core/platform/forbidden.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace rafiq::connector {
namespace {

// Long enough for a connector that does nothing at the moment to put its things away.
constexpr std::chrono::milliseconds farewell{300};

// What a host needs from the environment: how to write dates and texts, and in a build for finding bugs, how
// to tell.
std::vector<std::string> passed_on() {
  std::vector<std::string> names{"LANG", "LC_ALL", "TZ"};
#ifdef RAFIQ_SANITIZED
  names.insert(names.end(), {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"});
#endif
  return names;
}

class Process final : public Runner {
 public:
  explicit Process(std::unique_ptr<platform::Child> child) : child_(std::move(child)) {}
  ~Process() override {
    platform::finish_sending(child_->channel());
    child_->wait(farewell);
  }
  [[nodiscard]] const platform::Descriptor& channel() const override { return child_->channel(); }
  [[nodiscard]] const platform::Descriptor& output() const override { return child_->output(); }
  void kill() override { child_->kill(); }
  std::optional<Ending> ended(std::chrono::milliseconds patience) override {
    const auto exit = child_->wait(patience);
    if (!exit) return std::nullopt;
    if (auto deed = platform::forbidden_deed(*exit)) return Ending{std::move(*deed), true};
    return Ending{platform::describe(*exit), false};
  }

 private:
  std::unique_ptr<platform::Child> child_;
};

class Thread final : public Runner {
 public:
  Thread(platform::Pair stream, const std::filesystem::path& library)
      : ours_(std::move(stream.first)), theirs_(std::move(stream.second)), thread_([this, library] {
          run_host(theirs_, {library, {}, {}});
          const std::lock_guard lock(mutex_);
          ended_ = true;
          changed_.notify_all();
        }) {}
  ~Thread() override {
    platform::finish_sending(ours_);
    thread_.join();
  }
  [[nodiscard]] const platform::Descriptor& channel() const override { return ours_; }
  [[nodiscard]] const platform::Descriptor& output() const override { return none_; }
  // Nothing but asking is possible.
  void kill() override { platform::finish_sending(ours_); }
  std::optional<Ending> ended(std::chrono::milliseconds patience) override {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, patience, [this] { return ended_; })) return std::nullopt;
    return Ending{"its thread ended", false};
  }

 private:
  platform::Descriptor ours_;
  platform::Descriptor theirs_;
  platform::Descriptor none_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ended_ = false;
  std::thread thread_;  // last: it uses the others
};

}  // namespace

Result<std::unique_ptr<Runner>> start_runner(const LaunchOptions& options) {
  if (options.in_process) {
    RAFIQ_TRY(auto stream, platform::make_stream());
    return std::unique_ptr<Runner>(std::make_unique<Thread>(std::move(stream), options.library));
  }
  RAFIQ_TRY(auto child,
            platform::Child::spawn({options.host_program, {options.library.string()}, passed_on()}));
  return std::unique_ptr<Runner>(std::make_unique<Process>(std::move(child)));
}

}  // namespace rafiq::connector
