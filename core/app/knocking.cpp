// SPDX-License-Identifier: Apache-2.0
// The side of who asks, apart from the door: rafiq-browser-host has this alone.
#include "core/app/door.hpp"
#include "core/platform/local_socket.hpp"
#include "core/platform/places.hpp"

#include <array>

namespace rafiq::app {
namespace {

constexpr std::size_t longest_answer = 65536;

Error no_answer() {
  return {ErrorCode::unreachable, "The sidebar does not answer", "", "Quit it and start it again: rafiq"};
}

}  // namespace

Result<std::filesystem::path> door_of(const std::filesystem::path& home) {
  const auto given = home.empty() ? std::nullopt : std::optional(std::filesystem::absolute(home));
  RAFIQ_TRY(const auto places, platform::find_places(given));
  return places.runtime / "sidebar.socket";
}

Result<std::string> knock_at(const std::filesystem::path& door, const Knock& knock,
                             std::chrono::milliseconds patience) {
  auto stream = platform::connect_locally(door);
  if (!stream && stream.error().code == ErrorCode::not_found)
    return Error{ErrorCode::not_found, "The sidebar is not running", "", "Start it: rafiq"};
  if (!stream) return std::move(stream).error();
  if (!platform::send_all(stream.value(), to_line(knock), "\n", patience)) return no_answer();
  const auto until = std::chrono::steady_clock::now() + patience;
  std::string answer;
  while (answer.size() <= longest_answer) {
    std::array<char, 4096> buffer{};
    const auto got = platform::receive(stream.value(), buffer);
    answer.append(buffer.data(), got.bytes);
    if (const auto end = answer.find('\n'); end != std::string::npos) return answer.substr(0, end);
    if (got.closed) break;
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) break;
    platform::wait_readable({&stream.value()}, left);
  }
  return no_answer();
}

}  // namespace rafiq::app
