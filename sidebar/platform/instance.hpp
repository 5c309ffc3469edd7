// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace rafiq::sidebar {

// One sidebar for each home. A second one hands over what it was asked to open and ends.
class Instance {
 public:
  // True when another one took `customer` (which may be empty: then it only comes to the front).
  static bool hand_over(const std::filesystem::path& socket, const std::string& customer);
  // Answers later ones from now on; `asked` runs on the screen's thread. Null when the socket cannot be made.
  static std::unique_ptr<Instance> begin(const std::filesystem::path& socket,
                                         std::function<void(const std::string&)> asked);
  ~Instance();
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;

 private:
  struct Server;
  Instance();
  std::unique_ptr<Server> server_;
  std::filesystem::path socket_;
};

}  // namespace rafiq::sidebar
