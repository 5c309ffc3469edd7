// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/failure.hpp"
#include "core/net/http.hpp"
#include "core/net/session.hpp"
#include "core/net/url.hpp"
#include "core/util/cancel.hpp"
#include "core/util/secret.hpp"

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::net {

struct SecretHeader {
  std::string name;
  Secret value;
};

// What a sign-in recipe adds to a request.
struct Credential {
  std::vector<SecretHeader> headers;
  Secret query;  // "name=value", already encoded; may be empty
  Secret body;   // instead of the request's own; empty: that one goes

  [[nodiscard]] Credential copy() const;
};

// A request as it goes over the wire, once.
struct Outgoing {
  std::string method;
  Url url;
  std::vector<Header> headers;
  std::string_view body;  // borrowed
  std::chrono::milliseconds timeout{0};
  bool repeatable = false;
  Credential credential;

  [[nodiscard]] std::string_view sent_body() const {
    return credential.body.empty() ? body : credential.body.reveal();
  }
  [[nodiscard]] Outgoing copy() const {
    return {method, url, headers, body, timeout, repeatable, credential.copy()};
  }
};

struct Trouble {
  Failure failure;
  bool sent = false;   // the request, or a part of it, may have reached the CRM
  bool final = false;  // whoever reports it has tried again already
};
using Exchanged = boost::outcome_v2::basic_result<Response, Trouble, boost::outcome_v2::policy::terminate>;

// libcurl, and nothing of it beyond this file: one request, one answer, no redirects, no retries.
// Connections are kept alive and reused by later requests. What is not repeatable goes over a fresh one,
// because libcurl sends again by itself when a kept connection turns out to be dead.
// Threads: any.
class Transport {
 public:
  Transport(Limits limits, std::string proxy, std::string ca_file);
  ~Transport();

  Exchanged exchange(const Outgoing& request, const CancelToken& cancel);

 private:
  class Wire;
  std::unique_ptr<Wire> borrow();
  void give_back(std::unique_ptr<Wire> wire);

  const Limits limits_;
  const std::string proxy_;
  const std::string ca_file_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Wire>> idle_;
};

}  // namespace rafiq::net
