// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/guarded_bytes.hpp"
#include "core/util/cancel.hpp"
#include "core/util/json.hpp"
#include "core/util/time.hpp"
#include "sdk/conformance/bench/http_source.hpp"

#include <rafiq/connector.h>

#include <nlohmann/json.hpp>

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace rafiq::conform {

// How a function of the connector ended, to the letter.
struct Ended {
  std::int32_t status = RAFIQ_OK;
  std::vector<std::string> emitted;
  struct Failed {
    std::string code;
    std::string message;
    std::uint32_t retry_after_ms = 0;
  };
  std::vector<Failed> failed;  // each call of `fail`
  bool threw = false;          // an exception came across the ABI
};

// A host for one connector inside this process, stricter than the real one: every broken promise is noted. A
// crash is this process's. One thread, the connector's [worker].
class Bench {
 public:
  struct Options {
    std::filesystem::path library;
    HttpSource* http = nullptr;  // borrowed; null: http/1 answers "unsupported"
    std::map<std::string, std::filesystem::path> files;
    std::shared_ptr<const Clock> clock;
    std::set<std::string> auth_slots;  // those that the description has
    bool take_away = false;  // what was lent, after each call: whoever reads it then ends the process
  };
  // Throws NotLoaded.
  explicit Bench(Options options);
  ~Bench();  // destroys the instance
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  [[nodiscard]] const rafiq_connector_entry& entry() const { return *entry_; }

  // What `emit` answers to each page: RAFIQ_CONTINUE or RAFIQ_STOP.
  using OnEmit = std::function<std::int32_t(std::size_t nth)>;
  Ended describe(const Json& input);
  Ended create(const Json& input);
  // A verb by its name; unsupported when the connector leaves it out.
  Ended call(std::string_view verb, const Json& input, const OnEmit& on_emit = {});
  void destroy();

  // Since the beginning, each in words: "emit was called on another thread".
  [[nodiscard]] std::vector<std::string> violations() const;
  [[nodiscard]] std::vector<std::string> log_lines() const;
  [[nodiscard]] std::vector<net::Request> requests() const;
  void cancel() { cancel_.request(); }

 private:
  struct Call;
  friend struct BenchServices;
  void violated(std::string what);
  Ended run(const Json& input, const OnEmit& on_emit,
            const std::function<std::int32_t(const rafiq_call*)>& function);

  Options options_;
  const rafiq_connector_entry* entry_ = nullptr;
  rafiq_connector connector_{};
  bool created_ = false;
  std::atomic<bool> destroyed_ = false;
  std::atomic<bool> describing_ = false;
  std::thread::id worker_ = std::this_thread::get_id();
  CancelToken cancel_;
  mutable std::mutex mutex_;
  std::vector<std::string> violations_;
  std::vector<std::string> log_lines_;
  std::vector<net::Request> requests_;

  rafiq_host host_{};
  rafiq_http http_{};
  rafiq_file file_{};
  rafiq_log log_{};
  rafiq_clock clock_{};
  rafiq_cancel cancelled_{};
  rafiq_progress progress_{};
};

}  // namespace rafiq::conform
