// SPDX-License-Identifier: Apache-2.0
#include "core/app/locations.hpp"

#include "core/platform/places.hpp"

#include <cstdlib>
#include <initializer_list>

namespace rafiq::app {
namespace {

namespace fs = std::filesystem;

Result<fs::path> first_existing(std::string_view what, const fs::path& prefix,
                                std::initializer_list<const char*> below) {
  std::error_code ignored;
  std::string looked_at;
  for (const char* path : below) {
    const auto place = (prefix / path).lexically_normal();
    if (fs::exists(place, ignored)) return place;
    looked_at += (looked_at.empty() ? "" : ", ") + place.string();
  }
  return Error{ErrorCode::configuration, std::string(what) + " is missing", looked_at, "Install Rafiq again"};
}

}  // namespace

Result<fs::path> find_packs() {
  RAFIQ_TRY(auto program, platform::own_program());
  return first_existing("The folder of guidance packs", program.parent_path() / "..", {"share/rafiq/packs"});
}

Result<Locations> find_locations(const fs::path& connectors) {
  RAFIQ_TRY(auto program, platform::own_program());
  const fs::path prefix = program.parent_path() / "..";
  Locations locations;
  RAFIQ_TRY(locations.host_program,
            first_existing("The program rafiq-connector-host", prefix,
                           {"bin/rafiq-connector-host", "lib/rafiq/rafiq-connector-host"}));
  RAFIQ_TRY(locations.packs, find_packs());
  const char* from_environment = std::getenv("RAFIQ_CONNECTORS");
  if (!connectors.empty()) {
    locations.connectors = fs::absolute(connectors);
    locations.connectors_chosen = true;
  } else if (from_environment != nullptr && *from_environment != '\0') {
    locations.connectors = fs::absolute(from_environment);
    locations.connectors_chosen = true;
  } else {
    RAFIQ_TRY(locations.connectors, first_existing("The folder of connectors", prefix,
                                                   {"lib/connectors", RAFIQ_LIBDIR "/rafiq/connectors"}));
  }
  return locations;
}

}  // namespace rafiq::app
