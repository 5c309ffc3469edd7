// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/accounts.hpp"
#include "core/app/description.hpp"
#include "core/connector/supervisor.hpp"
#include "core/net/session.hpp"
#include "core/platform/places.hpp"
#include "core/secrets/secret_store.hpp"

#include <map>
#include <memory>
#include <string>

namespace rafiq::app {

struct Context;

// An account's connector in its own process, with the session that does its HTTP, which the account's other
// lanes share. One thread at a time.
class Lane {
 public:
  // Starts nothing yet: the first use of the supervisor does. Errors: configuration.
  static Result<std::unique_ptr<Lane>> open(const Context& context, const Account& account,
                                            const Description& description);
  connector::Supervisor& supervisor() { return *supervisor_; }
  // The connector's process; one that falls while it starts is started again as often as the supervisor lets
  // it. Errors and borrowing as of Supervisor::connection.
  Result<connector::Connection*> connection();
  // Null for a connector that uses no network.
  net::Session* session() { return session_.get(); }

 private:
  Lane() = default;
  // In this order: the supervisor's process uses the session.
  std::shared_ptr<net::Session> session_;
  std::unique_ptr<connector::Supervisor> supervisor_;
};

// What the administrator set, over what the connector says is usual.
std::map<std::string, std::string> effective_settings(const Account& account, const Description& description);

// What an account reads that says nothing of it: the connector's usual scope, or the next that the policy
// allows.
Scope widest_scope(const Context& context, const Description& description);

// Where an account keeps its secrets that says nothing of it: in the keyring, or in a file where the policy
// allows no other place.
SecretPlace usual_secret_place(const Context& context);

std::unique_ptr<secrets::SecretStore> open_secrets(const platform::Places& places, SecretPlace place);
// The same where the policy lets secrets rest. Error: configuration (not there).
Result<std::unique_ptr<secrets::SecretStore>> open_secrets(const Context& context, SecretPlace place);

}  // namespace rafiq::app
