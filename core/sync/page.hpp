// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/read_record.hpp"
#include "core/util/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::sync {

// A page but for its records, which stand in PageText.
struct Page {
  std::string checkpoint;  // canonical JSON; empty: from the beginning
  bool end = false;
  bool full = false;          // it belongs to a complete listing, whatever was asked for
  std::int64_t expected = 0;  // how many records the CRM says the listing has; 0: it does not say
  std::int64_t total = 0;     // 0: unknown
  std::int64_t done = 0;      // of the total, with what earlier runs read; 0: unknown
  Observations observations;
};

// Error: bad_data (the page as a whole makes no sense; a record of it that cannot be read is no error).
Result<Page> read_page(const Json& page, std::string_view account);

// Reads the members of a list of records.
Result<std::vector<Item>> read_items(const Json& records, std::string_view account,
                                     Observations& observations);

}  // namespace rafiq::sync
