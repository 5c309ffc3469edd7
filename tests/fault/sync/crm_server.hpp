// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/http_server.hpp"
#include "tests/support/writable_crm.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace rafiq::test {

// A WritableCrm over HTTP, as the connector `ledger` asks it. What may not be made twice is searched for by
// the connector, or not at all. `open` gives the CRM as it is at that moment.
class CrmServer {
 public:
  // How a request goes wrong: before anything was done for it, or in the answer to it.
  struct Lie {
    Reply answer;
    bool done = false;
  };
  explicit CrmServer(std::function<WritableCrm()> open) : open_(std::move(open)) {}

  [[nodiscard]] std::string url() const { return server_.url(); }
  // The request of that number, from 1, is answered so. Numbers count from now on.
  void lie_at(int number, Lie lie);
  void tell_the_truth() { lie_at(0, {}); }
  [[nodiscard]] int asked() const;

 private:
  Reply serve(const Received& request);
  static Reply answer(WritableCrm& crm, const Received& request);

  std::function<WritableCrm()> open_;
  mutable std::mutex mutex_;
  int asked_ = 0;
  int lie_at_ = 0;
  Lie lie_;
  HttpServer server_{[this](const Received& request) { return serve(request); }};
};

}  // namespace rafiq::test
