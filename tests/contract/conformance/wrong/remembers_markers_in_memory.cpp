// SPDX-License-Identifier: Apache-2.0
// Knows only of what was acknowledged to this process.
#include "tests/contract/conformance/wrong/good.hpp"

#include <map>

namespace wrong {

class RemembersMarkersInMemory : public Good {
 public:
  using Good::Good;

 protected:
  Json create(const Json& wanted) override {
    const auto answer = Good::create(wanted);
    made_[wanted.at("marker")] = answer.at("id");
    return answer;
  }
  std::string made_before(const std::string& marker) override { return made_[marker]; }

 private:
  std::map<std::string, std::string> made_;
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::RemembersMarkersInMemory)
