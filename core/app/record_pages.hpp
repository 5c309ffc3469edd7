// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/context.hpp"
#include "core/context/page.hpp"
#include "core/context/title.hpp"
#include "core/store/accounts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rafiq::app {

// How the accounts' CRMs show records: what the connectors say, below the accounts' addresses.
struct RecordPages {
  std::vector<context::PagePattern> pages;
  std::vector<context::TitlePattern> titles;
  std::vector<std::string> origins;  // of all pages, each once: "https://crm.example.org:8443"
};

// A connector that cannot be described only loses its own. Error: that of the database.
Result<RecordPages> record_pages(Context& context);

// The first pattern that matches, as context::match_page.
Result<std::optional<context::PageRecord>> read_page(Context& context, const std::string& url);

// The customers whose record it is, on this machine.
Result<std::vector<CustomerId>> stored_record(store::Database& database, const context::PageRecord& page);

}  // namespace rafiq::app
