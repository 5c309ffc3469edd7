// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/budget.hpp"
#include "core/net/transport.hpp"

#include <memory>

namespace rafiq::net {

// Gives a request its credential, anew for each try: some hold the time or a signature.
class Signer {
 public:
  virtual ~Signer() = default;
  virtual Outcome<Credential> sign(const Outgoing& request) = 0;
  // Whether that HTTP status says that the credential is not, or no longer, good.
  [[nodiscard]] virtual bool means_refused(int status) const = 0;
  // It was refused. True: the next sign() gives another one, which is worth a try.
  virtual bool renew() = 0;
};

struct Journey {
  Signer* signer = nullptr;  // null: no credential
  bool follow_redirects = true;
  bool urgent = false;
  CancelToken cancel;
};

// Takes a request to the CRM and brings the answer: allowed hosts, redirects, budget, retries.
// Threads: any.
class Courier {
 public:
  struct Rules {
    AllowedHosts hosts;
    bool plain_http = false;  // permitted to other machines, too
    Limits limits;
    std::shared_ptr<const Clock> clock;
    HostPermit permit{};  // may be empty
  };
  // `pressure` outlives it.
  Courier(Rules rules, const Budget& budget, const SharedPressure& pressure, std::string proxy,
          std::string ca_file);

  // As Session::send says. The signer sees every hop that stays with the host the request began at.
  Outcome<Response> deliver(const Outgoing& request, const Journey& journey);

  // The failure says why an address may not be reached.
  [[nodiscard]] Outcome<void> admit(const Url& url) const;
  [[nodiscard]] TimePoint now() const { return rules_.clock->now(); }
  // How long the CRM asked to be left alone.
  [[nodiscard]] std::chrono::milliseconds held_for() const { return budget_.held_for(); }
  void end_hold() { budget_.end_hold(); }

 private:
  Exchanged attempt(const Outgoing& request, const Journey& journey);
  struct Trail {
    Url at;                  // where the last answer came from
    bool left_home = false;  // a redirect went to another host: no credential since then
  };
  Exchanged follow(Outgoing request, const Journey& journey, Trail& trail);
  Exchanged exchange(const Outgoing& request, const Journey& journey);
  [[nodiscard]] Trouble troubled(const Response& response, const Url& url) const;
  [[nodiscard]] bool pause(const Failure& failure, int tries, const CancelToken& cancel);

  const Rules rules_;
  RateBudget budget_;
  Transport transport_;
};

}  // namespace rafiq::net
