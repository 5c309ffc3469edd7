// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/account.hpp"
#include "core/store/sealing_key.hpp"
#include "core/util/result.hpp"
#include "core/util/secret.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq::store {

class Connection;

// Where the keys of a home rest: core/secrets, which this folder does not know. A key is text.
class KeyKeeper {
 public:
  virtual ~KeyKeeper() = default;
  // Errors: not_found; authentication (the place cannot be asked).
  virtual Result<Secret> get(SecretPlace place, std::string_view slot) = 0;
  struct Made {
    SecretPlace place = SecretPlace::keyring;
    Secret key;
  };
  // A new random key under this name, in `place` or where keys of this home belong.
  virtual Result<Made> make(std::string_view slot, std::optional<SecretPlace> place) = 0;
  // Keeps a key that rested elsewhere.
  virtual Status put(SecretPlace place, std::string_view slot, const Secret& key) = 0;
  virtual Status remove(SecretPlace place, std::string_view slot) = 0;
};

// A random key as text.
Secret new_key();

// Seals what must not be read from the files of the home, with libsodium (XChaCha20-Poly1305). The nonce is
// made of the text, its identity and the key, so that the same text at the same place gives the same bytes: a
// record that comes again is recognised without being opened. The key is asked for at the first need, and
// made when the home never had one.
class Vault {
 public:
  Vault(Connection& connection, std::shared_ptr<KeyKeeper> keeper);
  ~Vault();
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  // `identity` says what the text is and where it belongs: sealed text moved elsewhere does not open.
  // Errors: authentication (the key cannot be had), not_found (it is gone), bad_data (not the key that it
  // was).
  Result<std::string> seal(std::string_view identity, std::string_view text);
  // Errors: those, and bad_data (sealed with another key, for another place, or damaged).
  Result<std::string> unseal(std::string_view identity, std::string_view sealed);
  static bool is_sealed(std::string_view text);
  // The key itself, for sealing elsewhere. Errors: as seal.
  Result<std::shared_ptr<const SealingKey>> sealing_key();
  // Nothing while no key was asked for.
  [[nodiscard]] std::shared_ptr<const SealingKey> loaded_key() const;

  // A mark by which a person's reference is known again, and that says nothing without its key.
  Result<std::string> mark(std::string_view reference);

  // Loads the sealing key, or makes it: where waiting for a keyring does not keep others from writing.
  Status ready();

  // Puts a fresh key in the place of the sealing key, within the caller's write. What was sealed before opens
  // with unseal_old alone, until drop_old takes the old key away for good.
  Status renew(std::optional<SecretPlace> place);
  Result<std::string> unseal_old(std::string_view identity, std::string_view sealed);
  Status drop_old();
  // Lets the key of the marks, which cannot be made anew, rest in `place` too; after the caller's transaction
  // drop_moved() takes it out of where it was. One that cannot be had stays where it is.
  Status move_marks(SecretPlace place);
  Status drop_moved();

  struct KeyInfo {
    SecretPlace place = SecretPlace::keyring;
    std::optional<Error> trouble;
  };
  // Nothing when the home never needed the key.
  std::optional<KeyInfo> examine(std::string_view name);

  // The caller's transaction did not commit: a key made in it was not made.
  void rolled_back();

 private:
  struct Key;
  using KeyPointer = std::shared_ptr<const Key>;
  Result<KeyPointer> key(std::string_view name);
  Result<KeyPointer> load(std::string_view name);
  Result<KeyPointer> make(std::string_view name, const std::string& slot, std::optional<SecretPlace> place);

  struct Failure {
    Error error;
    std::chrono::steady_clock::time_point at;
  };
  Connection& connection_;
  std::shared_ptr<KeyKeeper> keeper_;
  std::map<std::string, KeyPointer, std::less<>> keys_;
  std::map<std::string, Failure, std::less<>> failures_;
  std::optional<std::pair<SecretPlace, std::string>> moved_;  // where the key of the marks rested before
};

}  // namespace rafiq::store
