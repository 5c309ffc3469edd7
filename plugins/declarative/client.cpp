// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/client.hpp"

#include "plugins/declarative/words.hpp"

namespace rafiq_declarative {
namespace {

// Null for what is no JSON. A record of its own makes no document: "204 No Content".
std::unique_ptr<Document> document_of(const rafiq::HttpResponse& response, std::string_view what) {
  const auto text = trimmed(response.body);
  if (text.empty()) return std::make_unique<Document>("null", what);
  try {
    return std::make_unique<Document>(response.body, "The answer about " + std::string(what));
  } catch (const rafiq::Failure&) {
    if (response.ok()) throw;
    return nullptr;
  }
}

}  // namespace

Answer Client::ask(const Request& request, const Json& variables, std::string_view what, Aim aim,
                   const std::string& url) {
  const Document values(variables.dump(-1, ' ', false, Json::error_handler_t::replace), "a request");
  auto asked = request.build(scope(values.root()));
  if (!url.empty()) asked.url = url;
  if (aim == Aim::read) asked.idempotent = true;
  auto response = send_(asked);
  if (const auto date = read_http_date(response.header("date"))) server_time_ = date;
  auto document = document_of(response, what);
  if (document) {
    const Scope body = scope(document->root());
    errors_.check(response, &body, what);
  } else {
    errors_.check(response, nullptr, what);
  }
  if (!document) document = std::make_unique<Document>("null", what);
  return {std::move(response), std::move(document)};
}

}  // namespace rafiq_declarative
