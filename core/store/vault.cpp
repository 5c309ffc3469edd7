// SPDX-License-Identifier: Apache-2.0
#include "core/store/vault.hpp"

#include "core/store/connection.hpp"

#include <glib.h>
#include <sodium.h>

#include <array>
#include <vector>

namespace rafiq::store {
namespace {

constexpr std::string_view sealing = "sealing";
constexpr std::string_view suppression = "suppression";
constexpr std::string_view old_sealing = "sealing before";
constexpr std::string_view heading = "sealed1:";
constexpr std::chrono::seconds failures_count_for{20};  // a locked keyring is not asked for every fact
constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
constexpr std::size_t key_bytes = 32;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

using Bytes = std::vector<unsigned char>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// For keys: it takes the same time whatever they are.
std::string encoded(const unsigned char* bytes, std::size_t size) {
  std::string text(sodium_base64_encoded_len(size, variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes, size, variant);
  text.resize(text.size() - 1);  // the NUL
  return text;
}

// For what is sealed, which anybody may look at.
std::string quickly_encoded(const unsigned char* bytes, std::size_t size) {
  std::string text(4 * (size / 3 + 1) + 4, '\0');
  gint state = 0;
  gint save = 0;
  auto length = g_base64_encode_step(bytes, size, FALSE, text.data(), &state, &save);
  length += g_base64_encode_close(FALSE, text.data() + length, &state, &save);
  text.resize(text.find_last_not_of('=', length - 1) + 1);
  return text;
}

std::optional<Bytes> decoded(std::string_view text) {
  if (text.empty()) return Bytes{};  // libsodium takes no null pointer, be there nothing to write
  Bytes bytes(text.size());
  std::size_t size = 0;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr,
                        variant) != 0)
    return std::nullopt;
  bytes.resize(size);
  return bytes;
}

// A keyed hash of several texts, none of which can be taken for the end of another.
template <std::size_t Size>
std::array<unsigned char, Size> keyed_hash(const unsigned char* key, std::string_view one,
                                           std::string_view two) {
  std::array<unsigned char, Size> hash{};
  crypto_generichash_state state;
  const auto length = static_cast<std::uint64_t>(one.size());
  crypto_generichash_init(&state, key, key_bytes, hash.size());
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&length), sizeof length);
  crypto_generichash_update(&state, bytes_of(one), one.size());
  crypto_generichash_update(&state, bytes_of(two), two.size());
  crypto_generichash_final(&state, hash.data(), hash.size());
  return hash;
}

Error does_not_open() {
  return {ErrorCode::bad_data, "This was sealed with another key", "",
          "Bring the key back, or read it again from the CRM: rafiqctl key renew, then rafiqctl sync --full"};
}

Error no_keys() {
  return {ErrorCode::configuration, "This program was opened without the keys of the home", "", ""};
}

Error lost(std::string_view name) {
  return {ErrorCode::not_found, "The key \"" + std::string(name) + "\" of this home is gone", "",
          "Bring back the keyring or the file that held it, or begin anew: rafiqctl key renew"};
}

}  // namespace

// Each use has a key of its own, derived from the one that is kept.
struct Vault::Key final : SealingKey {
  using Sub = std::array<unsigned char, key_bytes>;
  Sub cipher{};
  Sub nonce{};
  Sub marks{};
  std::string fingerprint;
  SecretPlace place = SecretPlace::keyring;
  std::string slot;

  explicit Key(const Bytes& master) {
    const auto derive = [&](Sub& sub, std::uint64_t number) {
      crypto_kdf_derive_from_key(sub.data(), sub.size(), number, "rafiqhom", master.data());
    };
    Sub known_by{};
    derive(cipher, 1);
    derive(nonce, 2);
    derive(marks, 3);
    derive(known_by, 4);
    fingerprint = encoded(known_by.data(), 12);
  }
  ~Key() override {
    wipe(cipher.data(), cipher.size());
    wipe(nonce.data(), nonce.size());
    wipe(marks.data(), marks.size());
  }
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;

  static Result<std::shared_ptr<Key>> read(const Secret& text) {
    auto master = decoded(text.reveal());
    if (!master || master->size() != crypto_kdf_KEYBYTES) {
      if (master) wipe(master->data(), master->size());
      return Error{ErrorCode::bad_data, "What rests in the place of a key of this home is no key", "",
                   "Bring the key back, or begin anew: rafiqctl key renew"};
    }
    auto key = std::make_shared<Key>(*master);
    wipe(master->data(), master->size());
    return key;
  }

