// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/error_rules.hpp"

#include "plugins/declarative/wrong.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace rafiq_declarative {
namespace {

using rafiq::Failure;
using rafiq::Reason;

struct Usual {
  std::string_view word;
  Reason reason;
  std::string_view says;  // when a rule has no message of its own
};

constexpr std::array<Usual, 11> usual{{
    {"config", Reason::config, "the account's settings do not fit it. Check them"},
    {"auth", Reason::auth, "it does not accept the sign-in. Check the account's secrets"},
    {"permission", Reason::permission,
     "its user may not do this. Grant the rights that the connector's README lists"},
    {"not_found", Reason::not_found, "it does not exist there"},
    {nothing_there, Reason::not_found, "it does not exist there"},
    {"conflict", Reason::conflict, "it was changed there meanwhile"},
    {"rejected", Reason::rejected, "it does not accept the value"},
    {"rate_limited", Reason::rate_limited, "it asks for fewer requests. It is tried again later"},
    {"transient", Reason::transient, "it is in trouble at the moment. It is tried again later"},
    {"protocol", Reason::protocol,
     "it was not understood. Check the address in the account and the CRM's version"},
    {"unsupported", Reason::unsupported, "it does not offer this"},
}};

const Usual& usual_of(Reason reason) {
  const auto found =
      std::find_if(usual.begin(), usual.end(), [&](const Usual& u) { return u.reason == reason; });
  return found == usual.end() ? usual[9] : *found;
}

Reason by_status(int status) {
  switch (status) {
    case 401:
      return Reason::auth;
    case 403:
      return Reason::permission;
    case 404:
    case 410:
      return Reason::not_found;
    case 409:
    case 412:
      return Reason::conflict;
    case 400:
    case 422:
      return Reason::rejected;
    case 429:
      return Reason::rate_limited;
    default:
      return status >= 500 ? Reason::transient : Reason::protocol;
  }
}

std::string sentence(std::string_view what, std::string_view says) {
  return "The CRM did not answer as hoped about " + std::string(what) + ": " + std::string(says);
}

}  // namespace

ErrorRules ErrorRules::compile(const Json& list) {
  ErrorRules rules;
  for (std::size_t at = 0; at < list.size(); ++at) {
    const Json& json = list[at];
    const std::string where = "errors[" + std::to_string(at) + "]";
    Rule rule;
    if (json.contains("status")) {
      if (json["status"].is_array())
        rule.statuses = json["status"].get<std::vector<int>>();
      else
        rule.statuses = {json["status"].get<int>()};
    }
    rule.has_condition = json.contains("when");
    if (rule.has_condition) rule.when = Condition::compile(json["when"], where + ".when");
    const auto word = json.value("reason", "");
    const auto known =
        std::find_if(usual.begin(), usual.end(), [&](const Usual& u) { return u.word == word; });
    if (known == usual.end()) wrong(where, "\"reason\" is none of those that are known");
    if (rule.statuses.empty() && !rule.has_condition)
      wrong(where, "a rule needs a status, or a condition, or both");
    rule.reason = known->reason;
    rule.code = word == nothing_there ? word : json.value("code", word);
    rule.message = json.value("message", "");
    rule.has_retry_after = json.contains("retry_after");
    if (rule.has_retry_after) rule.retry_after = Expression::compile(json["retry_after"], where);
    rules.rules_.push_back(std::move(rule));
  }
  return rules;
}

void ErrorRules::check(const rafiq::HttpResponse& response, const Scope* body, std::string_view what) const {
  for (const Rule& rule : rules_) {
    if (!rule.statuses.empty() &&
        std::find(rule.statuses.begin(), rule.statuses.end(), response.status) == rule.statuses.end())
      continue;
    if (body == nullptr && rule.has_condition && rule.code == nothing_there)
      throw Failure(Reason::protocol, "no-json", sentence(what, usual_of(Reason::protocol).says));
    if (rule.has_condition && (body == nullptr || !rule.when.holds(*body))) continue;
    std::chrono::milliseconds retry_after{0};
    if (rule.has_retry_after && body != nullptr) {
      const auto text = rule.retry_after.text(*body).value_or("");
      unsigned seconds = 0;
      if (std::from_chars(text.data(), text.data() + text.size(), seconds).ec == std::errc())
        retry_after = std::chrono::seconds(std::min(seconds, 86'400U));
    }
    throw Failure(
        rule.reason, rule.code,
        sentence(what, rule.message.empty() ? usual_of(rule.reason).says : std::string_view(rule.message)),
        retry_after);
  }
  if (response.ok() || response.status == 304) return;
  const Reason reason = by_status(response.status);
  throw Failure(
      reason, "http-" + std::to_string(response.status),
      sentence(what, std::string(usual_of(reason).says) + " (HTTP " + std::to_string(response.status) + ")"));
}

}  // namespace rafiq_declarative
