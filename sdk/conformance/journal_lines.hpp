// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace rafiq::conform {

// Everything that is logged in this process from now on, instead of going to the terminal: what the connector
// wrote to log/1 above all. Any thread.
class JournalLines {
 public:
  JournalLines();
  [[nodiscard]] std::vector<std::string> lines() const;
  void clear();

 private:
  class Sink;
  std::shared_ptr<Sink> sink_;
};

}  // namespace rafiq::conform
