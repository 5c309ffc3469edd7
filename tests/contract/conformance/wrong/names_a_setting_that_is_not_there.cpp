// SPDX-License-Identifier: Apache-2.0
// Its sign-in needs a setting that nobody is asked for.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class NamesASettingThatIsNotThere : public Good {
 public:
  using Good::Good;

  static std::string describe() {
    auto its = description();
    its["record_titles"] = Json::array({{{"entity", "contact"}, {"pattern", "#${id} ${setting.brand}"}}});
    return its.dump();
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::NamesASettingThatIsNotThere)
