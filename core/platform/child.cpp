// SPDX-License-Identifier: Apache-2.0
#include "core/platform/child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <future>
#include <mutex>
#include <thread>

namespace rafiq::platform {
namespace {

std::string_view signal_name(int signal) {
  switch (signal) {
    case SIGSEGV:
      return "segmentation fault";
    case SIGABRT:
      return "aborted";
    case SIGBUS:
      return "bus error";
    case SIGFPE:
      return "arithmetic error";
    case SIGILL:
      return "illegal instruction";
    case SIGKILL:
      return "killed";
    case SIGTERM:
      return "terminated";
    case SIGINT:
      return "interrupted";
    case SIGSYS:
      return "forbidden system call";
    case SIGXFSZ:
      return "tried to write a file";
    case SIGXCPU:
      return "used too much processor time";
    default:
      return {};
  }
}

// C wants arrays of char*; the strings stay ours.
std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  result.reserve(texts.size() + 1);
  for (auto& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

std::vector<std::string> environment_of(const std::vector<std::string>& names) {
  std::vector<std::string> result;
  for (const auto& name : names)
    if (name.find('=') != std::string::npos)
      result.push_back(name);
    else if (const char* value = std::getenv(name.c_str()))
      result.push_back(name + "=" + value);
  return result;
}

// The two structs of posix_spawn, freed whatever happens.
class SpawnPlan {
 public:
  SpawnPlan(int channel, int output) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, output, STDERR_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, channel, Child::channel_number);
    // Other libraries of ours may have opened some without close-on-exec.
    posix_spawn_file_actions_addclosefrom_np(&actions_, Child::channel_number + 1);
    posix_spawn_file_actions_addchdir_np(&actions_, "/");

    posix_spawnattr_init(&attributes_);
    sigset_t all;
    sigset_t none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    // A group of its own: Ctrl-C in a terminal is for us, and what it starts can be ended with it.
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_,
                             POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  }
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  // Answers the process, or minus an errno.
  pid_t run(const ChildOptions& options) {
    std::vector<std::string> arguments{options.program.filename().string()};
    arguments.insert(arguments.end(), options.arguments.begin(), options.arguments.end());
    auto environment = environment_of(options.environment);
    pid_t process = 0;
    const int error = ::posix_spawn(&process, options.program.c_str(), &actions_, &attributes_,
                                    pointers(arguments).data(), pointers(environment).data());
    return error == 0 ? process : -error;
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

Error spawn_error(int error, const std::filesystem::path& program) {
  if (error == ENOENT || error == EACCES || error == ENOEXEC || error == ENOTDIR)
    return {ErrorCode::configuration, std::string("The program cannot be started: ") + std::strerror(error),
            program.string(), "Install Rafiq again"};
  return {ErrorCode::internal, std::string("No process can be started: ") + std::strerror(error),
          program.string(), "Close other programs and try again"};
}

}  // namespace

std::string describe(const Exit& exit) {
  if (exit.signal == 0) return "exit status " + std::to_string(exit.status);
  const auto name = signal_name(exit.signal);
  return name.empty() ? "signal " + std::to_string(exit.signal) : std::string(name);
}

// One thread a child, from which it is started and which waits for its end. The child asks the system to be
// killed with its parent, and the system takes the thread that started it for the parent: that thread has to
// stay.
class Child::Keeper {
 public:
  Result<long> start(const ChildOptions& options, Descriptor channel, Descriptor output) {
    std::promise<pid_t> started;
    auto process = started.get_future();
    thread_ = std::thread([&, channel = std::move(channel), output = std::move(output)]() mutable {
      const pid_t child = SpawnPlan(channel.number(), output.number()).run(options);
      // Ours must be closed, or the end of the child's would not be seen.
      channel.close();
      output.close();
      process_ = child;
      started.set_value(child);  // what was captured by reference is gone from here on
      if (child > 0) keep(child);
    });
    const pid_t child = process.get();
    if (child < 0) return spawn_error(-child, options.program);
    return static_cast<long>(child);
  }

  ~Keeper() {
    kill();
    if (thread_.joinable()) thread_.join();
  }

  [[nodiscard]] long id() const { return process_; }

  void kill() {
    const std::lock_guard lock(mutex_);
    // Until it is reaped the number cannot belong to anybody else.
    if (process_ > 0 && !exit_) ::kill(-process_, SIGKILL);
  }

  std::optional<Exit> wait(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    ended_.wait_for(lock, patience, [&] { return exit_.has_value(); });
    return exit_;
  }

 private:
  void keep(pid_t child) {
    siginfo_t information{};
    while (::waitid(P_PID, static_cast<id_t>(child), &information, WEXITED | WNOWAIT) != 0 &&
           errno == EINTR) {
    }
    const std::lock_guard lock(mutex_);
    ::kill(-child, SIGKILL);  // what it may have started itself
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    exit_ = WIFSIGNALED(status) ? Exit{0, WTERMSIG(status)} : Exit{WEXITSTATUS(status), 0};
    ended_.notify_all();
  }

  std::thread thread_;
  pid_t process_ = -1;  // written before start() returns
  std::mutex mutex_;
  std::condition_variable ended_;
  std::optional<Exit> exit_;
};

Child::Child(Descriptor channel, Descriptor output, std::unique_ptr<Keeper> keeper)
    : channel_(std::move(channel)), output_(std::move(output)), keeper_(std::move(keeper)) {}
Child::~Child() = default;

Result<std::unique_ptr<Child>> Child::spawn(const ChildOptions& options) {
  RAFIQ_TRY(auto stream, make_stream());
  RAFIQ_TRY(auto pipe, make_pipe());
  auto keeper = std::make_unique<Keeper>();
  RAFIQ_TRY(keeper->start(options, std::move(stream.second), std::move(pipe.second)));
  return std::unique_ptr<Child>(new Child(std::move(stream.first), std::move(pipe.first), std::move(keeper)));
}

long Child::id() const {
  return keeper_->id();
}
void Child::kill() {
  keeper_->kill();
}
std::optional<Exit> Child::wait(std::chrono::milliseconds patience) {
  return keeper_->wait(patience);
}

}  // namespace rafiq::platform
