// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"
#include "core/util/secret.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace rafiq::secrets {

// Where the passwords and tokens of accounts rest. `account` and `slot` are short names of letters, digits
// and "._-" ("rt", "token"); anything else is a usage error.
// Threads: any; calls on one store may overlap.
class SecretStore {
 public:
  virtual ~SecretStore() = default;

  // On disk, or in the keyring, when this returns. Replaces an older value.
  virtual Status put(std::string_view account, std::string_view slot, const Secret& value) = 0;
  // Errors: not_found (never put), authentication (the store is locked, absent or not to be trusted).
  virtual Result<Secret> get(std::string_view account, std::string_view slot) = 0;
  // Removing what is not there succeeds.
  virtual Status remove(std::string_view account, std::string_view slot) = 0;
};

struct KeyringOptions {
  // Tells the homes of one user apart: the same account name in two homes has two secrets.
  std::string home;
  // Each call ends by then. With a display a person may be typing the keyring's password; without one
  // nobody can, and a locked keyring would block for ever.
  std::chrono::milliseconds time_limit = std::chrono::seconds(60);
};

// The desktop's keyring through the Secret Service. Opening asks nothing of it: the first call does.
// Owns a thread for the conversation with the keyring.
std::unique_ptr<SecretStore> open_keyring(KeyringOptions options);

// One file of mode 0600, not encrypted: only for those who asked for it by name. A file that others could
// read or that belongs to somebody else is refused. Two processes may write it at once.
std::unique_ptr<SecretStore> open_file(std::filesystem::path file);

}  // namespace rafiq::secrets
