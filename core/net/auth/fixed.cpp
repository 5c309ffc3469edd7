// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/encode.hpp"
#include "core/net/auth/members.hpp"
#include "core/net/auth/recipe.hpp"

namespace rafiq::net {
namespace {

// {"kind": "header", "header": "Authorization", "value": "token ${secret.token}"}
class HeaderRecipe final : public Recipe {
 public:
  HeaderRecipe(std::string header, Template value) : header_(std::move(header)), value_(std::move(value)) {}

  Outcome<Credential> present(const Outgoing&, const Lookup& lookup, TimePoint) const override {
    Credential credential;
    RAFIQ_TRY(auto header, make_header(header_, value_, lookup));
    credential.headers.push_back(std::move(header));
    return credential;
  }

 private:
  const std::string header_;
  const Template value_;
};

// {"kind": "basic", "user": "${setting.user}", "password": "${secret.password}"}
class BasicRecipe final : public Recipe {
 public:
  BasicRecipe(Template user, Template password) : user_(std::move(user)), password_(std::move(password)) {}

  Outcome<Credential> present(const Outgoing&, const Lookup& lookup, TimePoint) const override {
    RAFIQ_TRY(Secret pair, user_.expand(lookup));
    if (pair.reveal().find(':') != std::string_view::npos)
      return Failure{FailureStatus::config,
                     "user-malformed",
                     "A user name for Basic sign-in cannot hold a colon. Correct it in the account",
                     {}};
    RAFIQ_TRY(const Secret password, password_.expand(lookup));
    pair.append(":").append(password.reveal());
    Secret value("Basic ");
    value.append(base64(pair.reveal()).reveal());
    Credential credential;
    credential.headers.push_back({"Authorization", std::move(value)});
    return credential;
  }

 private:
  const Template user_;
  const Template password_;
};

// {"kind": "query", "name": "api_key", "value": "${secret.key}"}
class QueryRecipe final : public Recipe {
 public:
  QueryRecipe(std::string_view name, Template value)
      : name_(percent_encoded(name)), value_(std::move(value)) {}

  Outcome<Credential> present(const Outgoing&, const Lookup& lookup, TimePoint) const override {
    RAFIQ_TRY(const Secret value, value_.expand(lookup));
    Credential credential;
    credential.query.append(name_.reveal()).append("=").append(percent_encoded(value.reveal()).reveal());
    return credential;
  }

 private:
  const Secret name_;
  const Template value_;
};

}  // namespace

Result<std::unique_ptr<Recipe>> make_header_recipe(Members members) {
  RAFIQ_TRY(auto header, members.text("header"));
  if (!is_header_name(header)) return members.wrong("header", "this is not the name of a header");
  RAFIQ_TRY(auto value, members.required("value"));
  RAFIQ_TRY(members.finish());
  return std::make_unique<HeaderRecipe>(std::move(header), std::move(value));
}

Result<std::unique_ptr<Recipe>> make_basic_recipe(Members members) {
  RAFIQ_TRY(auto user, members.required("user"));
  RAFIQ_TRY(auto password, members.required("password"));
  RAFIQ_TRY(members.finish());
  return std::make_unique<BasicRecipe>(std::move(user), std::move(password));
}

// {"kind": "bearer", "token": "${secret.token}"}
Result<std::unique_ptr<Recipe>> make_bearer_recipe(Members members) {
  RAFIQ_TRY(const auto token, members.text("token"));
  RAFIQ_TRY(members.finish());
  auto value = Template::parse("Bearer " + token);
  if (!value) return members.wrong("token", value.error().message());
  return std::make_unique<HeaderRecipe>("Authorization", std::move(value).value());
}

Result<std::unique_ptr<Recipe>> make_query_recipe(Members members) {
  RAFIQ_TRY(const auto name, members.text("name"));
  RAFIQ_TRY(auto value, members.required("value"));
  RAFIQ_TRY(members.finish());
  return std::make_unique<QueryRecipe>(name, std::move(value));
}

}  // namespace rafiq::net
