// SPDX-License-Identifier: Apache-2.0
// Takes a listing that failed for an empty one, and its records for deleted.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class DeletesAfterFailedListing : public Good {
 public:
  using Good::Good;

  void read(std::string_view request, const rafiq::Pages& pages) override {
    const Json given = Json::parse(request).at("checkpoint");
    try {
      Good::read(request, pages);
    } catch (const Failure& failure) {
      if (given.is_null() || failure.code() != "status") throw;
      Json gone = Json::array();
      for (const char* number : {"1", "2", "3"})
        gone.push_back({{"kind", "customer"}, {"entity", "contact"}, {"id", number}, {"deleted", true}});
      pages.emit(Json{{"records", gone}, {"checkpoint", given}, {"end", true}}.dump());
    }
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::DeletesAfterFailedListing)
