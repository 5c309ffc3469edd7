// SPDX-License-Identifier: Apache-2.0
// Begins again when it is through.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class NeverEnds : public Good {
 public:
  using Good::Good;

  void read(std::string_view request, const rafiq::Pages& pages) override {
    while (true) Good::read(request, pages);
  }

 protected:
  bool hand_over(const rafiq::Pages& pages, const Json& page) override {
    auto more = page;
    more["end"] = false;
    Good::hand_over(pages, more);
    return page.at("end");
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::NeverEnds)
