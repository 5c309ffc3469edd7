// SPDX-License-Identifier: Apache-2.0
// Ends list_ids well when a request failed: what was not listed would be deleted.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class EndsFailedListOfIds : public Good {
 public:
  using Good::Good;

  void list_ids(std::string_view request, const rafiq::Pages& pages) override {
    try {
      Good::list_ids(request, pages);
    } catch (const Failure& failure) {
      if (failure.reason() == Reason::cancelled) throw;
      pages.emit(Json{{"ids", Json::array()}, {"checkpoint", Json::object()}, {"end", true}}.dump());
    }
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::EndsFailedListOfIds)
