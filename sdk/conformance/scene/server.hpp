// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"
#include "sdk/conformance/scene/scene.hpp"

#include <memory>

namespace rafiq::platform {
class Child;
}

namespace rafiq::conform {

// The program of a scene that plays the CRM, running.
class SceneServer {
 public:
  // Starts it and waits until it has printed its address, "http://127.0.0.1:PORT" in a line. Errors:
  // configuration (no such program), bad_data (it printed something else, or ended).
  static Result<std::unique_ptr<SceneServer>> start(const Scene& scene);
  ~SceneServer();
  [[nodiscard]] int port() const { return port_; }
  // What it has printed since then: where it says what is wrong with it.
  std::string printed();

 private:
  explicit SceneServer(std::unique_ptr<platform::Child> child);
  std::unique_ptr<platform::Child> child_;
  int port_ = 0;
};

}  // namespace rafiq::conform
