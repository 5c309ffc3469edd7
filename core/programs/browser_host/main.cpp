// SPDX-License-Identifier: Apache-2.0
// rafiq-browser-host: what the browser starts for our extension (packaging/browser). Messages of the browser
// are a length in four bytes and JSON, on standard input and output.
#include "core/app/door.hpp"
#include "core/platform/descriptor.hpp"
#include "core/programs/browser_host/relay.hpp"

#include <array>
#include <cstdio>
#include <cstring>
#include <exception>

namespace {

using namespace rafiq;

constexpr std::size_t head = sizeof(std::uint32_t);
constexpr std::uint32_t longest_skipped = 1U << 26U;  // what no browser sends is no browser

// Standard input, a message at a time. One that is too long is passed over, never kept.
class Messages {
 public:
  // Nothing: the browser has closed it.
  std::optional<std::string> next() {
    while (true) {
      if (!fill(head)) return std::nullopt;
      std::uint32_t length = 0;
      std::memcpy(&length, buffer_.data(), head);
      buffer_.erase(0, head);
      if (length > longest_skipped) return std::nullopt;
      if (length > browser_host::longest_message) {
        if (!skip(length)) return std::nullopt;
        continue;
      }
      if (!fill(length)) return std::nullopt;
      std::string message = buffer_.substr(0, length);
      buffer_.erase(0, length);
      return message;
    }
  }

 private:
  bool read_some() {
    std::array<char, 4096> bytes{};
    platform::wait_readable({&input_}, std::chrono::milliseconds(-1));
    const auto got = platform::receive(input_, bytes);
    buffer_.append(bytes.data(), got.bytes);
    return !got.closed;
  }
  bool fill(std::size_t wanted) {
    while (buffer_.size() < wanted)
      if (!read_some()) return false;
    return true;
  }
  bool skip(std::size_t length) {
    while (length > 0) {
      const auto now = std::min(length, buffer_.size());
      buffer_.erase(0, now);
      length -= now;
      if (length > 0 && !read_some()) return false;
    }
    return true;
  }

  platform::Descriptor input_{0};
  std::string buffer_;
};

bool send(const std::string& message) {
  const auto length = static_cast<std::uint32_t>(message.size());
  return std::fwrite(&length, head, 1, stdout) == 1 &&
         std::fwrite(message.data(), 1, message.size(), stdout) == message.size() && std::fflush(stdout) == 0;
}

int run(const std::vector<std::string>& arguments) {
  if (!browser_host::is_our_extension(arguments)) {
    std::fputs(
        "rafiq-browser-host is started by a browser, for Rafiq's own extension. Nothing is to be done "
        "by hand.\n",
        stderr);
    return 2;
  }
  const auto door = app::door_of({});
  if (!door) return exit_status(door.error().code);
  browser_host::Relay relay(door.value());
  Messages messages;
  while (const auto message = messages.next())
    if (const auto answer = relay.hear(*message))
      if (!send(*answer)) break;
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + 1, argv + argc});
  } catch (const std::exception&) {
    return 70;
  }
}
