// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/encode.hpp"
#include "core/net/auth/members.hpp"
#include "core/net/auth/recipe.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>

namespace rafiq::net {
namespace {

// The raw signature.
template <class State, std::size_t Size, auto Init, auto Update, auto Final>
Secret sign_with(std::string_view key, std::string_view message) {
  const auto bytes = [](std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
  };
  State state;
  std::array<unsigned char, Size> signature{};
  Init(&state, bytes(key), key.size());
  Update(&state, bytes(message), message.size());
  Final(&state, signature.data());
  wipe(&state, sizeof state);  // it was made from the key
  return Secret(std::string_view(reinterpret_cast<const char*>(signature.data()), signature.size()));
}
constexpr auto sha256 =
    &sign_with<crypto_auth_hmacsha256_state, crypto_auth_hmacsha256_BYTES, crypto_auth_hmacsha256_init,
               crypto_auth_hmacsha256_update, crypto_auth_hmacsha256_final>;
constexpr auto sha512 =
    &sign_with<crypto_auth_hmacsha512_state, crypto_auth_hmacsha512_BYTES, crypto_auth_hmacsha512_init,
               crypto_auth_hmacsha512_update, crypto_auth_hmacsha512_final>;

Outcome<Secret> request_part(const Outgoing& request, std::string_view name, TimePoint now) {
  if (name == "method") return Secret(request.method);
  if (name == "url") return Secret(request.url.text());
  if (name == "host") return Secret(request.url.host);
  if (name == "path") return Secret(request.url.path);
  if (name == "query") return Secret(request.url.query);
  if (name == "body") return Secret(request.body);
  if (name == "timestamp") return Secret(fmt::to_string(to_milliseconds(now) / 1000));
  if (name == "timestamp_ms") return Secret(fmt::to_string(to_milliseconds(now)));
  return Failure{
      FailureStatus::config,
      "recipe",
      fmt::format("The connector's sign-in recipe names ${{request.{}}}, which does not exist", name),
      {}};
}

// {"kind": "hmac", "algorithm": "sha256", "secret": "${secret.key}",
//  "message": "${request.method}\n${request.path}\n${request.timestamp}\n${request.body}",
//  "header": "X-Signature", "value": "${signature.hex}", "headers": {"X-Timestamp": "${request.timestamp}"}}
class HmacRecipe final : public Recipe {
 public:
  using Sign = Secret (*)(std::string_view key, std::string_view message);
  struct Parts {
    Sign sign;
    Template key;
    Template message;
    std::string header;
    Template value;
    std::vector<std::pair<std::string, Template>> headers;
  };
  explicit HmacRecipe(Parts parts) : parts_(std::move(parts)) {}

  Outcome<Credential> present(const Outgoing& request, const Lookup& lookup, TimePoint now) const override {
    Secret signature;
    const Lookup with_request = [&](std::string_view space, std::string_view name) -> Outcome<Secret> {
      if (space == "request") return request_part(request, name, now);
      if (space == "signature" && name == "hex") return hex(signature.reveal());
      if (space == "signature" && name == "base64") return base64(signature.reveal());
      return lookup(space, name);
    };
    RAFIQ_TRY(const Secret key, parts_.key.expand(lookup));
    RAFIQ_TRY(const Secret message, parts_.message.expand(with_request));
    signature = parts_.sign(key.reveal(), message.reveal());

    Credential credential;
    RAFIQ_TRY(auto header, make_header(parts_.header, parts_.value, with_request));
    credential.headers.push_back(std::move(header));
    for (const auto& [name, value] : parts_.headers) {
      RAFIQ_TRY(auto further, make_header(name, value, with_request));
      credential.headers.push_back(std::move(further));
    }
    return credential;
  }

 private:
  const Parts parts_;
};

}  // namespace

Result<std::unique_ptr<Recipe>> make_hmac_recipe(Members members) {
  HmacRecipe::Parts parts;
  RAFIQ_TRY(const auto algorithm, members.text("algorithm"));
  if (algorithm != "sha256" && algorithm != "sha512")
    return members.wrong("algorithm", "sha256 and sha512 are the ones there are");
  parts.sign = algorithm == "sha256" ? sha256 : sha512;
  RAFIQ_TRY(parts.key, members.required("secret"));
  RAFIQ_TRY(parts.message, members.required("message"));
  RAFIQ_TRY(parts.header, members.text("header"));
  if (!is_header_name(parts.header)) return members.wrong("header", "this is not the name of a header");
  RAFIQ_TRY(parts.value, members.optional("value", "${signature.hex}"));
  RAFIQ_TRY(parts.headers, members.templates("headers"));
  for (const auto& [name, value] : parts.headers)
    if (!is_header_name(name))
      return members.wrong("headers", "\"" + name + "\" is not the name of a header");
  RAFIQ_TRY(members.finish());
  return std::make_unique<HmacRecipe>(std::move(parts));
}

}  // namespace rafiq::net
