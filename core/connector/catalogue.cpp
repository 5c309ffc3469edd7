// SPDX-License-Identifier: Apache-2.0
#include "core/connector/catalogue.hpp"

#include <algorithm>
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

}  // namespace

Result<std::vector<Library>> find_libraries(const std::filesystem::path& folder) {
  std::error_code trouble;
  const auto root = std::filesystem::absolute(folder, trouble).lexically_normal();
  std::vector<Library> libraries;
  std::filesystem::directory_iterator entries(root, trouble);
  if (trouble == std::errc::no_such_file_or_directory) return libraries;
  for (; !trouble && entries != std::filesystem::directory_iterator(); entries.increment(trouble)) {
    auto id = id_of(entries->path().filename().string());
    std::error_code ignored;
    if (!id.empty() && entries->is_regular_file(ignored))
      libraries.push_back({std::move(id), entries->path()});
  }
  if (trouble)
    return Error{ErrorCode::configuration, "The folder of connectors cannot be read: " + trouble.message(),
                 root.string(), "Check its access rights"};
  std::sort(libraries.begin(), libraries.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return libraries;
}

}  // namespace rafiq::connector
