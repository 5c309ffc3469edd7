// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/account.hpp"

#include "plugins/file/checkpoint.hpp"
#include "plugins/file/text.hpp"

#include <rafiq/failure.hpp>

namespace rafiq::file {
namespace {

// Read differently by a newer connector, a file that did not change has to be read again.
constexpr std::string_view kReading = "1";

std::string setting(const Json& settings, const char* key) {
  const auto found = settings.find(key);
  return found != settings.end() && found->is_string() ? std::string(trimmed(found->get<std::string>()))
                                                       : std::string();
}

[[noreturn]] void wrong(std::string_view key, std::string_view remedy) {
  throw Failure(Reason::config, std::string(key),
                "The account's setting \"" + std::string(key) + "\" is wrong. " + std::string(remedy));
}

std::string delimiter_of(const std::string& said) {
  if (said.empty() || said == "detect") return {};
  if (said == "tab" || said == "\\t") return "\t";
  if (said.size() != 1) wrong("delimiter", "Use one of , ; | or the word tab, or leave it empty");
  return said;
}

Header header_of(const std::string& said) {
  if (said.empty() || said == "detect") return Header::detect;
  if (said == "yes") return Header::present;
  if (said == "no") return Header::absent;
  wrong("header", "Use detect, yes or no");
}

}  // namespace

Account Account::parse(std::string_view json) {
  const auto input = Json::parse(json, nullptr, false);
  if (!input.is_object()) throw Failure(Reason::bug, "input", "The host's account is not a JSON object");
  const auto settings = input.value("settings", Json::object());
  const auto files = input.value("files", Json::object());
  Account account;
  for (const auto part : {Part::customers, Part::journey}) {
    const std::string key(file_key(part));
    if (files.contains(key)) account.names_[part] = files[key].value("name", key);
  }
  if (!account.has(Part::customers))
    throw Failure(Reason::config, "customers",
                  "The account names no file of customers. Set \"customers\" to the export");
  account.mappings_.emplace(Part::customers, Mapping::parse(setting(settings, "mapping"), Part::customers));
  account.mappings_.emplace(Part::journey,
                            Mapping::parse(setting(settings, "journey_mapping"), Part::journey));
  account.reading_ = {setting(settings, "encoding"), delimiter_of(setting(settings, "delimiter")),
                      header_of(setting(settings, "header"))};
  if (account.reading_.encoding == "detect") account.reading_.encoding.clear();
  const auto order = setting(settings, "date_order");
  if (!order.empty() && order != "day-first" && order != "month-first")
    wrong("date_order", "Use day-first or month-first");
  account.dates_.month_first = order == "month-first";
  if (const auto zone = setting(settings, "time_zone"); !zone.empty()) account.dates_.zone = zone;
  if (!is_known_zone(account.dates_.zone))
    wrong("time_zone", "Use a name such as Asia/Riyadh, or leave it empty for UTC");
  account.record_url_ = setting(settings, "record_url");
  if (!account.record_url_.empty() && account.record_url_.find("${id}") == std::string::npos)
    wrong("record_url", "It needs ${id} where the customer's id stands: https://crm.example/customers/${id}");
  account.fingerprint_ =
      checksum(std::string(kReading) + settings.dump(-1, ' ', false, Json::error_handler_t::replace));
  return account;
}

RecordOptions Account::records(Part part) const {
  RecordOptions options;
  options.part = part;
  options.mapping = mappings_.at(part);
  options.dates = dates_;
  options.file = names_.at(part);
  options.record_url = record_url_;
  return options;
}

}  // namespace rafiq::file
