// SPDX-License-Identifier: Apache-2.0
// Never finishes describing itself.
#include <rafiq/connector.hpp>

#include <chrono>
#include <thread>

class SlowStart : public rafiq::Connector {
 public:
  static constexpr const char* id = "slow-start";
  static constexpr const char* version = "1.0.0";
  static std::string describe() {
    while (true) std::this_thread::sleep_for(std::chrono::hours{1});
  }
  SlowStart(const rafiq::Host& host, std::string_view) : Connector(host) {}
};

RAFIQ_CONNECTOR(SlowStart)
