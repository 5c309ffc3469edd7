// SPDX-License-Identifier: Apache-2.0
// Talks to the network by itself.
#include "tests/contract/conformance/wrong/good.hpp"

#include <sys/socket.h>

namespace wrong {

class OpensASocket : public Good {
 public:
  using Good::Good;

  std::string discover(std::string_view request) override {
    (void)::socket(AF_INET, SOCK_STREAM, 0);
    return Good::discover(request);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::OpensASocket)
