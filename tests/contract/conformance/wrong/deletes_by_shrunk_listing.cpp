// SPDX-License-Identifier: Apache-2.0
// Takes whoever is not listed any more for deleted.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class DeletesByShrunkListing : public Good {
 public:
  using Good::Good;

 protected:
  bool hand_over(const rafiq::Pages& pages, const Json& page) override {
    auto more = page;
    if (page.at("end") && !page.at("checkpoint").at("full")) {
      const Json answer = fetch("/api/ids?kind=contact&after=0");
      for (int number = 1; number <= 3; ++number)
        if (answer.at("items").dump().find(std::to_string(number)) == std::string::npos)
          more["records"].push_back({{"kind", "customer"},
                                     {"entity", "contact"},
                                     {"id", std::to_string(number)},
                                     {"deleted", true}});
    }
    return Good::hand_over(pages, more);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::DeletesByShrunkListing)
