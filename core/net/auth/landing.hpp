// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/auth/landing_page.hpp"
#include "core/net/failure.hpp"
#include "core/platform/loopback.hpp"
#include "core/util/cancel.hpp"
#include "core/util/secret.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq::net {

// What the CRM hands back through the browser (RFC 6749 section 4.1.2, RFC 9207).
struct Landed {
  Secret code;
  Secret state;
  Secret issuer;
  Secret error;
};
// Nothing when one of them is given twice, or is not percent-encoded text.
std::optional<Landed> read_landing(std::string_view query);

// Where the browser comes back to after signing in: a page on this machine, for one visit (RFC 8252
// section 7.3). Every other visit is turned away with a page that says so, and the wait goes on: any program
// of this machine may knock, and none may end a sign-in that way. One thread at a time.
class Landing {
 public:
  // `redirect`: "http://127.0.0.1/path" for a free port, or with one; "localhost" may stand for the address,
  // which is all that is listened on. Failure: config (not such an address; the port is in use).
  static Outcome<Landing> open(std::string_view redirect);
  // Whether open() would take it, the port aside.
  static bool is_redirect(std::string_view redirect);

  // The redirect URI, with the port.
  [[nodiscard]] const std::string& address() const { return address_; }

  // The browser, waiting for its page.
  struct Visit {
    platform::Descriptor stream;
    Landed landed;
    void answer(LandingPage page) const;
  };
  // The visit that brings this state. Ends within 100 ms of a cancel. Failures: cancelled, auth (nobody came
  // in time).
  Outcome<Visit> wait(const Secret& state, std::chrono::milliseconds patience, const CancelToken& cancel);

 private:
  Landing(platform::Loopback loopback, std::string address, std::string path)
      : loopback_(std::move(loopback)), address_(std::move(address)), path_(std::move(path)) {}

  platform::Loopback loopback_;
  std::string address_;
  std::string path_;
};

}  // namespace rafiq::net
