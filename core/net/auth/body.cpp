// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/body.hpp"

#include "core/net/auth/encode.hpp"
#include "core/net/auth/recipe.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>

namespace rafiq::net {
namespace {

// Sixteen random bytes: nobody can have written them into the body.
std::string mark() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string text;
  for (const unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

Failure not_fillable(std::string what) {
  return {FailureStatus::bug,
          "body",
          "The connector's sign-in recipe does not fit its request: " + std::move(what),
          {}};
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 19 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class BodyRecipe final : public Recipe {
 public:
  explicit BodyRecipe(BodySecrets secrets) : secrets_(std::move(secrets)) {}
  Outcome<Credential> present(const Outgoing& request, const Lookup& lookup, TimePoint) const override {
    Credential credential;
    RAFIQ_TRY(credential.body, secrets_.fill(request.body, lookup));
    return credential;
  }

 private:
  const BodySecrets secrets_;
};

}  // namespace

Result<BodySecrets> BodySecrets::read(Members& members) {
  BodySecrets secrets;
  RAFIQ_TRY(secrets.places_, members.templates("body"));
  for (const auto& [pointer, value] : secrets.places_)
    if (!pointer.starts_with('/') || pointer.find('~') != std::string::npos)
      return members.wrong("body", "\"" + pointer + "\" is not a JSON pointer");
  return secrets;
}

// The texts that hold secrets are written once, into memory that is wiped; the JSON only ever holds marks.
Outcome<Secret> BodySecrets::fill(std::string_view body, const Lookup& lookup) const {
  Json json = Json::parse(body, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return not_fillable("the body is no JSON");
  std::vector<std::pair<std::string, Secret>> values;  // by mark in quotes
  for (const auto& [pointer, value] : places_) {
    const Json::json_pointer place(pointer);
    if (!json.contains(place)) return not_fillable("it has no " + pointer);
    RAFIQ_TRY(const Secret secret, value.expand(lookup));
    const bool number = json[place].is_number();
    if (number && !is_number(secret.reveal())) return not_fillable("no number came for " + pointer);
    const std::string name = mark();
    json[place] = name;
    Secret text(number ? "" : "\"");
    text.append(number ? secret.reveal() : json_escaped(secret.reveal()).reveal()).append(number ? "" : "\"");
    values.emplace_back("\"" + name + "\"", std::move(text));
  }
  const std::string marked = dump_json(json);
  Secret filled;
  for (std::size_t at = 0; at < marked.size();) {
    auto next = marked.size();
    const std::pair<std::string, Secret>* here = nullptr;
    for (const auto& value : values)
      if (const auto found = marked.find(value.first, at); found < next) {
        next = found;
        here = &value;
      }
    filled.append(std::string_view(marked).substr(at, next - at));
    if (here != nullptr) filled.append(here->second.reveal());
    at = next + (here == nullptr ? 0 : here->first.size());
  }
  return filled;
}

Result<std::unique_ptr<Recipe>> make_body_recipe(Members members) {
  RAFIQ_TRY(auto secrets, BodySecrets::read(members));
  if (secrets.empty()) return members.wrong("body", "an object is needed: where the body holds the secret");
  RAFIQ_TRY(members.finish());
  return std::make_unique<BodyRecipe>(std::move(secrets));
}

}  // namespace rafiq::net
