// SPDX-License-Identifier: Apache-2.0
// Leaves a note behind when it is only to look.
#include "tests/contract/conformance/wrong/good.hpp"

namespace wrong {

class ChangesWhatItChecks : public Good {
 public:
  using Good::Good;

  std::string check(std::string_view request) override {
    auto note = request_for("POST", "/api/notes");
    note.body = R"({"contact":1,"text":"Rafiq was here","marker":""})";
    (void)parsed(send(note));
    return Good::check(request);
  }
};

}  // namespace wrong

RAFIQ_CONNECTOR(wrong::ChangesWhatItChecks)
