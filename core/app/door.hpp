// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/knock.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace rafiq::app {

// How other programs of this user reach the running sidebar: a socket in the home's runtime folder, a request
// of one line, an answer of one line of JSON ({"ok": true}, {"ok": false, "reason": "..."}, or for origins
// {"ok": true, "origins": [...]}).
class RAFIQ_API Door {
 public:
  // Answers one request; from any thread, later or never. Only the first call counts.
  using Answer = std::function<void(std::string line)>;
  using Heard = std::function<void(Knock, Answer)>;

  // `heard` runs on a thread of the door's. Errors: conflict (another sidebar has it), configuration.
  static Result<std::unique_ptr<Door>> open(const std::filesystem::path& home, Heard heard);
  ~Door();
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  static std::string yes();
  static std::string no(const std::string& reason);
  static std::string these(const std::vector<std::string>& origins);

 private:
  struct Parts;
  explicit Door(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// Where it is, for a home (empty: $RAFIQ_HOME, else the user's). Error: configuration.
RAFIQ_API Result<std::filesystem::path> door_of(const std::filesystem::path& home);

// Asks, and waits for the line of the answer. Errors: not_found (no sidebar runs on this home); unreachable
// (it does not answer); authentication (somebody else's).
RAFIQ_API Result<std::string> knock_at(const std::filesystem::path& door, const Knock& knock,
                                       std::chrono::milliseconds patience);

}  // namespace rafiq::app
