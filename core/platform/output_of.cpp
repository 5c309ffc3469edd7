// SPDX-License-Identifier: Apache-2.0
#include "core/platform/output_of.hpp"

#include "core/platform/descriptor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

extern char** environ;

namespace rafiq::platform {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::size_t most_bytes = 64U << 10U;

Error failed(const std::string& program, std::string what) {
  return {ErrorCode::configuration, "The command for a secret " + std::move(what), program,
          "Run it by itself and see what it says"};
}

// Waits for it whatever happens; ends it first where it still runs.
class Running {
 public:
  explicit Running(pid_t process) : process_(process) {}
  ~Running() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    (void)wait();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  // The status of waitpid.
  int wait() {
    int status = -1;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = 0;
    return status;
  }

 private:
  pid_t process_;
};

Result<pid_t> start(const std::vector<std::string>& command, const Descriptor& output) {
  std::vector<char*> arguments;
  for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, output.number(), STDOUT_FILENO);
  pid_t process = 0;
  const int trouble =
      ::posix_spawnp(&process, command.front().c_str(), &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (trouble != 0) return failed(command.front(), std::string("cannot be run: ") + std::strerror(trouble));
  return process;
}

}  // namespace

Result<Secret> output_of(const std::vector<std::string>& command, std::chrono::milliseconds patience) {
  if (command.empty() || command.front().empty())
    return Error{ErrorCode::usage, "No command is named", "", ""};
  RAFIQ_TRY(auto pipe, make_pipe());
  RAFIQ_TRY(const auto process, start(command, pipe.second));
  Running running(process);
  pipe.second.close();
  const auto deadline = Steady::now() + patience;
  Secret output;
  std::array<char, 4096> buffer{};
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Steady::now()).count();
    pollfd ready{pipe.first.number(), POLLIN, 0};
    const int polled = left <= 0 ? 0 : ::poll(&ready, 1, static_cast<int>(left));
    if (polled < 0 && errno == EINTR) continue;
    if (polled <= 0) return failed(command.front(), "took too long and was ended");
    const auto got = ::read(pipe.first.number(), buffer.data(), buffer.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) break;
    output.append({buffer.data(), static_cast<std::size_t>(got)});
    wipe(buffer.data(), buffer.size());
    if (output.size() > most_bytes) return failed(command.front(), "wrote more than a secret has");
  }
  const int status = running.wait();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return failed(command.front(), "ended badly");
  auto text = output.reveal();
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  if (text.empty()) return failed(command.front(), "wrote nothing");
  return Secret(text);
}

}  // namespace rafiq::platform
