// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/edit.hpp"
#include "core/store/records.hpp"

namespace rafiq::store {

// What a record of a CRM has in the field that the edit changes.
Values field_of(const Record& record, const Edit& edit);

}  // namespace rafiq::store
