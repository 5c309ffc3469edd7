// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/rt/answer.hpp"

#include <rafiq/services.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq_rt {

// What RT answered to one request.
class Reply {
 public:
  Reply(Json json, std::string name, std::string version = {})
      : json_(std::make_unique<const Json>(std::move(json))),
        name_(std::move(name)),
        version_(std::move(version)) {}
  [[nodiscard]] Answer answer() const { return {*json_, name_}; }  // lives as long as the reply
  // RT's ETag, the number of the record's last transaction, as If-Match wants it; empty where there is none.
  [[nodiscard]] const std::string& version() const { return version_; }

 private:
  std::unique_ptr<const Json> json_;
  std::string name_;
  std::string version_;
};

// RT's REST 2.0. The host adds the token, waits and retries; here a reply becomes JSON, or a Failure that
// says what to do. `what` names the thing asked for in messages: "users".
class Rest {
 public:
  using Send = std::function<rafiq::HttpResponse(const rafiq::HttpRequest&)>;
  explicit Rest(Send send) : send_(std::move(send)) {}

  static constexpr int page_size = 100;  // RT gives no more

  [[nodiscard]] Reply get(std::string_view what, std::string_view path, const std::string& query = {}) const;
  // Nothing when RT says 404.
  [[nodiscard]] std::optional<Reply> get_if_any(std::string_view what, std::string_view path) const;
  // RT searches users, groups and attachments by a list of conditions sent with POST. Changes nothing.
  [[nodiscard]] Reply search(std::string_view what, std::string_view path, const std::string& query,
                             const Json& conditions) const;

  // Changes something that is there, unless it was changed since `version`: Failure(conflict) then.
  [[nodiscard]] Reply put(std::string_view what, std::string_view path, const Json& body,
                          const std::string& version) const;
  // Makes something, and answers its number. Never repeated by the host.
  [[nodiscard]] std::string post(std::string_view what, std::string_view path, const Json& body) const;

 private:
  [[nodiscard]] Reply understood(std::string_view what, const rafiq::HttpResponse& response) const;

  Send send_;
};

}  // namespace rafiq_rt
