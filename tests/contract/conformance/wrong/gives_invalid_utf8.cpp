// SPDX-License-Identifier: Apache-2.0
// Gives bytes that are no UTF-8.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class GivesInvalidUtf8 : public Good {
 public:
  using Good::Good;

 protected:
  bool hand_over(const rafiq::Pages& pages, const Json& page) override {
    auto text = page.dump();
    if (const auto at = text.find("Layla"); at != std::string::npos) text[at] = static_cast<char>(0xff);
    pages.emit(text);
    return page.at("end");
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::GivesInvalidUtf8)
