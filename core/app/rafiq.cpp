// SPDX-License-Identifier: Apache-2.0
#include "core/app/rafiq.hpp"

#include "core/app/context.hpp"
#include "core/app/home_keys.hpp"
#include "core/platform/file.hpp"
#include "core/platform/user.hpp"

#include <chrono>

namespace rafiq::app {
namespace {

// Who edits a pack sees it in the sidebar as soon as they have looked there.
constexpr std::chrono::seconds between_looks_at_packs{10};

}  // namespace

// The use cases borrow the context, which therefore comes first and never moves.
struct Rafiq::Parts {
  Context context;
  Accounts accounts{context};
  ConnectorInstaller connector_installer{context};
  SigningIn signing_in{context};
  Customers customers{context};
  Interactions interactions{context};
  Journey journey{context};
  Promises promises{context};
  Entitlements entitlements{context};
  Shifts shifts{context};
  NoticedByCustomers noticed{context};
  Agent agent{context};
  Guidance guidance{context};
  Talks talks{context};
  Syncing syncing{context};
  Packs packs{context};
  Practice practice{context};
  Drafting drafting{context};
  Identity identity{context};
  Privacy privacy{context};
  Edits edits{context};
  Following following{context};
  Governed governed{context};
  AccountTemplates account_templates{context};
  Configuration configuration{context};

  explicit Parts(Context&& opened) : context(std::move(opened)) {}
};

Result<std::unique_ptr<Rafiq>> Rafiq::open(OpenOptions options) {
  const std::optional<std::filesystem::path> home =
      options.home.empty() ? std::nullopt : std::optional(std::filesystem::absolute(options.home));
  RAFIQ_TRY(auto places, platform::find_places(home));
  RAFIQ_TRY(auto locations, find_locations(options.connectors));
  RAFIQ_TRY(platform::make_private_folder(places.data));
  store::DatabaseOptions how;
  how.file = places.data / "rafiq.sqlite";
  auto policy = std::make_shared<policy::Keeper>(policy_place(options.machine));
  how.keys = std::make_shared<HomeKeys>(places, policy);
  RAFIQ_TRY(auto database, store::Database::open(how));
  auto clock = options.clock ? std::move(options.clock) : std::make_shared<SystemClock>();
  const auto packs_of = policy->now()->allows_own_packs() ? places.data : policy->place().folder;
  PackShelf packs(PackFolders(locations.packs / "default", packs_of / "packs"), between_looks_at_packs);
  if (!options.switchboard) options.switchboard = share_between_threads();
  if (!options.calendar) options.calendar = [] { return Calendar::gregorian; };
  BundlePlaces bundles(places, locations.connectors, options.machine, policy);
  ConnectorShelf connectors(locations.connectors, locations.host_program,
                            {policy, locations.connectors_chosen}, std::move(bundles));
  auto parts = std::make_unique<Parts>(Context{std::move(places), std::move(locations), std::move(clock),
                                               std::move(database), std::move(packs), std::move(connectors),
                                               std::move(options.switchboard), platform::user_name(),
                                               std::move(policy), std::move(options.calendar)});
  std::unique_ptr<Rafiq> rafiq(new Rafiq(std::move(parts)));
  (void)rafiq->governed().obey();
  (void)rafiq->account_templates().obey();
  // What is due, and may wait when it cannot be done now: somebody else is at it, or the home cannot be
  // written.
  if (auto finished = rafiq->privacy().finish_forgetting(); finished)
    (void)rafiq->privacy().remove_expired_daily();
  return rafiq;
}

std::shared_ptr<Switchboard> share_between_threads() {
  return std::make_shared<Switchboard>();
}

Rafiq::Rafiq(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Rafiq::~Rafiq() = default;

Accounts& Rafiq::accounts() {
  return parts_->accounts;
}
ConnectorInstaller& Rafiq::connector_installer() {
  return parts_->connector_installer;
}
SigningIn& Rafiq::signing_in() {
  return parts_->signing_in;
}
Customers& Rafiq::customers() {
  return parts_->customers;
}
Interactions& Rafiq::interactions() {
  return parts_->interactions;
}
Journey& Rafiq::journey() {
  return parts_->journey;
}
Promises& Rafiq::promises() {
  return parts_->promises;
}
Entitlements& Rafiq::entitlements() {
  return parts_->entitlements;
}
Shifts& Rafiq::shifts() {
  return parts_->shifts;
}
NoticedByCustomers& Rafiq::noticed() {
  return parts_->noticed;
}
Agent& Rafiq::agent() {
  return parts_->agent;
}
Guidance& Rafiq::guidance() {
  return parts_->guidance;
}
Talks& Rafiq::talks() {
  return parts_->talks;
}
Syncing& Rafiq::syncing() {
  return parts_->syncing;
}
Packs& Rafiq::packs() {
  return parts_->packs;
}
Practice& Rafiq::practice() {
  return parts_->practice;
}
Drafting& Rafiq::drafting() {
  return parts_->drafting;
}
Identity& Rafiq::identity() {
  return parts_->identity;
}
Privacy& Rafiq::privacy() {
  return parts_->privacy;
}
Edits& Rafiq::edits() {
  return parts_->edits;
}
Following& Rafiq::following() {
  return parts_->following;
}

AccountTemplates& Rafiq::account_templates() {
  return parts_->account_templates;
}
Configuration& Rafiq::configuration() {
  return parts_->configuration;
}
Governed& Rafiq::governed() {
  return parts_->governed;
}

Context& Rafiq::context() {
  return parts_->context;
}

const std::filesystem::path& Rafiq::home() const {
  return parts_->context.places.data;
}

std::int64_t Rafiq::change_counter() {
  return parts_->context.database->change_counter() + parts_->context.packs.edition();
}

}  // namespace rafiq::app
