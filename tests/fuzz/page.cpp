// SPDX-License-Identifier: Apache-2.0
#include "core/sync/page.hpp"

#include "core/search/normalise.hpp"
#include "core/store/records.hpp"
#include "core/sync/page_text.hpp"
#include "core/util/json_fast.hpp"

#include <cstdint>
#include <cstdlib>

// A page as a connector hands it over. The quick way of reading a record must find in it what the careful one
// does.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rafiq;
  const auto cut = sync::PageText::cut({reinterpret_cast<const char*>(data), size}, "account");
  if (!cut) return 0;
  (void)sync::read_page(cut.value().rest(), "account");
  (void)cut.value().content();
  for (const auto record : cut.value().records()) {
    (void)sync::mark_of(record);
    const auto quick = parse_json_fast(record);
    const auto careful = parse_json(record, "");
    if (quick && careful && quick.value() != careful.value()) std::abort();
    if (!careful) continue;
    sync::Observations said;
    auto item = sync::read_record(careful.value(), said);
    if (auto* read = std::get_if<store::Record>(&item)) store::prepare(*read);
  }
  return 0;
}
