// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/account_templates.hpp"
#include "core/app/accounts.hpp"
#include "core/app/agent.hpp"
#include "core/app/configuration.hpp"
#include "core/app/connector_installer.hpp"
#include "core/app/customers.hpp"
#include "core/app/drafting.hpp"
#include "core/app/edits.hpp"
#include "core/app/entitlements.hpp"
#include "core/app/following.hpp"
#include "core/app/governed.hpp"
#include "core/app/guidance.hpp"
#include "core/app/identity.hpp"
#include "core/app/interactions.hpp"
#include "core/app/journey.hpp"
#include "core/app/noticed.hpp"
#include "core/app/packs.hpp"
#include "core/app/practice.hpp"
#include "core/app/privacy.hpp"
#include "core/app/promises.hpp"
#include "core/app/shifts.hpp"
#include "core/app/signing_in.hpp"
#include "core/app/syncing.hpp"
#include "core/app/talks.hpp"
#include "core/model/calendar.hpp"
#include "core/util/result.hpp"
#include "core/util/time.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

namespace rafiq::app {

// What every Rafiq of one program shares, opaque: with it the accounts' lanes keep to one rate budget however
// many threads there are.
class Switchboard;
RAFIQ_API std::shared_ptr<Switchboard> share_between_threads();

struct OpenOptions {
  std::filesystem::path home;          // empty: $RAFIQ_HOME, else the XDG data folder
  std::shared_ptr<const Clock> clock;  // null: the system's
  std::filesystem::path
      connectors;  // empty: $RAFIQ_CONNECTORS, else beside the program, else the installed folder
  std::shared_ptr<Switchboard> switchboard = nullptr;  // null: one of its own
  // Where what the administrator decides lies. Empty, as in every program that we ship: /etc/rafiq, whose
  // files must be root's; else a folder of the user who runs this. core/policy/place.hpp says why it is here.
  std::filesystem::path machine = {};
  // In which guidance and briefs write dates: asked at each, on the thread of the Rafiq. Null: Gregorian.
  std::function<Calendar()> calendar = nullptr;
};

struct Context;

// The one door of core: a home folder, opened. The sidebar and rafiqctl both go through here.
//
// Threads: a Rafiq belongs to one thread at a time. Open one for each thread; they share the home
// through SQLite, and so do other processes. Opening is cheap (about a millisecond).
// Ownership: the parts returned are owned by the Rafiq and live as long as it does.
class RAFIQ_API Rafiq {
 public:
  // Creates the home where there is none, and migrates an older one after a backup.
  // Errors: configuration (home not writable), conflict (a newer Rafiq wrote it), bad_data (damaged).
  static Result<std::unique_ptr<Rafiq>> open(OpenOptions options);
  ~Rafiq();
  Rafiq(const Rafiq&) = delete;
  Rafiq& operator=(const Rafiq&) = delete;

  Accounts& accounts();
  ConnectorInstaller& connector_installer();
  SigningIn& signing_in();
  Customers& customers();
  Interactions& interactions();
  Journey& journey();
  Promises& promises();
  Entitlements& entitlements();
  Shifts& shifts();
  NoticedByCustomers& noticed();
  Agent& agent();
  Guidance& guidance();
  Talks& talks();
  Syncing& syncing();
  Packs& packs();
  Practice& practice();
  Drafting& drafting();
  Identity& identity();
  Privacy& privacy();
  Edits& edits();
  Following& following();
  Governed& governed();
  AccountTemplates& account_templates();
  Configuration& configuration();

  [[nodiscard]] const std::filesystem::path& home() const;
  // Differs from an earlier answer once any other connection or process has committed a change, or other
  // guidance packs came into use, which is looked for every ten seconds.
  [[nodiscard]] std::int64_t change_counter();
  // For core/app alone.
  [[nodiscard]] Context& context();

 private:
  struct Parts;
  explicit Rafiq(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace rafiq::app
