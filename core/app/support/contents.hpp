// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/context.hpp"
#include "core/app/doctor.hpp"
#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace rafiq::app::support {

Json about(const std::string& version);
Json findings(const std::vector<Finding>& findings);
// Of a home that could be opened.
Json accounts(Context& context);
Json connectors(Context& context);
Json packs(Context& context);
Json counts(Context& context);
Json policy(Context& context);
// What was chosen in the sidebar, of a list of harmless keys.
Json sidebar(const std::filesystem::path& settings);
// The last lines of the logs that lie in `state`, where they do not go to the journal.
std::string log_lines(const std::filesystem::path& state);

}  // namespace rafiq::app::support
