// SPDX-License-Identifier: Apache-2.0
// Its checkpoint is a number that only this process understands.
#include "tests/contract/conformance/wrong/good.hpp"

#include <vector>

namespace wrong {

class KeepsCheckpointInMemory : public Good {
 public:
  using Good::Good;

 protected:
  Json checkpoint_of(const Json& at) override {
    known().push_back(at);
    return {{"page", known().size() - 1}};
  }
  Json checkpoint_in(const Json& given) override {
    const auto page = static_cast<std::size_t>(number(member(given, "page")));
    if (page < known().size()) return known()[page];
    return {{"since", "9999"}, {"after", 0}, {"full", false}};
  }

 private:
  static std::vector<Json>& known() {
    static std::vector<Json> pages;
    return pages;
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::KeepsCheckpointInMemory)
