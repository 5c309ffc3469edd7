// SPDX-License-Identifier: Apache-2.0
#include "core/connector/file_desk.hpp"

#include <rafiq/connector.h>

#include <algorithm>

namespace rafiq::connector {
namespace {

FileDesk::Reply refusal(const Error& error) {
  switch (error.code) {
    case ErrorCode::not_found:
      return {{{"status", RAFIQ_NOT_FOUND}}, ""};
    case ErrorCode::configuration:
      return {{{"status", RAFIQ_CONFIG}}, ""};
    default:
      return {{{"status", RAFIQ_TRANSIENT}}, ""};
  }
}

}  // namespace

Result<const platform::ReadableFile*> FileDesk::opened(std::string_view name) {
  if (const auto found = opened_.find(name); found != opened_.end()) return &found->second;
  const auto named = files_.find(std::string(name));
  if (named == files_.end()) return Error{ErrorCode::not_found, "The account names no such file", "", ""};
  RAFIQ_TRY(auto file, platform::ReadableFile::open(named->second));
  return &opened_.emplace(named->first, std::move(file)).first->second;
}

FileDesk::Reply FileDesk::info(std::string_view name) {
  const auto file = opened(name);
  if (!file) return refusal(file.error());
  const auto info = file.value()->info();
  if (!info) return refusal(info.error());
  return {{{"status", RAFIQ_OK},
           {"bytes", info.value().bytes},
           {"modified_ms", to_milliseconds(info.value().modified)}},
          ""};
}

FileDesk::Reply FileDesk::read(std::string_view name, std::uint64_t offset, std::uint64_t capacity) {
  const auto file = opened(name);
  if (!file) return refusal(file.error());
  std::string body(static_cast<std::size_t>(std::min<std::uint64_t>(capacity, largest_read)), '\0');
  const auto got = file.value()->read_at(offset, body);
  if (!got) return refusal(got.error());
  body.resize(got.value());
  return {{{"status", RAFIQ_OK}}, std::move(body)};
}

}  // namespace rafiq::connector
