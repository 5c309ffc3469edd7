// SPDX-License-Identifier: Apache-2.0
// Opens a socket while it is being loaded, before anybody asked it for anything.
#include <rafiq/connector.hpp>

#include <sys/socket.h>

namespace {
const int taken = ::socket(AF_INET, SOCK_STREAM, 0);
}

class EarlyBird : public rafiq::Connector {
 public:
  static constexpr const char* id = "early-bird";
  static constexpr const char* version = "1.0.0";
  static std::string describe() { return R"({"id":"early-bird","socket":)" + std::to_string(taken) + "}"; }
  EarlyBird(const rafiq::Host& host, std::string_view) : Connector(host) {}
};

RAFIQ_CONNECTOR(EarlyBird)
