// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/database.hpp"

#include <string>

namespace rafiq::store {

// Everything that came from CRMs as one stable text: sorted, without local ids and without times of this
// machine. Two databases that hold the same give the same. For tests and for comparing homes; it is customer
// data.
Result<std::string> canonical_dump(Database& database);

}  // namespace rafiq::store
