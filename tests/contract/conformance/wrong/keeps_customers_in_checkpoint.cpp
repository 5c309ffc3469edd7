// SPDX-License-Identifier: Apache-2.0
// Notes in its checkpoint whom it saw last.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class KeepsCustomersInCheckpoint : public Good {
 public:
  using Good::Good;

 protected:
  Json checkpoint_of(const Json& at) override {
    auto checkpoint = at;
    checkpoint["last"] = last_;
    return checkpoint;
  }
  Json record(const Json& item) override {
    if (item.contains("name")) last_ = text(item["name"]);
    return Good::record(item);
  }

 private:
  std::string last_;
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::KeepsCustomersInCheckpoint)
