// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::browser_host {

// The extensions that may start this program: as Chromium names it ("chrome-extension://ID/", the first
// argument) or Firefox (the second, after the path of the host's manifest).
bool is_our_extension(const std::vector<std::string>& arguments);

// Carries what the extension says to the running sidebar:
//   {"type": "origins"}            answered by {"type": "origins", "running": true, "origins": [...]}
//   {"type": "page", "url": "..."} of an account's origin is handed on; nothing is answered
// Anything else is dropped. Nothing is logged.
class Relay {
 public:
  explicit Relay(std::filesystem::path door) : door_(std::move(door)) {}
  // What to answer, if anything.
  std::optional<std::string> hear(std::string_view message);

 private:
  bool ask_origins();
  bool is_of_an_account(std::string_view url);

  std::filesystem::path door_;
  std::vector<std::string> origins_;
  std::optional<std::chrono::steady_clock::time_point> asked_;
};

inline constexpr std::size_t longest_message = 8192;

}  // namespace rafiq::browser_host
