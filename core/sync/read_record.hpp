// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/records.hpp"
#include "core/util/json.hpp"

#include <set>
#include <string>
#include <variant>

namespace rafiq::sync {

// What people should know about the shape of the records; each once.
using Observations = std::set<std::string>;

using Item = std::variant<store::Record, store::UnreadableRecord>;

// Reads one record as a connector emits it (sdk/schema). Never fails: what cannot be read becomes an
// UnreadableRecord with the reason, and with the key if that much could be read.
Item read_record(const Json& record, Observations& observations);

}  // namespace rafiq::sync