  [[nodiscard]] std::string seal(std::string_view identity, std::string_view text) const override {
    const auto made = keyed_hash<nonce_bytes>(nonce.data(), identity, text);
    Bytes sealed(nonce_bytes + text.size() + tag_bytes);
    std::copy(made.begin(), made.end(), sealed.begin());
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_bytes, nullptr, bytes_of(text),
                                               text.size(), bytes_of(identity), identity.size(), nullptr,
                                               made.data(), cipher.data());
    return std::string(heading) + quickly_encoded(sealed.data(), sealed.size());
  }
};

Secret new_key() {
  std::array<unsigned char, crypto_kdf_KEYBYTES> bytes{};
  crypto_kdf_keygen(bytes.data());
  auto text = encoded(bytes.data(), bytes.size());
  wipe(bytes.data(), bytes.size());
  return Secret::take(text);
}

Vault::Vault(Connection& connection, std::shared_ptr<KeyKeeper> keeper)
    : connection_(connection), keeper_(std::move(keeper)) {}
Vault::~Vault() = default;

bool Vault::is_sealed(std::string_view text) {
  return text.starts_with(heading);
}

Result<Vault::KeyPointer> Vault::load(std::string_view name) {
  std::string fingerprint;
  auto place = SecretPlace::keyring;
  std::string slot;
  {
    auto row = connection_.query("SELECT place, slot, fingerprint FROM vault_key WHERE name = ?", name);
    if (!row.next()) return make(name, std::string(name), std::nullopt);
    place = secret_place_from(row.text(0)).value_or(SecretPlace::keyring);
    slot = row.text(1);
    fingerprint = row.text(2);
  }
  const auto text = keeper_->get(place, slot);
  if (!text) return text.error().code == ErrorCode::not_found ? lost(name) : text.error();
  RAFIQ_TRY(auto key, Key::read(text.value()));
  if (key->fingerprint != fingerprint)
    return Error{ErrorCode::bad_data,
                 "The key \"" + std::string(name) + "\" is not the one this home was sealed with", "",
                 "Bring back the keyring or the file that held it, or begin anew: rafiqctl key renew"};
  key->place = place;
  key->slot = slot;
  return KeyPointer(std::move(key));
}

Result<Vault::KeyPointer> Vault::make(std::string_view name, const std::string& slot,
                                      std::optional<SecretPlace> place) {
  const bool part_of_a_write = connection_.in_transaction();
  if (!part_of_a_write) connection_.run("BEGIN IMMEDIATE");  // one maker, over all processes
  const auto undo = [&] {
    if (!part_of_a_write && connection_.in_transaction()) connection_.sqlite().tryExec("ROLLBACK");
  };
  const auto finish = [&]() -> Result<KeyPointer> {
    if (!place && connection_.find_integer("SELECT 1 FROM vault_key WHERE name = ?", name)) return load(name);
    RAFIQ_TRY(auto made, keeper_->make(slot, place));
    RAFIQ_TRY(auto key, Key::read(made.key));
    key->place = made.place;
    key->slot = slot;
    connection_.run(
        "INSERT INTO vault_key (name, place, slot, fingerprint) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO "
        "UPDATE "
        "SET place = excluded.place, slot = excluded.slot, fingerprint = excluded.fingerprint",
        name, rafiq::name(key->place), slot, key->fingerprint);
    return KeyPointer(std::move(key));
  };
  try {
    auto key = finish();
    if (!key) undo();
    if (!part_of_a_write && connection_.in_transaction()) connection_.run("COMMIT");
    return key;
  } catch (const SQLite::Exception&) {
    undo();
    throw;
  }
}

Result<Vault::KeyPointer> Vault::key(std::string_view name) {
  if (const auto known = keys_.find(name); known != keys_.end()) return known->second;
  if (!keeper_) return no_keys();
  const auto now = std::chrono::steady_clock::now();
  if (const auto failed = failures_.find(name);
      failed != failures_.end() && now - failed->second.at < failures_count_for)
    return failed->second.error;
  auto loaded = load(name);
  if (!loaded) {
    failures_.insert_or_assign(std::string(name), Failure{loaded.error(), std::chrono::steady_clock::now()});
    return loaded.error();
  }
  failures_.erase(std::string(name));
  return keys_.insert_or_assign(std::string(name), std::move(loaded.value())).first->second;
}

Result<std::string> Vault::seal(std::string_view identity, std::string_view text) {
  RAFIQ_TRY(const auto with, sealing_key());
  return with->seal(identity, text);
}

Result<std::shared_ptr<const SealingKey>> Vault::sealing_key() {
  return guarded(connection_, [&]() -> Result<std::shared_ptr<const SealingKey>> {
    RAFIQ_TRY(auto with, key(sealing));
    return std::shared_ptr<const SealingKey>(std::move(with));
  });
}

std::shared_ptr<const SealingKey> Vault::loaded_key() const {
  const auto known = keys_.find(sealing);
  return known == keys_.end() ? nullptr : known->second;
}

