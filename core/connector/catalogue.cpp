// SPDX-License-Identifier: Apache-2.0
#include "core/connector/catalogue.hpp"

#include "core/connector/bundle/fit.hpp"
#include "core/connector/bundle/names.hpp"
#include "core/platform/file.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <span>
#include <string_view>
#include <system_error>

namespace rafiq::connector {
namespace {

constexpr std::string_view prefix = "rafiq-connector-";
constexpr std::string_view suffix = ".so";

std::string id_of(const std::string& file) {
  const std::string_view name = file;
  if (!name.starts_with(prefix) || !name.ends_with(suffix) || name.size() <= prefix.size() + suffix.size())
    return {};
  return std::string(name.substr(prefix.size(), name.size() - prefix.size() - suffix.size()));
}

std::string library_name(std::string_view id) {
  return fmt::format("{}{}{}", prefix, id, suffix);
}

// Manifests are some hundred lines of a few levels.
constexpr std::size_t largest_manifest = std::size_t{1} << 20;
constexpr std::size_t deepest_manifest = 64;

Error unusable(const Library& library, ErrorCode code, std::string what) {
  return {code, std::move(what), library.manifest.string(), "Correct the manifest, or install it again"};
}

// Looks at keys while they are read. Of a key that is given twice one is not in force, and nobody would see
// which.
class Keys {
 public:
  bool see(std::size_t depth, Json::parse_event_t event, const Json& parsed) {
    using Event = Json::parse_event_t;
    too_deep_ = too_deep_ || depth > deepest_manifest;
    if (event == Event::object_start) {
      seen_.resize(depth + 1);
      seen_.emplace_back();
    } else if (event == Event::key && depth < seen_.size()) {
      const auto& key = parsed.get_ref<const std::string&>();
      if (!seen_[depth].insert(key).second && twice_.empty()) twice_ = key;
    }
    return !too_deep_;
  }
  [[nodiscard]] const std::string& twice() const { return twice_; }
  [[nodiscard]] bool too_deep() const { return too_deep_; }

 private:
  std::vector<std::set<std::string>> seen_;  // by depth, of the object that is being read there
  std::string twice_;
  bool too_deep_ = false;
};

Result<std::string> text_of(const Library& library) {
  RAFIQ_TRY(const auto file, platform::ReadableFile::open(library.manifest));
  std::string text(largest_manifest + 1, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    RAFIQ_TRY(const auto got, file.read_at(size, std::span(text).subspan(size)));
    if (got == 0) break;
    size += got;
  }
  if (size > largest_manifest)
    return unusable(library, ErrorCode::configuration, "The manifest is larger than 1 MiB");
  text.resize(size);
  return text;
}

std::string position(std::string_view text, std::size_t byte) {
  const auto before = text.substr(0, byte == 0 ? 0 : byte - 1);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto start = before.rfind('\n');
  return fmt::format("line {}, column {}", line,
                     before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1);
}

Result<Json> parse_manifest(const Library& library, const std::string& text) {
  Keys keys;
  try {
    auto json = Json::parse(text, [&](int depth, Json::parse_event_t event, const Json& parsed) {
      return keys.see(static_cast<std::size_t>(depth), event, parsed);
    });
    if (keys.too_deep() || !json.is_object())
      return unusable(library, ErrorCode::bad_data, "The manifest is no JSON object of a few levels");
    if (!keys.twice().empty())
      return unusable(library, ErrorCode::bad_data,
                      fmt::format("The key \"{}\" is given twice in one object", keys.twice()));
    return json;
  } catch (const Json::parse_error& error) {
    return unusable(library, ErrorCode::bad_data,
                    "The manifest is not valid JSON at " + position(text, error.byte));
  }
}

}  // namespace

Result<std::vector<Library>> find_libraries(const std::filesystem::path& folder) {
  std::error_code trouble;
  const auto root = std::filesystem::absolute(folder, trouble).lexically_normal();
  std::vector<Library> libraries;
  std::vector<Library> manifests;
  std::filesystem::directory_iterator entries(root, trouble);
  if (trouble == std::errc::no_such_file_or_directory) return libraries;
  for (; !trouble && entries != std::filesystem::directory_iterator(); entries.increment(trouble)) {
    auto id = id_of(entries->path().filename().string());
    std::error_code ignored;
    if (!id.empty() && id != manifest_runner && entries->is_regular_file(ignored))
      libraries.push_back({std::move(id), entries->path(), {}});
    if (auto manifest = entries->path() / "manifest.json";
        std::filesystem::is_regular_file(manifest, ignored))
      manifests.push_back(
          {entries->path().filename().string(), root / library_name(manifest_runner), std::move(manifest)});
  }
  if (trouble)
    return Error{ErrorCode::configuration, "The folder of connectors cannot be read: " + trouble.message(),
                 root.string(), "Check its access rights"};
  for (auto& manifest : manifests)
    if (std::none_of(libraries.begin(), libraries.end(),
                     [&](const auto& each) { return each.id == manifest.id; }))
      libraries.push_back(std::move(manifest));
  std::sort(libraries.begin(), libraries.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return libraries;
}

std::filesystem::path runner_in(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::absolute(folder, ignored).lexically_normal() / library_name(manifest_runner);
}

Result<std::vector<Library>> find_bundles(const std::filesystem::path& folder,
                                          const std::filesystem::path& runner) {
  std::error_code trouble;
  std::vector<Library> libraries;
  std::filesystem::directory_iterator entries(folder, trouble);
  if (trouble == std::errc::no_such_file_or_directory) return libraries;
  for (; !trouble && entries != std::filesystem::directory_iterator(); entries.increment(trouble)) {
    const auto id = entries->path().filename().string();
    std::error_code ignored;
    if (!bundle::is_id(id) || !std::filesystem::is_directory(entries->path(), ignored)) continue;
    const auto manifest = entries->path() / bundle::manifest_name;
    if (std::filesystem::exists(manifest, ignored))
      libraries.push_back({id, runner, manifest, entries->path()});
    else
      libraries.push_back(
          {id, entries->path() / bundle::library_name(bundle::platform_name(), id), {}, entries->path()});
  }
  if (trouble)
    return Error{ErrorCode::configuration, "The folder of connectors cannot be read: " + trouble.message(),
                 folder.string(), "Check its access rights"};
  std::sort(libraries.begin(), libraries.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return libraries;
}

Result<std::shared_ptr<const Json>> read_manifest(const Library& library) {
  if (library.manifest.empty()) return std::shared_ptr<const Json>();
  RAFIQ_TRY(const auto text, text_of(library));
  return read_manifest(library, text);
}

Result<std::shared_ptr<const Json>> read_manifest(const Library& library, const std::string& text) {
  RAFIQ_TRY(auto json, parse_manifest(library, text));
  if (string_member(json, "id") != library.id)
    return unusable(library, ErrorCode::configuration,
                    fmt::format("The manifest's \"id\" must be the name of its folder, \"{}\"", library.id));
  return std::make_shared<const Json>(std::move(json));
}

}  // namespace rafiq::connector
