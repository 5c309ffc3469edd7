// SPDX-License-Identifier: Apache-2.0
#include "core/sync/page.hpp"

#include "core/sync/fields.hpp"

namespace rafiq::sync {
namespace {

constexpr std::size_t longest_checkpoint = 256 * 1024;  // bytes of JSON
constexpr std::size_t most_observations = 100;          // of one page

Error nonsense(std::string what, std::string_view account) {
  return {ErrorCode::bad_data, "The connector sent a page that makes no sense: " + std::move(what),
          std::string(account), "Update the connector, or report this to who made it"};
}

Result<std::string> read_checkpoint(const Json& page, std::string_view account) {
  const auto found = page.find("checkpoint");
  if (found == page.end() || found->is_null()) return std::string();
  if (!found->is_object()) return nonsense("its checkpoint is not an object", account);
  auto text = dump_json(*found);
  if (text.size() > longest_checkpoint) return nonsense("its checkpoint is too long", account);
  return text;
}

}  // namespace

Result<std::vector<Item>> read_items(const Json& records, std::string_view account,
                                     Observations& observations) {
  if (!records.is_array()) return nonsense("its records are not a list", account);
  std::vector<Item> items;
  items.reserve(records.size());
  for (const auto& record : records) items.push_back(read_record(record, observations));
  return items;
}

Result<Page> read_page(const Json& json, std::string_view account) {
  Page page;
  RAFIQ_TRY(page.checkpoint, read_checkpoint(json, account));
  page.end = bool_member(json, "end");
  page.full = bool_member(json, "full");
  page.expected = integer_member(json, "expected").value_or(0);
  if (const auto progress = json.find("progress"); progress != json.end()) {
    page.total = integer_member(*progress, "total").value_or(0);
    page.done = integer_member(*progress, "done").value_or(0);
  }
  RAFIQ_TRY(auto fields, Fields::of(json, ""));
  auto said = fields.texts("observations");
  if (!said) return nonsense(said.error().what, account);
  for (auto& observation : said.value())
    if (page.observations.size() < most_observations) page.observations.insert(std::move(observation));
  return page;
}

}  // namespace rafiq::sync