namespace {

Result<std::string> open_with(const unsigned char* cipher, std::string_view identity,
                              std::string_view sealed) {
  const auto bytes = decoded(sealed.substr(std::min(sealed.size(), heading.size())));
  if (!Vault::is_sealed(sealed) || !bytes || bytes->size() < nonce_bytes + tag_bytes) return does_not_open();
  std::string text(bytes->size() - nonce_bytes - tag_bytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr, bytes->data() + nonce_bytes,
          bytes->size() - nonce_bytes, bytes_of(identity), identity.size(), bytes->data(), cipher) != 0)
    return does_not_open();
  return text;
}

}  // namespace

Result<std::string> Vault::unseal(std::string_view identity, std::string_view sealed) {
  return guarded(connection_, [&]() -> Result<std::string> {
    RAFIQ_TRY(const auto with, key(sealing));
    return open_with(with->cipher.data(), identity, sealed);
  });
}

Result<std::string> Vault::unseal_old(std::string_view identity, std::string_view sealed) {
  const auto old = keys_.find(old_sealing);
  if (old == keys_.end()) return does_not_open();
  return open_with(old->second->cipher.data(), identity, sealed);
}

Result<std::string> Vault::mark(std::string_view reference) {
  return guarded(connection_, [&]() -> Result<std::string> {
    RAFIQ_TRY(const auto with, key(suppression));
    const auto hash = keyed_hash<24>(with->marks.data(), "person", reference);
    return encoded(hash.data(), hash.size());
  });
}

Status Vault::ready() {
  return guarded(connection_, [&]() -> Status {
    RAFIQ_TRY(key(sealing));
    return success();
  });
}

Status Vault::renew(std::optional<SecretPlace> place) {
  if (!keeper_) return no_keys();
  return guarded(connection_, [&]() -> Status {
    std::int64_t number = 1;
    std::string slot(sealing);
    {
      auto row = connection_.query("SELECT slot, place FROM vault_key WHERE name = ?", sealing);
      if (row.next()) {
        slot = row.text(0);
        if (!place) place = secret_place_from(row.text(1));
      }
    }
    if (const auto dash = slot.find('-'); dash != std::string::npos)
      number = std::stoll(slot.substr(dash + 1));
    if (auto old = key(sealing)) keys_[std::string(old_sealing)] = std::move(keys_.find(sealing)->second);
    keys_.erase(std::string(sealing));
    failures_.clear();
    RAFIQ_TRY(auto fresh, make(sealing, std::string(sealing) + "-" + std::to_string(number + 1), place));
    keys_.insert_or_assign(std::string(sealing), std::move(fresh));
    return success();
  });
}

Status Vault::drop_old() {
  const auto old = keys_.find(old_sealing);
  if (old == keys_.end()) return success();
  RAFIQ_TRY(keeper_->remove(old->second->place, old->second->slot));
  keys_.erase(old);
  return success();
}

Status Vault::move_marks(SecretPlace place) {
  if (!keeper_) return no_keys();
  return guarded(connection_, [&]() -> Status {
    std::string slot;
    auto from = place;
    {
      auto row = connection_.query("SELECT place, slot FROM vault_key WHERE name = ?", suppression);
      if (!row.next()) return success();
      from = secret_place_from(row.text(0)).value_or(SecretPlace::keyring);
      slot = row.text(1);
    }
    if (from == place) return success();
    const auto text = keeper_->get(from, slot);
    if (!text) return success();
    RAFIQ_TRY(keeper_->put(place, slot, text.value()));
    connection_.run("UPDATE vault_key SET place = ? WHERE name = ?", rafiq::name(place), suppression);
    keys_.erase(std::string(suppression));  // read again from where it rests now
    moved_ = {from, slot};
    return success();
  });
}

Status Vault::drop_moved() {
  if (!moved_) return success();
  RAFIQ_TRY(keeper_->remove(moved_->first, moved_->second));
  moved_.reset();
  return success();
}

std::optional<Vault::KeyInfo> Vault::examine(std::string_view name) {
  const auto found = guarded(connection_, [&]() -> Result<std::optional<KeyInfo>> {
    KeyInfo info;
    {
      auto row = connection_.query("SELECT place FROM vault_key WHERE name = ?", name);
      if (!row.next()) return std::optional<KeyInfo>();
      info.place = secret_place_from(row.text(0)).value_or(SecretPlace::keyring);
    }
    if (const auto known = key(name); !known) info.trouble = known.error();
    return std::optional(info);
  });
  return found ? found.value() : KeyInfo{SecretPlace::keyring, found.error()};
}

void Vault::rolled_back() {
  keys_.clear();
  moved_.reset();
}

}  // namespace rafiq::store
