// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/account.hpp"
#include "core/model/commitment.hpp"
#include "core/model/customer.hpp"
#include "core/model/edit.hpp"
#include "core/model/entitlement_claim.hpp"
#include "core/model/fact.hpp"
#include "core/model/held.hpp"
#include "core/model/identity.hpp"
#include "core/model/interaction.hpp"
#include "core/model/noticed.hpp"
#include "core/model/reaction.hpp"
#include "core/model/touchpoint.hpp"
#include "core/util/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

struct Context;

// Everything that this machine holds of one person.
struct HeldOnCustomer {
  TimePoint at{};  // when it was put together
  Customer customer;
  std::optional<TimePoint> served_at;
  std::vector<CustomerLink> links;
  std::vector<HeldRecord> records;
  std::vector<Fact> facts;
  std::vector<Touchpoint> touchpoints;
  struct Promise {
    Commitment commitment;
    std::vector<CommitmentChange> changes;
  };
  std::vector<Promise> promises;
  struct Served {
    Interaction interaction;
    std::vector<Reaction> reactions;
    struct Card {
      std::string card;
      TimePoint first{};
    };
    std::vector<Card> cards;
  };
  std::vector<Served> interactions;  // oldest first
  std::vector<EntitlementClaim> claims;
  std::vector<Noticed> noticed;
  std::vector<Edit> edits;  // on their way to a CRM
  std::vector<HeldAside> kept_aside;
};

struct ForgetReport {
  CustomerId customer;
  std::vector<ExternalRef> still_in_crms;  // what only the CRMs can remove
  std::int64_t records = 0;
  std::int64_t kept_aside = 0;
};

struct RetentionReport {
  int days = 0;  // how long a fact is kept after it has expired
  std::optional<TimePoint> last_run;
  std::int64_t removed = 0;  // by the last run
};

// What a person may ask of what is held on them, and how long it is held.
class RAFIQ_API Privacy {
 public:
  explicit Privacy(Context& context) : context_(context) {}

  // Error: configuration (the policy does not allow it).
  Result<HeldOnCustomer> everything(CustomerId customer);

  // Gone from this machine: database, index, log, backups. The next pull does not bring the person back.
  // Errors: not_found; authentication (the key that marks who was forgotten cannot be had: nothing was
  // changed); conflict (another program is reading: they are forgotten, and finish_forgetting wipes what is
  // left in the files).
  Result<ForgetReport> forget(CustomerId customer);
  // Wipes what an interrupted forget left. Whether there was anything to do.
  Result<bool> finish_forgetting();
  // `reference`: account:id, a mail or a phone. How many people that were; they come with the next full sync,
  // or when they are opened. Error: usage (it is none of these).
  Result<std::int64_t> unsuppress(std::string_view reference);
  Result<std::int64_t> unsuppress_all();
  Result<std::int64_t> forgotten();  // how many people
  // When whoever the reference names was forgotten.
  Result<std::optional<TimePoint>> forgotten_at(std::string_view reference);

  // Facts noted here go so many days after they have expired. A CRM's own are withheld and stay with the CRM.
  Result<RetentionReport> retention();
  // Error: usage (not from 0 to 3650).
  Status keep_expired(int days);
  Result<RetentionReport> remove_expired();
  // As remove_expired, when the last run is a day ago.
  Status remove_expired_daily();

  struct KeyRenewed {
    std::int64_t sealed = 0;   // anew
    std::int64_t dropped = 0;  // could not be read
  };
  // Seals everything with a new key, in `place` or where the old one was. Error: conflict (some of it cannot
  // be read, and `drop_unreadable` was not given: nothing was changed).
  Result<KeyRenewed> renew_key(std::optional<SecretPlace> place, bool drop_unreadable);

 private:
  Context& context_;
};

}  // namespace rafiq::app
