// SPDX-License-Identifier: Apache-2.0
#include "core/app/door.hpp"

#include "core/platform/local_socket.hpp"
#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <list>
#include <mutex>
#include <system_error>
#include <thread>

namespace rafiq::app {
namespace {

using namespace std::chrono_literals;
using platform::Descriptor;

constexpr auto endless = -1ms;
constexpr auto patience_with_a_reader = 1000ms;

// One who came in: speaks a line, then waits for the answer. Shared by the thread and by the answer, which
// may outlive the door.
class Visitor {
 public:
  explicit Visitor(Descriptor stream) : stream_(std::move(stream)) {}

  // Nothing while the line is not whole. An empty line is one that makes no sense.
  std::optional<std::string> listen() {
    std::array<char, 1024> buffer{};
    const auto got = platform::receive(stream_, buffer);
    line_.append(buffer.data(), got.bytes);
    const auto end = line_.find('\n');
    if (end != std::string::npos) return line_.substr(0, end);
    gone_ = got.closed;
    if (line_.size() > longest_knock) return std::string{};
    return std::nullopt;
  }

  void answer(const std::string& line) {
    const std::lock_guard lock(mutex_);
    if (answered_) return;
    answered_ = true;
    platform::send_all(stream_, line, "\n", patience_with_a_reader);
    platform::finish_sending(stream_);
  }

  [[nodiscard]] const Descriptor& stream() const { return stream_; }
  [[nodiscard]] bool gone() const { return gone_; }

 private:
  Descriptor stream_;
  std::string line_;
  bool gone_ = false;
  std::mutex mutex_;
  bool answered_ = false;
};

using Visitors = std::list<std::shared_ptr<Visitor>>;
constexpr std::size_t most_visitors = 32;

}  // namespace

struct Door::Parts {
  std::filesystem::path socket;
  Descriptor listening;
  platform::Pair end;
  Heard heard;
  std::thread thread;

  void run() {
    Visitors visitors;
    while (true) {
      std::vector<const Descriptor*> waiting{&end.first, &listening};
      for (const auto& visitor : visitors) waiting.push_back(&visitor->stream());
      platform::wait_readable(waiting, endless);
      std::array<char, 1> byte{};
      if (platform::receive(end.first, byte).closed) return;
      if (auto came = platform::accept_locally(listening)) {
        if (visitors.size() == most_visitors) visitors.pop_front();  // one who says nothing keeps nobody out
        visitors.push_back(std::make_shared<Visitor>(std::move(*came)));
      }
      visitors.remove_if([this](const auto& visitor) { return serve(visitor); });
    }
  }

  // Whether nothing more is to be heard of this one.
  bool serve(const std::shared_ptr<Visitor>& visitor) const {
    const auto line = visitor->listen();
    if (!line) return visitor->gone();
    auto knock = parse_knock(*line);
    if (!knock)
      visitor->answer(no(knock.error().what));
    else
      heard(std::move(knock).value(), [visitor](const std::string& answer) { visitor->answer(answer); });
    return true;
  }
};

Door::Door(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Result<std::unique_ptr<Door>> Door::open(const std::filesystem::path& home, Heard heard) {
  auto parts = std::make_unique<Parts>();
  RAFIQ_TRY(parts->socket, door_of(home));
  RAFIQ_TRY(parts->listening, platform::listen_locally(parts->socket));
  RAFIQ_TRY(parts->end, platform::make_stream());
  parts->heard = std::move(heard);
  parts->thread = std::thread([parts = parts.get()] { parts->run(); });
  return std::unique_ptr<Door>(new Door(std::move(parts)));
}

Door::~Door() {
  parts_->end.second.close();
  parts_->thread.join();
  std::error_code ignored;
  std::filesystem::remove(parts_->socket, ignored);
}

std::string Door::yes() {
  return R"({"ok":true})";
}

std::string Door::no(const std::string& reason) {
  return dump_json({{"ok", false}, {"reason", reason}});
}

std::string Door::these(const std::vector<std::string>& origins) {
  return dump_json({{"ok", true}, {"origins", origins}});
}

}  // namespace rafiq::app
