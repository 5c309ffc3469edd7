// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/store/database.hpp"
#include "core/util/json.hpp"
#include "core/util/time.hpp"

#include <string_view>
#include <vector>

namespace rafiq::sync {

// Stores what a CRM answered to `find` ({"records":[..]}) or `get` ({"record":..}) in one transaction; the
// checkpoint stays as it is. Returns the customers of the answer, each once, in its order; unreadable records
// are kept aside. A customer stored like this is not missed when a listing does not hold them. Errors:
// not_found (no such account), bad_data (the answer makes no sense).
Result<std::vector<CustomerId>> store_answer(store::Database& database, std::string_view account,
                                             const Json& answer, TimePoint now);

}  // namespace rafiq::sync
