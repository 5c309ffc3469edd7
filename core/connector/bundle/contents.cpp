// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/contents.hpp"

#include "core/connector/bundle/limits.hpp"
#include "core/connector/bundle/names.hpp"
#include "core/connector/bundle/version.hpp"
#include "core/util/json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace rafiq::connector::bundle {
namespace {

constexpr std::int64_t format = 1;
constexpr std::array<std::string_view, 2> always = {"LICENSE", "README.md"};

Error wrong(std::string what, const std::string& where) {
  return {ErrorCode::bad_data, "bundle.json " + std::move(what), where,
          "Make the bundle again with rafiq-conform bundle"};
}

bool is_digest(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// "linux-x86_64" of "linux-x86_64/rafiq-connector-ID.so"; any platform, ours or not.
bool is_library(const Contents& contents, std::string_view file) {
  const auto platform = file.substr(0, file.find('/'));
  return platform.find('-') != std::string_view::npos && file == library_name(platform, contents.id);
}

bool belongs(const Contents& contents, const std::string& file) {
  if (std::find(always.begin(), always.end(), file) != always.end()) return true;
  return contents.kind == Kind::manifest ? file == manifest_name : is_library(contents, file);
}

Result<File> file_of(const Json& json, const Contents& contents, const std::string& where) {
  File file{string_member(json, "name").value_or(""), 0, string_member(json, "sha256").value_or("")};
  const auto bytes = integer_member(json, "bytes").value_or(-1);
  RAFIQ_TRY(check_name(file.name, where));
  if (!belongs(contents, file.name))
    return wrong(fmt::format("lists \"{}\", which is no file of a {} bundle", file.name, name(contents.kind)),
                 where);
  if (bytes < 0 || static_cast<std::uint64_t>(bytes) > largest_file || !is_digest(file.sha256))
    return wrong(fmt::format("gives no size and SHA-256 for \"{}\"", file.name), where);
  file.bytes = static_cast<std::uint64_t>(bytes);
  return file;
}

Status read_files(const Json& json, Contents& contents, const std::string& where) {
  const auto files = json.find("files");
  if (files == json.end() || !files->is_array() || files->size() > most_files)
    return wrong(fmt::format("lists no files, or more than {}", most_files), where);
  for (const auto& one : *files) {
    RAFIQ_TRY(auto file, file_of(one, contents, where));
    if (!contents.files.empty() && contents.files.back().name >= file.name)
      return wrong("lists its files twice or out of order", where);
    contents.files.push_back(std::move(file));
  }
  for (const auto needed : always)
    if (contents.find(needed) == nullptr) return wrong(fmt::format("lists no {}", needed), where);
  if (contents.files.size() == always.size()) return wrong("lists neither a manifest nor a library", where);
  return success();
}

}  // namespace

std::string_view name(Kind kind) {
  return kind == Kind::library ? "library" : "manifest";
}

const File* Contents::find(std::string_view file) const {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const auto& one) { return one.name == file; });
  return found == files.end() ? nullptr : &*found;
}

std::string to_text(const Contents& contents) {
  nlohmann::ordered_json json = {
      {"format", format},    {"id", contents.id},           {"version", contents.version},
      {"abi", contents.abi}, {"kind", name(contents.kind)}, {"files", nlohmann::ordered_json::array()}};
  for (const auto& file : contents.files)
    json["files"].push_back({{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  return json.dump(2, ' ', true, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Result<Contents> parse_contents(std::string_view text, const std::string& where) {
  if (text.size() > largest_contents) return wrong("is too large", where);
  const auto json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return wrong("is no JSON object", where);
  const auto made = integer_member(json, "format").value_or(0);
  if (made > format)
    return Error{ErrorCode::configuration, "The bundle is of a later format than this Rafiq knows", where,
                 "Update Rafiq"};
  Contents contents;
  contents.id = string_member(json, "id").value_or("");
  contents.version = string_member(json, "version").value_or("");
  contents.abi = integer_member(json, "abi").value_or(0);
  const auto kind = string_member(json, "kind").value_or("");
  contents.kind = kind == "library" ? Kind::library : Kind::manifest;
  if (made != format || !is_id(contents.id) || contents.abi < 1 || kind != name(contents.kind))
    return wrong("does not say format, id, abi and kind as it must", where);
  if (!Version::parse(contents.version)) return wrong("has a version that is not like 1.2.0", where);
  RAFIQ_TRY(read_files(json, contents, where));
  // Members given twice, members nobody reads, another order: what is signed means one thing only.
  if (to_text(contents) != text) return wrong("is not written as rafiq-conform writes it", where);
  return contents;
}

}  // namespace rafiq::connector::bundle
