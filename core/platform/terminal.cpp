// SPDX-License-Identifier: Apache-2.0
#include "core/platform/terminal.hpp"

#include "core/platform/descriptor.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>

namespace rafiq::platform {
namespace {

// Shows nothing of what is typed, until it goes.
class Quiet {
 public:
  explicit Quiet(int terminal) : terminal_(terminal) {
    if (::tcgetattr(terminal, &before_) != 0) return;
    auto quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = ::tcsetattr(terminal, TCSAFLUSH, &quiet) == 0;
  }
  ~Quiet() {
    if (changed_) ::tcsetattr(terminal_, TCSAFLUSH, &before_);
  }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;

  [[nodiscard]] bool works() const { return changed_; }

 private:
  int terminal_;
  termios before_{};
  bool changed_ = false;
};

void say(const Descriptor& terminal, std::string_view text) {
  [[maybe_unused]] const auto written = ::write(terminal.number(), text.data(), text.size());
}

}  // namespace

bool is_terminal(int descriptor) {
  return ::isatty(descriptor) == 1;
}

Result<Secret> ask_on_terminal(std::string_view question) {
  const Descriptor terminal(::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC));
  if (!terminal)
    return Error{ErrorCode::usage, "There is no terminal to ask on", "", "Name a file that holds the answer"};
  const Quiet quiet(terminal.number());
  if (!quiet.works())
    return Error{ErrorCode::usage, "This terminal would show what is typed", "",
                 "Name a file that holds the answer"};
  say(terminal, question);
  Secret line;
  char c = '\0';
  for (;;) {
    const auto got = ::read(terminal.number(), &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0 || c == '\n') break;
    line.append({&c, 1});
  }
  wipe(&c, 1);
  say(terminal, "\n");
  if (line.empty()) return Error{ErrorCode::cancelled, "Nothing was typed", "", ""};
  return line;
}

}  // namespace rafiq::platform
