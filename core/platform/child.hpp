// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/descriptor.hpp"
#include "core/util/result.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::platform {

// How a process ended.
struct Exit {
  int status = 0;  // what it returned; of no meaning when signal is not 0
  int signal = 0;  // the signal that ended it, or 0
};
// In words: "segmentation fault", "killed", "signal 42", "exit status 3".
std::string describe(const Exit& exit);

struct ChildOptions {
  std::filesystem::path program;       // absolute; never searched for
  std::vector<std::string> arguments;  // after the program's name; everybody on the machine can read them
  // Names to pass on when they are set, and "NAME=value" to set; nothing else is.
  std::vector<std::string> environment;
};

// A child process in a process group of its own, working in "/", with nothing to read on standard input, one
// end of a stream as descriptor 3 and no other descriptor of ours. It ends, at the latest, with this object;
// the whole group does. Thread-safe, except that one thread at a time uses a descriptor.
class Child {
 public:
  static constexpr int channel_number = 3;

  // Errors: configuration (no such program, or not allowed to run it), internal (no process or descriptor
  // left).
  static Result<std::unique_ptr<Child>> spawn(const ChildOptions& options);
  ~Child();  // kills what still runs, and waits for it
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  [[nodiscard]] const Descriptor& channel() const { return channel_; }
  [[nodiscard]] const Descriptor& output() const { return output_; }  // standard output and standard error
  [[nodiscard]] long id() const;

  void kill();
  // Waits for the end, at most so long; nothing when it still runs.
  std::optional<Exit> wait(std::chrono::milliseconds patience);

 private:
  class Keeper;
  Child(Descriptor channel, Descriptor output, std::unique_ptr<Keeper> keeper);

  Descriptor channel_;
  Descriptor output_;
  std::unique_ptr<Keeper> keeper_;
};

}  // namespace rafiq::platform
