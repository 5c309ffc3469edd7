// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/connector_shelf.hpp"
#include "core/app/locations.hpp"
#include "core/app/pack_shelf.hpp"
#include "core/app/switchboard.hpp"
#include "core/model/calendar.hpp"
#include "core/platform/places.hpp"
#include "core/policy/keeper.hpp"
#include "core/store/database.hpp"
#include "core/util/time.hpp"

#include <functional>
#include <memory>
#include <string>

namespace rafiq::app {

// What the use cases share: one opened home. Belongs to one thread at a time, as Rafiq does.
struct Context {
  platform::Places places;
  Locations locations;
  std::shared_ptr<const Clock> clock;
  std::unique_ptr<store::Database> database;
  PackShelf packs;
  ConnectorShelf connectors;
  std::shared_ptr<Switchboard> switchboard;
  std::string agent;  // who works here, as the system knows them
  std::shared_ptr<policy::Keeper> policy;
  std::function<Calendar()> calendar;  // of the dates in guidance and briefs
};

}  // namespace rafiq::app
