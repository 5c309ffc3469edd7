// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/accounts.hpp"
#include "core/app/description.hpp"
#include "core/net/session.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace rafiq::app {

struct Context;

// How an account's CRM is spoken to on this machine. Error: configuration.
Result<net::SessionOptions> session_options(const Context& context, const Account& account,
                                            const Description& description);

// One conversation with the CRM of each account, for all lanes of this program: they share the rate budget,
// the connections, the sign-in, and what is known of a CRM that is down. Threads: any.
class Switchboard {
 public:
  // Made when first asked for, and anew when the account or its connector was changed. Errors: configuration.
  Result<std::shared_ptr<net::Session>> session(const Context& context, const Account& account,
                                                const Description& description);
  // What is under way may go on with it; the next lane gets a new one.
  void forget(const Context& context, std::string_view account);

 private:
  struct Line {
    std::string made_of;  // what it would have to be made anew for
    std::shared_ptr<net::Session> session;
  };
  std::mutex mutex_;
  std::map<std::string, Line, std::less<>> lines_;  // by home and account
};

}  // namespace rafiq::app
