// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/checkpoint.hpp"

#include <boost/crc.hpp>

namespace rafiq::file {
namespace {

using Json = nlohmann::json;

constexpr int kVersion = 1;
constexpr std::size_t kHead = 64 * 1024;

Json identity_json(const Identity& identity) {
  return {{"bytes", identity.bytes}, {"modified_ms", identity.modified_ms}, {"head", identity.head}};
}

Identity identity_from(const Json& json) {
  return {json.at("bytes").get<std::uint64_t>(), json.at("modified_ms").get<std::int64_t>(),
          json.at("head").get<std::uint32_t>()};
}

}  // namespace

std::uint32_t checksum(std::string_view text) {
  boost::crc_32_type crc;
  crc.process_bytes(text.data(), text.size());
  return crc.checksum();
}

std::uint32_t head_checksum(Source& source) {
  std::string head(kHead, '\0');
  std::size_t length = 0;
  while (length < head.size()) {
    const auto got = source.read(length, std::span(head).subspan(length));
    if (got == 0) break;
    length += got;
  }
  return checksum(std::string_view(head).substr(0, length));
}

Json to_json(const Checkpoint& checkpoint) {
  Json json{{"v", kVersion},
            {"customers", identity_json(checkpoint.customers)},
            {"journey", checkpoint.journey ? identity_json(*checkpoint.journey) : Json()},
            {"settings", checkpoint.settings},
            {"complete", checkpoint.complete}};
  if (checkpoint.complete) return json;
  json["part"] = checkpoint.part == Part::customers ? "customers" : "journey";
  json["offset"] = checkpoint.next.offset;
  json["line"] = checkpoint.next.line;
  json["rows"] = checkpoint.rows;
  json["records"] = checkpoint.records;
  json["left_out"] = checkpoint.left_out;
  auto& flaws = json["flaws"] = Json::object();
  for (std::size_t i = 0; i < kFlaws; ++i)
    if (checkpoint.flaws[i] > 0) flaws[std::string(name(static_cast<Flaw>(i)))] = checkpoint.flaws[i];
  return json;
}

std::optional<Checkpoint> checkpoint_from(const Json& json) try {
  if (!json.is_object() || json.value("v", 0) != kVersion) return std::nullopt;
  Checkpoint checkpoint;
  checkpoint.customers = identity_from(json.at("customers"));
  if (!json.at("journey").is_null()) checkpoint.journey = identity_from(json.at("journey"));
  checkpoint.settings = json.at("settings").get<std::uint32_t>();
  checkpoint.complete = json.at("complete").get<bool>();
  if (checkpoint.complete) return checkpoint;
  checkpoint.part = json.at("part") == "journey" ? Part::journey : Part::customers;
  checkpoint.next = {json.at("offset").get<std::uint64_t>(), json.at("line").get<std::uint64_t>()};
  checkpoint.rows = json.at("rows").get<std::uint64_t>();
  checkpoint.records = json.at("records").get<std::uint64_t>();
  checkpoint.left_out = json.value("left_out", std::uint64_t{0});
  for (std::size_t i = 0; i < kFlaws; ++i)
    checkpoint.flaws[i] = json.at("flaws").value(std::string(name(static_cast<Flaw>(i))), std::uint64_t{0});
  return checkpoint;
} catch (const Json::exception&) {
  return std::nullopt;
}

}  // namespace rafiq::file
