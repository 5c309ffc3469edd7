// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/members.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::net {

Error Members::wrong(std::string_view key, std::string_view why) const {
  return Error{ErrorCode::configuration,
               fmt::format("The connector's sign-in recipe \"{}\" is wrong at \"{}\": {}", slot_, key, why),
               "", "This is for the connector's author to correct"};
}

const Json* Members::any(std::string_view key) {
  asked_.emplace(key);
  if (!recipe_.is_object()) return nullptr;
  const auto found = recipe_.find(key);
  return found == recipe_.end() || found->is_null() ? nullptr : &*found;
}

Result<std::string> Members::text(std::string_view key) {
  const Json* value = any(key);
  if (value == nullptr || !value->is_string()) return wrong(key, "a text is needed here");
  return value->get<std::string>();
}

std::string Members::text_or(std::string_view key, std::string_view otherwise) {
  const Json* value = any(key);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string(otherwise);
}

Result<Template> Members::required(std::string_view key) {
  RAFIQ_TRY(const std::string written, text(key));
  auto parsed = Template::parse(written);
  if (!parsed) return wrong(key, parsed.error().message());
  return parsed;
}

Result<Template> Members::optional(std::string_view key, std::string_view otherwise) {
  return any(key) == nullptr ? Template::parse(otherwise) : required(key);
}

Result<std::vector<std::pair<std::string, Template>>> Members::templates(std::string_view key) {
  std::vector<std::pair<std::string, Template>> result;
  const Json* object = any(key);
  if (object == nullptr) return result;
  if (!object->is_object()) return wrong(key, "an object of texts is needed here");
  for (const auto& [name, value] : object->items()) {
    if (!value.is_string()) return wrong(key, "\"" + name + "\" is not a text");
    auto parsed = Template::parse(value.get_ref<const std::string&>());
    if (!parsed) return wrong(key, parsed.error().message());
    result.emplace_back(name, std::move(parsed).value());
  }
  return result;
}

Status Members::finish() const {
  for (const auto& [key, value] : recipe_.items())
    if (!asked_.contains(key)) return wrong(key, "no recipe of this kind has such a member");
  return success();
}

bool is_header_name(std::string_view name) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
  });
}

bool is_header_value(std::string_view value) {
  return std::none_of(value.begin(), value.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7f;
  });
}

Outcome<SecretHeader> make_header(std::string_view name, const Template& value, const Lookup& lookup) {
  RAFIQ_TRY(Secret text, value.expand(lookup));
  if (!is_header_value(text.reveal()))
    return Failure{
        FailureStatus::config,
        "secret-malformed",
        fmt::format("What the header {} should carry holds a line break. Set the account's secret again, "
                    "on one line",
                    name),
        {}};
  return SecretHeader{std::string(name), std::move(text)};
}

}  // namespace rafiq::net
