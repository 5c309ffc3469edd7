// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rafiq::store {

// What an edit is found by in the CRM: "rfq-" and twelve letters and digits, never given twice.
std::string new_marker();

}  // namespace rafiq::store
