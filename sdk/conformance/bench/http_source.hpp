// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/failure.hpp"
#include "core/net/http.hpp"
#include "core/net/session.hpp"
#include "core/util/cancel.hpp"

namespace rafiq::conform {

// Where a bench's http/1 gets its answers: a CRM, or traffic that was recorded. Any thread.
class HttpSource {
 public:
  virtual ~HttpSource() = default;
  virtual net::Outcome<net::Response> send(const net::Request& request, const CancelToken& cancel) = 0;
};

// The CRM of an account.
class SessionSource final : public HttpSource {
 public:
  explicit SessionSource(net::Session& session) : session_(session) {}
  net::Outcome<net::Response> send(const net::Request& request, const CancelToken& cancel) override {
    return session_.send(request, cancel);
  }

 private:
  net::Session& session_;
};

}  // namespace rafiq::conform
