// SPDX-License-Identifier: Apache-2.0
#include "core/connector/host/library.hpp"

#include <boost/dll/library_info.hpp>
#include <boost/dll/shared_library.hpp>

#include <algorithm>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>

namespace rafiq::connector {
namespace {

Error not_loadable(std::string what, const std::filesystem::path& path) {
  return {ErrorCode::configuration, std::move(what), path.string(),
          "Install the connector again, or tell whoever made it"};
}

// Reads the file; nothing is loaded.
bool exports_entry(const std::filesystem::path& path) {
  boost::dll::library_info information(path);
  const auto symbols = information.symbols();
  return std::find(symbols.begin(), symbols.end(), RAFIQ_CONNECTOR_ENTRY_SYMBOL) != symbols.end();
}

// Libraries are never unloaded: threads, static objects and C++ exceptions may still lead into them. So the
// list is never destroyed either.
void keep(boost::dll::shared_library library) {
  static std::mutex mutex;
  static auto& kept = *new std::deque<boost::dll::shared_library>;
  const std::lock_guard lock(mutex);
  kept.push_back(std::move(library));
}

const rafiq_connector_entry* entry_of(const std::filesystem::path& path) {
  // Absolute and as named: the system's folders are not searched, and every symbol is resolved now rather
  // than in the middle of a sync.
  boost::dll::shared_library library(path,
                                     boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
  const auto* entry = &library.get<const rafiq_connector_entry>(RAFIQ_CONNECTOR_ENTRY_SYMBOL);
  keep(std::move(library));
  return entry;
}

bool is_id(const char* id) {
  const std::string_view text = id == nullptr ? "" : id;
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), allowed);
}

std::string of_another_version(std::uint32_t version) {
  const auto made_for = "The connector was made for version " + std::to_string(version) +
                        " of Rafiq's connector interface, and this Rafiq has version " +
                        std::to_string(RAFIQ_CONNECTOR_ABI_VERSION);
  return made_for + (version > RAFIQ_CONNECTOR_ABI_VERSION
                         ? ": Rafiq is too old for it. Update Rafiq"
                         : ": it is too old for Rafiq. Install a newer one");
}

// What is wrong with it, or an empty text.
std::string flaw(const rafiq_connector_entry& entry) {
  if (!RAFIQ_HAS(&entry, rafiq_connector_entry, create)) return "Its entry is too short";
  if (entry.abi_version != RAFIQ_CONNECTOR_ABI_VERSION) return of_another_version(entry.abi_version);
  if (!is_id(entry.id) || entry.version == nullptr) return "The connector has no valid id and version";
  if (entry.describe == nullptr || entry.create == nullptr) return "The connector lacks describe or create";
  return {};
}

}  // namespace

Result<const rafiq_connector_entry*> load_library(const std::filesystem::path& path) {
  if (!path.is_absolute()) return not_loadable("The path of a connector must be absolute", path);
  try {
    if (!exports_entry(path))
      return not_loadable("This library is not a connector: it does not export " RAFIQ_CONNECTOR_ENTRY_SYMBOL,
                          path);
    const auto* entry = entry_of(path);
    const auto wrong = flaw(*entry);
    if (!wrong.empty()) return not_loadable(wrong, path);
    return entry;
  } catch (const std::exception& error) {
    // Of the loader: a missing library or symbol, a file that is no library.
    return not_loadable(std::string("The connector cannot be loaded: ") + error.what(), path);
  }
}

}  // namespace rafiq::connector
