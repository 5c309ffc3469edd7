// SPDX-License-Identifier: Apache-2.0
#include "core/platform/file.hpp"
#include "core/platform/private_file.hpp"
#include "core/secrets/names.hpp"
#include "core/secrets/secret_store.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <thread>
#include <vector>

namespace rafiq::secrets {
namespace {

using Bytes = std::vector<char, WipingAllocator<char>>;
constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
constexpr std::string_view heading =
    "# Passwords and tokens of Rafiq's accounts, kept here because somebody asked for it. Not encrypted.\n"
    "# account, name, value in base64\n";

struct Entry {
  std::string account;
  std::string slot;
  Secret value;
};

Secret encoded(const Secret& value) {
  Bytes text(sodium_base64_encoded_len(value.size(), variant));
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(value.c_str()),
                    value.size(), variant);
  return Secret(std::string_view(text.data()));
}

std::optional<Secret> decoded(std::string_view text) {
  Bytes bytes(text.size() + 1);
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), "", &size, nullptr, variant) != 0)
    return std::nullopt;
  return Secret(std::string_view(bytes.data(), size));
}

std::optional<Entry> read_line(std::string_view line) {
  const auto first = line.find(' ');
  const auto second = first == std::string_view::npos ? first : line.find(' ', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto account = line.substr(0, first);
  const auto slot = line.substr(first + 1, second - first - 1);
  auto value = decoded(line.substr(second + 1));
  if (!value || !check_names(account, slot)) return std::nullopt;
  return Entry{std::string(account), std::string(slot), std::move(*value)};
}

auto is(std::string_view account, std::string_view slot) {
  return [=](const Entry& entry) { return entry.account == account && entry.slot == slot; };
}

class FileStore final : public SecretStore {
 public:
  explicit FileStore(std::filesystem::path file) : file_(std::move(file)) {}

  Status put(std::string_view account, std::string_view slot, const Secret& value) override {
    RAFIQ_TRY(check_names(account, slot));
    return change([&](std::vector<Entry>& entries) {
      std::erase_if(entries, is(account, slot));
      entries.push_back({std::string(account), std::string(slot), value.copy()});
      return true;
    });
  }

  Result<Secret> get(std::string_view account, std::string_view slot) override {
    RAFIQ_TRY(check_names(account, slot));
    RAFIQ_TRY(auto entries, load());
    const auto found = std::find_if(entries.begin(), entries.end(), is(account, slot));
    if (found == entries.end()) return no_such_secret(account, slot);
    return std::move(found->value);
  }

  Status remove(std::string_view account, std::string_view slot) override {
    RAFIQ_TRY(check_names(account, slot));
    return change([&](std::vector<Entry>& entries) { return std::erase_if(entries, is(account, slot)) > 0; });
  }

 private:
  [[nodiscard]] Result<std::vector<Entry>> load() const {
    std::vector<Entry> entries;
    const auto content = platform::read_private_file(file_);
    if (!content && content.error().code == ErrorCode::not_found) return entries;
    if (!content) return content.error();
    auto rest = content.value().reveal();
    for (int number = 1; !rest.empty(); ++number) {
      const auto line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (line.empty() || line.starts_with('#')) continue;
      auto entry = read_line(line);
      if (!entry)
        return Error{ErrorCode::bad_data, fmt::format("Line {} cannot be read", number), file_.string(),
                     "Remove that line, and set the secret again"};
      entries.push_back(std::move(*entry));
    }
    return entries;
  }

  // Reads, changes and writes under the lock, unless `edit` says that nothing has changed.
  template <class Edit>
  Status change(const Edit& edit) {
    RAFIQ_TRY(platform::make_private_folder(file_.parent_path()));
    RAFIQ_TRY(const auto lock, locked());
    RAFIQ_TRY(auto entries, load());
    if (!edit(entries)) return success();
    Secret content(heading);
    for (const Entry& entry : entries) {
      content.append(entry.account).append(" ").append(entry.slot).append(" ");
      content.append(encoded(entry.value).reveal()).append("\n");
    }
    return platform::write_private_file(file_, content);
  }

  [[nodiscard]] Result<platform::FileLock> locked() const {
    auto path = file_;
    path += ".lock";
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    do {
      RAFIQ_TRY(auto lock, platform::FileLock::try_acquire(path));
      if (lock) return std::move(*lock);
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    } while (std::chrono::steady_clock::now() < deadline);
    return Error{ErrorCode::conflict, "Another program keeps the secrets locked", path.string(), "Try again"};
  }

  const std::filesystem::path file_;
};

}  // namespace

std::unique_ptr<SecretStore> open_file(std::filesystem::path file) {
  return std::make_unique<FileStore>(std::move(file));
}

}  // namespace rafiq::secrets
