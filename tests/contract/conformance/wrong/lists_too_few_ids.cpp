// SPDX-License-Identifier: Apache-2.0
// Gives the first page of ids and says that it is all.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class ListsTooFewIds : public Good {
 public:
  using Good::Good;

  void list_ids(std::string_view request, const rafiq::Pages& pages) override {
    const Json answer =
        fetch("/api/ids?kind=" + Json::parse(request).at("entity").get<std::string>() + "&after=0");
    Json ids = Json::array();
    for (const Json& one : items_of(answer, "items")) ids.push_back(std::to_string(number(one)));
    pages.emit(Json{{"ids", ids}, {"checkpoint", Json::object()}, {"end", true}}.dump());
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::ListsTooFewIds)
