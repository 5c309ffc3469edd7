// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/export.hpp"

#include "plugins/file/csv.hpp"
#include "plugins/file/text.hpp"
#include "plugins/file/vcard.hpp"

#include <rafiq/failure.hpp>

#include <algorithm>

namespace rafiq::file {
namespace {

// Phones export cards without UID, and a journey's entries need no id of their own; a table of customers
// does.
bool makes_ids(const Reader& reader, Part part) {
  return part == Part::journey || dynamic_cast<const VcardReader*>(&reader) != nullptr;
}

RecordOptions options_for(const Reader& reader, const Account& account, Part part) {
  auto options = account.records(part);
  options.make_ids = makes_ids(reader, part);
  return options;
}

std::unique_ptr<Reader> open_named(Source& source, const Account& account, Part part) try {
  return open_reader(source, account.reading());
} catch (const Failure& failure) {
  throw Failure(failure.reason(), failure.code(),
                account.file_name(part) + ": " + std::string(failure.message()));
}

}  // namespace

Export::Export(Source& source, const Account& account, Part part, For use)
    : reader_(open_named(source, account, part)),
      records_(reader_->columns(), options_for(*reader_, account, part)),
      bytes_(source.size()) {
  // Only a table says beforehand which columns it has.
  if (use == For::records && dynamic_cast<const CsvReader*>(reader_.get()) != nullptr)
    require_columns(account, part);
}

void Export::require_columns(const Account& account, Part part) {
  const auto wanted = part == Part::customers ? Target::id : Target::customer;
  for (std::size_t i = 0; i < columns().names().size(); ++i)
    if (records_.use(i).target == wanted) return;
  const std::string setting = part == Part::customers ? "mapping" : "journey_mapping";
  throw Failure(Reason::config, setting,
                account.file_name(part) + " has no column that can be the customer's id. Set \"" + setting +
                    "\", for example " + std::string(target_name(wanted)) +
                    "=Customer No; \"discover\" lists the columns");
}

std::vector<std::string> Export::missing_columns() const {
  const auto& names = columns().names();
  auto missing = records_.options().mapping.named();
  const auto is_there = [&](const std::string& wanted) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return ascii_lower(name) == ascii_lower(wanted); });
  };
  missing.erase(std::remove_if(missing.begin(), missing.end(), is_there), missing.end());
  return missing;
}

}  // namespace rafiq::file
