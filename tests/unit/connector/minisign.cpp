// SPDX-License-Identifier: Apache-2.0
// Keys and signatures of minisign. Those below were made by minisign 0.11 itself, once, for this test.
#include "core/connector/bundle/minisign.hpp"

#include "core/connector/bundle/secret_key.hpp"
#include "tests/support/bundles.hpp"
#include "tests/support/catch.hpp"

#include <sodium.h>

#include <array>

using namespace rafiq;
using namespace rafiq::connector::bundle;

namespace {

constexpr auto public_file =
    "untrusted comment: minisign public key F310C5ED568DA12C\n"
    "RWQsoY1W7cUQ8xnPyxM+oMPJuY84kENRUEQnXqOPWSZs4ZMoYUcg1ruQ\n";
constexpr auto secret_file =
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALKGNVu3FEPPbkOV38UxufVVmdrpZGGRk"
    "JUAi4lZJNgvk+SPnTiD8ORnPyxM+"
    "oMPJuY84kENRUEQnXqOPWSZs4ZMoYUcg1ruQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
constexpr auto prehashed_file =
    "untrusted comment: signature from minisign secret key\n"
    "RUQsoY1W7cUQ8yeLQ5bDjTXvpCBLiFPlpD5/2vcySfnSfO65OpBAM5AvL3fWt76JhNU2azbYVm5eCWO+HAadFyiEY7phJWX5MQU=\n"
    "trusted comment: hey there\n"
    "MpFi1aDRAwTJePeYuflh3jSQajKET+wTp41vdfFv1riouFdpfdEu/ISFaEUFsrLC0NAn1pmO5/D+JB2nB6GeCA==\n";
constexpr auto legacy_file =
    "untrusted comment: signature from minisign secret key\n"
    "RWQsoY1W7cUQ8380a9I/URtwTdBMD0uzp4j2UHnk2Ucicx1OtMvu4cokuri93Laov4DhWsjCmGQm9UgTJFfwyy8RFZbL8Oc1ogQ=\n"
    "trusted comment: timestamp:1795387638\tfile:f\n"
    "6N69a5r56nHkKclO9iy1PdfW+KqQIHdz2v1VY+2/hsRsJeBWYvUzbg5At7eHDf607uL404o27VUG/BowcupIAQ==\n";

Result<Secret> nobody_is_asked() {
  return Error{ErrorCode::internal, "asked for a password", "", ""};
}

// The same key under a password, as minisign would cover it, with less work than it takes.
std::string covered(const std::string& text, const std::string& password) {
  const auto line = text.substr(text.find('\n') + 1);
  std::array<unsigned char, 158> bytes{};
  std::size_t size = 0;
  REQUIRE(sodium_base642bin(bytes.data(), bytes.size(), line.data(), line.size(), "\n", &size, nullptr,
                            sodium_base64_VARIANT_ORIGINAL) == 0);
  bytes[2] = 'S';
  bytes[3] = 'c';
  constexpr std::uint64_t work = 1 << 15;
  constexpr std::uint64_t memory = 1 << 24;
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[38 + i] = static_cast<unsigned char>(work >> 8 * i);
    bytes[46 + i] = static_cast<unsigned char>(memory >> 8 * i);
  }
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, 32);
  crypto_generichash_update(&state, bytes.data(), 2);
  crypto_generichash_update(&state, bytes.data() + 54, 72);
  crypto_generichash_final(&state, bytes.data() + 126, 32);
  std::array<unsigned char, 104> stream;
  REQUIRE(crypto_pwhash_scryptsalsa208sha256(stream.data(), stream.size(), password.data(), password.size(),
                                             bytes.data() + 6, work, memory) == 0);
  for (std::size_t i = 0; i < stream.size(); ++i) bytes[54 + i] ^= stream[i];
  std::array<char, 256> encoded;
  sodium_bin2base64(encoded.data(), encoded.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  return "untrusted comment: minisign encrypted secret key\n" + std::string(encoded.data()) + "\n";
}

}  // namespace

TEST_CASE("signatures of minisign, prehashed and of the older kind, are proved") {
  const auto key = parse_public_key(public_file, "k.pub").value();
  CHECK(to_text(key.id) == "F310C5ED568DA12C");
  for (const auto* file : {prehashed_file, legacy_file}) {
    const auto signature = parse_signature(file, "f.minisig").value();
    CHECK(fits(signature, key, "hello\n"));
    CHECK_FALSE(fits(signature, key, "hello"));
    CHECK_FALSE(fits(signature, test::Key("other").signer.key, "hello\n"));
    auto altered = signature;
    altered.comment += " and all is well";
    CHECK_FALSE(fits(altered, key, "hello\n"));
    altered = signature;
    altered.prehashed = !altered.prehashed;
    CHECK_FALSE(fits(altered, key, "hello\n"));
    altered = signature;
    altered.of_message[3] ^= 1;
    CHECK_FALSE(fits(altered, key, "hello\n"));
  }
}

TEST_CASE("a public key is read from its file or from its line") {
  const auto key = parse_public_key(public_file, "").value();
  CHECK(parse_public_key("RWQsoY1W7cUQ8xnPyxM+oMPJuY84kENRUEQnXqOPWSZs4ZMoYUcg1ruQ", "").value() == key);
  CHECK(to_text(key) == "RWQsoY1W7cUQ8xnPyxM+oMPJuY84kENRUEQnXqOPWSZs4ZMoYUcg1ruQ");
  for (const auto* wrong : {"", "untrusted comment: x\n", "RWQsoY1W7cUQ8xnPyxM", "-----BEGIN PUBLIC KEY-----",
                            "RWQsoY1W7cUQ8xnPyxM+oMPJuY84kENRUEQnXqOPWSZs4ZMoYUcg1ruQRWQs"})
    CHECK(parse_public_key(wrong, "here").error().where == "here");
}

TEST_CASE("what is signed with minisign's key is what minisign would sign") {
  const auto key = SecretKey::read(Secret(secret_file), "k.key", nobody_is_asked).value();
  CHECK(key.public_key() == parse_public_key(public_file, "").value());
  const auto made = key.sign("hello\n", "hey there");
  const auto theirs = parse_signature(prehashed_file, "").value();
  CHECK(made.of_message == theirs.of_message);
  CHECK(made.of_comment == theirs.of_comment);
  CHECK(parse_signature(to_text(made), "").value().comment == "hey there");
}

TEST_CASE("a secret key under a password opens with it and with no other") {
  const test::Key plain("Partner");
  const auto text = covered(plain.secret_text, "open sesame");
  const auto with = [&](const char* word) {
    return SecretKey::read(Secret(text), "k.key", [word]() -> Result<Secret> { return Secret(word); });
  };
  REQUIRE(with("open sesame").has_value());
  CHECK(with("open sesame").value().public_key() == plain.signer.key);
  CHECK(with("open barley").error().code == ErrorCode::authentication);
  CHECK(SecretKey::read(Secret(text), "k.key", nobody_is_asked).error().what == "asked for a password");
}

TEST_CASE("what is no secret key is told") {
  for (const auto* wrong : {"", "untrusted comment: x\n", "untrusted comment: x\nRWQAAEIy\n", public_file})
    CHECK(SecretKey::read(Secret(wrong), "k.key", nobody_is_asked).error().code == ErrorCode::bad_data);
}
