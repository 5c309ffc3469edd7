// SPDX-License-Identifier: Apache-2.0
#include "core/sync/page_text.hpp"

#include "core/connector/wire/frame.hpp"

#include <simdjson.h>
#include <sodium.h>

#include <array>
#include <cstring>
#include <functional>
#include <limits>

namespace rafiq::sync {
namespace {

using simdjson::SIMDJSON_PADDING;

// One for each thread: it keeps its memory from page to page.
simdjson::ondemand::parser& parser() {
  thread_local simdjson::ondemand::parser ours;
  return ours;
}

Error nonsense(std::string what, std::string_view account) {
  return {ErrorCode::bad_data, "The connector sent a page that makes no sense: " + std::move(what),
          std::string(account), "Update the connector, or report this to who made it"};
}

// Not a secret: it only has to tell bytes apart that come by chance.
std::int64_t hash_of(std::string_view bytes) {
  static constexpr std::array<unsigned char, crypto_shorthash_KEYBYTES> key{"page of records"};
  std::array<unsigned char, crypto_shorthash_BYTES> hash{};
  crypto_shorthash(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                   key.data());
  std::int64_t number = 0;
  std::memcpy(&number, hash.data(), sizeof number);
  return number & std::numeric_limits<std::int64_t>::max();  // negative is what was sealed
}

}  // namespace

Result<PageText> PageText::cut(std::string text, std::string_view account) {
  PageText page;
  page.text_ = std::move(text);
  page.text_.reserve(page.text_.size() + SIMDJSON_PADDING);
  if (!page.cut_quickly()) {
    RAFIQ_TRY(page.cut_carefully(account));
  }
  return page;
}

std::size_t PageText::content() const {
  std::size_t content = records_.size();
  for (const auto record : records_) content = content * 31 + std::hash<std::string_view>{}(record);
  return content;
}

// Records are looked at no closer than to see where each ends; whoever reads them does. Whatever is unusual
// is left to the other way.
bool PageText::cut_quickly() {
  simdjson::ondemand::document page;
  if (parser().iterate(text_.data(), text_.size(), text_.capacity()).get(page) != simdjson::SUCCESS)
    return false;
  simdjson::ondemand::object members;
  if (page.get_object().get(members) != simdjson::SUCCESS) return false;
  std::string rest = "{";
  bool any = false;
  for (auto member : members) {
    std::string_view key;
    if (member.unescaped_key().get(key) != simdjson::SUCCESS) return false;
    const std::string name(key);
    simdjson::ondemand::value value;
    if (member.value().get(value) != simdjson::SUCCESS) return false;
    if (name == "records") {
      simdjson::ondemand::array list;
      if (any || value.get_array().get(list) != simdjson::SUCCESS) return false;
      any = true;
      for (auto element : list) {
        std::string_view record;
        if (simdjson::to_json_string(element).get(record) != simdjson::SUCCESS) return false;
        records_.push_back(record);
      }
      continue;
    }
    std::string_view raw;
    if (simdjson::to_json_string(value).get(raw) != simdjson::SUCCESS) return false;
    if (rest.size() > 1) rest += ',';
    rest += dump_json(name);
    rest += ':';
    rest += raw;
  }
  auto json = connector::parse_untrusted(rest + "}", "");
  if (!any || !json) return false;
  rest_ = std::move(json).value();
  return true;
}

Status PageText::cut_carefully(std::string_view account) {
  records_.clear();
  auto json = connector::parse_untrusted(text_, "");
  if (!json) return nonsense(json.error().what, account);
  if (!json.value().is_object() || !json.value().contains("records"))
    return nonsense("it has no records", account);
  rest_ = std::move(json).value();
  const Json records = std::move(rest_["records"]);
  rest_.erase("records");
  if (!records.is_array()) return nonsense("its records are not a list", account);
  for (const auto& record : records) {
    auto& piece = pieces_.emplace_back(dump_json(record));
    piece.reserve(piece.size() + SIMDJSON_PADDING);
    records_.push_back(piece);
  }
  return success();
}

std::optional<RecordMark> mark_of(std::string_view record) {
  simdjson::ondemand::document json;
  if (parser().iterate(record.data(), record.size(), record.size() + SIMDJSON_PADDING).get(json) !=
      simdjson::SUCCESS)
    return std::nullopt;
  std::string_view entity;
  std::string_view id;
  if (json.find_field_unordered("entity").get_string().get(entity) != simdjson::SUCCESS) return std::nullopt;
  if (json.find_field_unordered("id").get_string().get(id) != simdjson::SUCCESS) return std::nullopt;
  return RecordMark{std::string(entity), std::string(id), hash_of(record)};
}

}  // namespace rafiq::sync
