// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/failure.hpp"
#include "core/net/http.hpp"
#include "core/net/url.hpp"
#include "core/util/json.hpp"
#include "core/util/secret.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace rafiq::net {

// The answer to a sign-in request. It holds tokens: the body and what was parsed from it are wiped at the
// end.
class SignInAnswer {
 public:
  explicit SignInAnswer(Response response);
  ~SignInAnswer();
  SignInAnswer(const SignInAnswer&) = delete;
  SignInAnswer& operator=(const SignInAnswer&) = delete;

  [[nodiscard]] int status() const { return response_.status; }
  [[nodiscard]] bool ok() const { return response_.status >= 200 && response_.status < 300; }

  // A text or a number at "/a/json/pointer" of the body, "header:NAME" or "cookie:NAME". Nothing otherwise.
  [[nodiscard]] std::optional<Secret> value(const std::string& source) const;

  // Why there was no sign-in, for an answer that is not ok(). `reason` is the CRM's own word for it.
  [[nodiscard]] Failure failure(const Url& url, std::string_view reason = {}) const;

  static bool is_source(const std::string& source);

 private:
  Response response_;
  Json body_;
};

}  // namespace rafiq::net
