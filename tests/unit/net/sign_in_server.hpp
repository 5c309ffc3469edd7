// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/auth/encode.hpp"
#include "core/net/auth/landing.hpp"
#include "core/net/auth/pkce.hpp"
#include "core/net/transport.hpp"
#include "tests/unit/net/support.hpp"

#include <map>
#include <mutex>
#include <string>

namespace rafiq::net::test {

using Fields = std::map<std::string, std::string>;

// What a form or a query says; of no use for more than tests.
inline Fields fields_of(std::string_view text) {
  Fields fields;
  while (!text.empty()) {
    const auto pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
    const auto equals = pair.find('=');
    // Decoded by the one that is tested: it knows four names only, so each value goes in as a code.
    const auto read = read_landing("code=" + std::string(pair.substr(equals + 1)));
    fields[std::string(pair.substr(0, equals))] = read ? std::string(read->code.reveal()) : "?";
  }
  return fields;
}

// An authorization server that believes nobody: a code is good once, for its redirect URI and its verifier; a
// refresh token is good once. It also serves /data to whoever has the newest access token.
class SignInServer {
 public:
  // How it deviates.
  std::string issuer;           // sent as "iss" when not empty
  std::string error;            // instead of a code
  bool stays_signed_in = true;  // gives refresh tokens
  bool replayed = false;        // somebody else has used the code already
  int token_status = 0;         // the answer of /token, whatever it is asked

  SignInServer() : server_([this](const Received& request) { return answer(request); }) {}

  [[nodiscard]] std::string url(std::string_view path = "") const { return server_.url(path); }
  [[nodiscard]] int exchanges() const { return asked("authorization_code"); }
  [[nodiscard]] int refreshes() const { return asked("refresh_token"); }
  [[nodiscard]] Fields authorization() const {
    const std::lock_guard lock(mutex_);
    return asked_for_;
  }
  [[nodiscard]] std::string refresh_token() const {
    const std::lock_guard lock(mutex_);
    return refresh_;
  }
  void end_sign_in() {
    const std::lock_guard lock(mutex_);
    refresh_ = access_ = "none";
  }
  void end_access() {
    const std::lock_guard lock(mutex_);
    access_ = "none";
  }
  [[nodiscard]] std::vector<Received> received() const { return server_.received(); }

  [[nodiscard]] Json recipe() const {
    return {{"kind", "oauth2_authorization_code"},
            {"authorize_url", url("/authorize")},
            {"token_url", url("/token")},
            {"client_id", "rafiq"},
            {"scope", "contacts offline_access"},
            {"redirect", "http://127.0.0.1/back"},
            {"refresh_token", "${secret.refresh_token}"}};
  }

 private:
  [[nodiscard]] int asked(const std::string& grant_type) const {
    int count = 0;
    for (const auto& request : server_.received())
      if (request.path() == "/token" && fields_of(request.body)["grant_type"] == grant_type) ++count;
    return count;
  }

  Reply answer(const Received& request) {
    const std::lock_guard lock(mutex_);
    if (request.path() == "/authorize") return authorize(fields_of(request.query()));
    if (request.path() == "/token") return token(fields_of(request.body));
    return request.header("authorization") == "Bearer " + access_ ? Reply::text("data")
                                                                  : Reply::text("", 401);
  }

  Reply authorize(Fields asked) {
    asked_for_ = asked;
    std::string back = asked["redirect_uri"] + "?state=" + asked["state"];
    if (!issuer.empty()) back += "&iss=" + std::string(percent_encoded(issuer).reveal());
    if (!error.empty()) return Reply::redirect(back + "&error=" + error);
    code_ = "C0de-" + std::to_string(++count_) + "/+=";
    return Reply::redirect(back + "&code=" + std::string(percent_encoded(code_).reveal()));
  }

  Reply token(Fields form) {
    if (token_status != 0) return Reply::json(R"({"error":"server_error"})", token_status);
    if (form["grant_type"] == "refresh_token") return form["refresh_token"] == refresh_ ? give() : refuse();
    const bool right = !replayed && !code_.empty() && form["code"] == code_ && form["client_id"] == "rafiq" &&
                       form["redirect_uri"] == asked_for_["redirect_uri"] &&
                       asked_for_["code_challenge_method"] == "S256" &&
                       challenge_of(form["code_verifier"]) == asked_for_["code_challenge"];
    code_.clear();
    return right ? give() : refuse();
  }

  Reply give() {
    access_ = "Acce55-" + std::to_string(++count_);
    refresh_ = "Refre5h-" + std::to_string(count_);
    Json body{{"access_token", access_}, {"token_type", "Bearer"}, {"expires_in", 3600}};
    if (stays_signed_in) body["refresh_token"] = refresh_;
    return Reply::json(body.dump());
  }
  static Reply refuse() {
    return Reply::json(R"({"error":"invalid_grant","error_description":"PrivateAnswer"})", 400);
  }

  mutable std::mutex mutex_;
  Fields asked_for_;
  std::string code_;
  std::string access_ = "none";
  std::string refresh_ = "none";
  int count_ = 0;
  HttpServer server_;  // last: it answers as soon as it is there
};

// A browser of one page at a time, which follows no redirect by itself.
inline Response visit(const std::string& address, const std::string& method = "GET") {
  Transport transport({}, "none", "");
  Outgoing request{method, Url::parse(address).value(), {}, {}, {}, true, {}};
  auto answer = transport.exchange(request, {});
  INFO(address);
  REQUIRE(answer);
  return std::move(answer).value();
}

// Signs in as a person does: sees the server's page and is sent on.
inline std::string sent_on(const std::string& address) {
  return std::string(visit(address).header("location").value_or(""));
}

}  // namespace rafiq::net::test
