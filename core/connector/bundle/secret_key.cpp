// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/secret_key.hpp"

#include "core/connector/bundle/minisign_lines.hpp"

#include <sodium.h>

#include <algorithm>
#include <vector>

namespace rafiq::connector::bundle {
namespace {

using Bytes = std::vector<unsigned char, WipingAllocator<unsigned char>>;

// Where things stand in the bytes of a key file: algorithm, derivation, kind of checksum (two letters each),
// salt, the work of the derivation and its memory (little endian), and then what a password hides.
constexpr std::size_t salt_at = 6;
constexpr std::size_t work_at = 38;
constexpr std::size_t memory_at = 46;
constexpr std::size_t hidden_at = 54;
constexpr std::size_t id_bytes = 8;
constexpr std::size_t key_bytes = 64;
constexpr std::size_t hidden_bytes = id_bytes + key_bytes + 32;  // and a checksum
// What minisign takes is a gibibyte; a key that wants much more was made to hurt.
constexpr std::uint64_t most_memory = std::uint64_t{4} << 30;
constexpr std::uint64_t most_work = std::uint64_t{1} << 28;

Error no_key(const std::string& where) {
  return {ErrorCode::bad_data, "This is not a secret key of minisign", where,
          "Name the file that minisign -G made, minisign.key"};
}

std::uint64_t number_at(const Bytes& bytes, std::size_t at) {
  std::uint64_t number = 0;
  for (std::size_t byte = 8; byte > 0; --byte) number = number << 8 | bytes[at + byte - 1];
  return number;
}

bool has(const Bytes& bytes, std::size_t at, std::string_view letters) {
  return std::equal(letters.begin(), letters.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

// The second line of the file. Not by a string of its own: nothing of it may stay behind.
Result<Bytes> bytes_of_file(const Secret& text, const std::string& where) {
  std::string_view rest = text.reveal();
  Bytes bytes(hidden_at + hidden_bytes);
  const bool good = take_line(rest).starts_with(untrusted) && decode(take_line(rest), bytes) &&
                    has(bytes, 0, "Ed") && has(bytes, 4, "B2");
  if (!good) return no_key(where);
  return bytes;
}

Status uncover(Bytes& bytes, const Secret& password, const std::string& where) {
  const auto work = number_at(bytes, work_at);
  const auto memory = number_at(bytes, memory_at);
  if (work > most_work || memory > most_memory) return no_key(where);
  Bytes stream(hidden_bytes);
  const auto secret = password.reveal();
  if (crypto_pwhash_scryptsalsa208sha256(stream.data(), stream.size(), secret.data(), secret.size(),
                                         bytes.data() + salt_at, work, memory) != 0)
    return Error{ErrorCode::internal, "There is too little memory to open the key with its password", where,
                 "Close other programs, or use a key without a password in a place that is guarded"};
  for (std::size_t at = 0; at < hidden_bytes; ++at) bytes[hidden_at + at] ^= stream[at];
  return success();
}

// Over the kind of key, its id and itself: whether the password was the right one.
bool checksum_fits(const Bytes& bytes) {
  std::array<unsigned char, 32> sum;
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, sum.size());
  crypto_generichash_update(&state, bytes.data(), 2);
  crypto_generichash_update(&state, bytes.data() + hidden_at, id_bytes + key_bytes);
  crypto_generichash_final(&state, sum.data(), sum.size());
  return sodium_memcmp(sum.data(), bytes.data() + hidden_at + id_bytes + key_bytes, sum.size()) == 0;
}

}  // namespace

Result<SecretKey> SecretKey::read(const Secret& text, const std::string& where,
                                  const std::function<Result<Secret>()>& password) {
  if (sodium_init() < 0) return Error{ErrorCode::internal, "libsodium cannot start", "", ""};
  RAFIQ_TRY(auto bytes, bytes_of_file(text, where));
  const bool covered = has(bytes, 2, "Sc");
  if (!covered && (bytes[2] != 0 || bytes[3] != 0)) return no_key(where);
  if (covered) {
    RAFIQ_TRY(const auto word, password());
    RAFIQ_TRY(uncover(bytes, word, where));
    // minisign leaves the checksum of a key without a password empty.
    if (!checksum_fits(bytes))
      return Error{ErrorCode::authentication, "The password of the key is another one", where, "Try again"};
  }
  const auto* front = reinterpret_cast<const char*>(bytes.data()) + hidden_at;
  return SecretKey(Secret(std::string_view(front, id_bytes + key_bytes)));
}

const unsigned char* SecretKey::key() const {
  return bytes_of(bytes_.reveal()) + id_bytes;
}

PublicKey SecretKey::public_key() const {
  PublicKey open;
  std::copy_n(bytes_of(bytes_.reveal()), id_bytes, open.id.begin());
  crypto_sign_ed25519_sk_to_pk(open.key.data(), key());
  return open;
}

Signature SecretKey::sign(std::string_view message, std::string comment) const {
  Signature signature{true, public_key().id, {}, std::move(comment), {}};
  const auto digest = prehash(message);
  crypto_sign_detached(signature.of_message.data(), nullptr, digest.data(), digest.size(), key());
  std::string both(signature.of_message.begin(), signature.of_message.end());
  both += signature.comment;
  crypto_sign_detached(signature.of_comment.data(), nullptr, bytes_of(both), both.size(), key());
  return signature;
}

}  // namespace rafiq::connector::bundle
