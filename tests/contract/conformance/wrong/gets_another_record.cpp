// SPDX-License-Identifier: Apache-2.0
// Gives another name when it is asked for one record than when it reads all.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class GetsAnotherRecord : public Good {
 public:
  using Good::Good;

  std::string get(std::string_view request) override {
    auto answer = Json::parse(Good::get(request));
    if (answer["record"].is_object() && answer["record"].contains("name")) answer["record"]["name"] = "Layla";
    return answer.dump();
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::GetsAnotherRecord)
