// SPDX-License-Identifier: Apache-2.0
// Never asks for tombstones; and list_ids gives what it likes.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class SeesNoDeletes : public Good {
 public:
  using Good::Good;

  void list_ids(std::string_view request, const rafiq::Pages& pages) override {
    Json ids = Json::array();
    for (int number = 1; number <= 30; ++number) ids.push_back(std::to_string(number));
    (void)request;
    pages.emit(Json{{"ids", ids}, {"checkpoint", Json::object()}, {"end", true}}.dump());
  }

 protected:
  std::string feed_address(const Json& at, bool) override { return Good::feed_address(at, true); }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::SeesNoDeletes)
