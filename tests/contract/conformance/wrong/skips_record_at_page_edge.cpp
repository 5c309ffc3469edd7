// SPDX-License-Identifier: Apache-2.0
// Drops the last record of each full page, as an offset that is one too large does.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class SkipsRecordAtPageEdge : public Good {
 public:
  using Good::Good;

 protected:
  bool hand_over(const rafiq::Pages& pages, const Json& page) override {
    auto shorter = page;
    if (!page.at("end")) shorter["records"].erase(shorter["records"].size() - 1);
    return Good::hand_over(pages, shorter);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::SkipsRecordAtPageEdge)
