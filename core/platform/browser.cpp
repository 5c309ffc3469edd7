// SPDX-License-Identifier: Apache-2.0
#include "core/platform/browser.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <optional>
#include <string_view>
#include <thread>

namespace rafiq::platform {
namespace {

using namespace std::chrono_literals;
constexpr auto soon = 1s;  // an opener that finds no browser says so by then

bool is_web_address(std::string_view text) {
  const auto plain = [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; };
  for (const char c : text)
    if (!plain(c)) return false;
  return text.starts_with("https://") || text.starts_with("http://");
}

Error no_browser(std::string what) {
  return {ErrorCode::configuration, std::move(what), "",
          "Install xdg-utils and a browser, or open the address by hand"};
}

// With nothing to read, its chatter nowhere, and in a session of its own, so that Ctrl-C is for us. Answers
// minus an errno when there is none.
pid_t start(const std::string& address, const std::filesystem::path& opener) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  sigset_t all;
  sigset_t none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
  std::string name = opener.filename().string();
  std::string argument = address;
  std::array<char*, 3> arguments{name.data(), argument.data(), nullptr};
  pid_t process = 0;
  const int error = ::posix_spawn(&process, opener.c_str(), &actions, &attributes, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return error == 0 ? process : -error;
}

// How it ended, if it ended soon.
std::optional<int> ended_soon(pid_t process) {
  const auto until = std::chrono::steady_clock::now() + soon;
  int status = 0;
  while (std::chrono::steady_clock::now() < until) {
    const pid_t done = ::waitpid(process, &status, WNOHANG);
    if (done == process) return status;
    if (done < 0 && errno != EINTR) return 0;
    std::this_thread::sleep_for(20ms);
  }
  return std::nullopt;
}

// Where the opener is the browser itself it runs as long as its window: somebody has to be there at its end.
void let_run(pid_t process) {
  std::thread([process] {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
  }).detach();
}

}  // namespace

Status open_in_browser(const std::string& address, const std::filesystem::path& opener) {
  if (!is_web_address(address))
    return Error{ErrorCode::usage, "A browser is asked for http and https addresses only", "", ""};
  const pid_t process = start(address, opener);
  if (process < 0) return no_browser("No browser can be opened: " + opener.string() + " does not start");
  const auto status = ended_soon(process);
  if (!status) {
    let_run(process);
    return success();
  }
  if (WIFEXITED(*status) && WEXITSTATUS(*status) == 0) return success();
  return no_browser("No browser could be opened");
}

}  // namespace rafiq::platform
