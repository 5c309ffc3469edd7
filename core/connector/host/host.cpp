// SPDX-License-Identifier: Apache-2.0
#include "core/connector/host/host.hpp"

#include "core/connector/host/instance.hpp"
#include "core/connector/host/library.hpp"
#include "core/connector/host/services.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace rafiq::connector {
namespace {

constexpr std::chrono::milliseconds endless{-1};
// For the connector to put its things away after core is gone.
constexpr std::chrono::milliseconds farewell{200};

Json to_head(const Failure& failure) {
  return {{"status", static_cast<int>(failure.status)},
          {"code", failure.code},
          {"message", failure.message},
          {"retry_after_ms", failure.retry_after.count()}};
}

// The next frame, however long it takes; nothing when the other side is gone or sends what is no frame.
std::optional<Frame> wait_for_frame(Link& link, const platform::Descriptor& stream) {
  while (true) {
    auto frame = link.next();
    if (!frame) return std::nullopt;
    if (frame.value()) return std::move(frame).value();
    if (link.closed()) return std::nullopt;
    platform::wait_readable({&stream}, endless);
    link.fill();
  }
}

platform::Confinement confinement_of(const Json& start, const platform::Descriptor& stream,
                                     const std::filesystem::path& library) {
  const auto number = [&](const char* key) {
    return static_cast<std::uint64_t>(integer_member(start, key).value_or(0));
  };
  return {static_cast<long>(number("parent")), number("memory_bytes"), number("open_files"),
          number("processor_seconds"),         stream.number(),        library};
}

// Brings what core sends to the desk, and the end of the process when core is gone.
class Reader {
 public:
  Reader(Link& link, const platform::Descriptor& stream, Desk& desk, const HostOptions& options)
      : thread_([this, &link, &stream, &desk, &options] {
          while (auto frame = wait_for_frame(link, stream)) desk.take(std::move(*frame));
          desk.close();
          if (!options.on_lost) return;
          std::unique_lock lock(mutex_);
          done_.wait_for(lock, farewell, [this] { return finished_; });
          options.on_lost();
        }) {}

  // The connector has ended; waits for the thread.
  ~Reader() {
    {
      const std::lock_guard lock(mutex_);
      finished_ = true;
    }
    done_.notify_all();
    thread_.join();
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable done_;
  bool finished_ = false;
  std::thread thread_;  // last: it uses the others
};

// Loads and describes. The entry, unless it failed; either way core was told, also of what is not shut off.
const rafiq_connector_entry* get_ready(Link& link, const HostOptions& options, const rafiq_host& host,
                                       std::string_view asked, const Json& gaps) {
  const auto loaded = load_library(options.library);
  if (!loaded) {
    (void)link.send(FrameKind::ready, to_head({RAFIQ_CONFIG, "library", loaded.error().message()}));
    return nullptr;
  }
  const auto* entry = loaded.value();
  std::string description;
  Instance instance(*entry, host);
  auto head = to_head(instance.describe(asked.empty() ? "{}" : asked, [&](std::string_view json) {
    if (json.size() > largest_body) return Desk::Outcome::too_large;
    description = json;
    return Desk::Outcome::answered;
  }));
  head["id"] = entry->id;
  head["version"] = entry->version;
  head["gaps"] = gaps;
  return link.send(FrameKind::ready, head, description) == Sent::yes ? entry : nullptr;
}

void serve(Desk& desk, Instance& instance) {
  while (auto frame = desk.next_call()) {
    const auto number = static_cast<std::uint64_t>(integer_member(frame->head, "call").value_or(0));
    const auto failure = instance.call(string_member(frame->head, "verb").value_or(""), frame->body,
                                       [&](std::string_view page) { return desk.emit(number, page); });
    auto head = to_head(failure);
    head["call"] = number;
    desk.tell(FrameKind::done, head);
  }
}

}  // namespace

void run_host(const platform::Descriptor& stream, const HostOptions& options) {
  Link link(stream, endless);
  const auto start = wait_for_frame(link, stream);
  if (!start || start->kind != FrameKind::start) return;
  auto gaps = Json::array();
  if (options.confine) {
    const auto confined = options.confine(confinement_of(start->head, stream, options.library));
    if (!confined) {
      (void)link.send(FrameKind::ready, to_head({RAFIQ_BUG, "confine", confined.error().message()}));
      return;
    }
    gaps = confined.value().missing;
  }
  Desk desk(link);
  const Services services(desk);
  const Reader reader(link, stream, desk, options);
  const auto* entry = get_ready(link, options, *services.host(), start->body, gaps);
  if (entry == nullptr) return;
  Instance instance(*entry, *services.host());
  serve(desk, instance);
}

}  // namespace rafiq::connector
