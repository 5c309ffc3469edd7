// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/error_rules.hpp"
#include "plugins/declarative/request.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq_declarative {

// What the CRM answered to one request. Elements of it live as long as it does.
class Answer {
 public:
  Answer(rafiq::HttpResponse response, std::unique_ptr<Document> document)
      : response_(std::move(response)), document_(std::move(document)) {}

  [[nodiscard]] Element root() const { return document_->root(); }
  [[nodiscard]] const rafiq::HttpResponse& response() const { return response_; }

 private:
  rafiq::HttpResponse response_;
  std::unique_ptr<Document> document_;
};

// Asks the CRM: fills requests in, reads answers, and turns refusals into Failures. One thread.
class Client {
 public:
  using Send = std::function<rafiq::HttpResponse(const rafiq::HttpRequest&)>;
  Client(Send send, const ErrorRules& errors, Element settings)
      : send_(std::move(send)), errors_(errors), settings_(settings) {}

  enum class Aim { read, write };  // what is read may be asked again after a lost answer
  // `what` names the thing asked for in messages: "contact". `url` instead of the request's own: a next page.
  Answer ask(const Request& request, const Json& variables, std::string_view what, Aim aim,
             const std::string& url = {});

  // ${...} of an answer or record.
  [[nodiscard]] Scope scope(Element record) {
    Scope scope;
    scope.record = record;
    scope.settings = settings_;
    scope.lookups = lookups_;
    scope.false_is_nothing = false_is_nothing_;
    return scope;
  }
  void use_lookups(LookupTables* lookups) { lookups_ = lookups; }
  void take_false_for_nothing(bool whether) { false_is_nothing_ = whether; }
  // The CRM's own clock, as its last answer tells; milliseconds. Nothing when it does not.
  [[nodiscard]] std::optional<std::int64_t> server_time() const { return server_time_; }

 private:
  Send send_;
  const ErrorRules& errors_;
  Element settings_;
  LookupTables* lookups_ = nullptr;
  bool false_is_nothing_ = false;
  std::optional<std::int64_t> server_time_;
};

}  // namespace rafiq_declarative
