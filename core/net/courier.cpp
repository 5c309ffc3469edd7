// SPDX-License-Identifier: Apache-2.0
#include "core/net/courier.hpp"

#include "core/net/redirect.hpp"
#include "core/net/retry.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::net {
namespace {

using std::chrono::milliseconds;
using Status = FailureStatus;

Failure make(Status status, std::string_view code, std::string message, milliseconds retry_after = {}) {
  return {status, std::string(code), std::move(message), retry_after};
}

Failure refused(const Url& url, int status, bool left_home) {
  if (left_home)
    return make(
        Status::config, "moved",
        fmt::format("The account's address redirects to {}, where no sign-in is sent. Set that as the "
                    "account's address if it is the CRM's",
                    url.origin()));
  return make(Status::auth, "refused",
              fmt::format("{} refused the sign-in (HTTP {}). The account's secret may be wrong, expired or "
                          "withdrawn: set it again",
                          url.origin(), status));
}

// The answers that a connector could only pass on.
bool is_trouble(int status) {
  return status == 429 || (status >= 502 && status <= 504);
}

}  // namespace

Courier::Courier(Rules rules, const Budget& budget, const SharedPressure& pressure, std::string proxy,
                 std::string ca_file)
    : rules_(std::move(rules)),
      budget_(budget, system_moment, &pressure),
      transport_(rules_.limits, std::move(proxy), std::move(ca_file)) {}

Outcome<void> Courier::admit(const Url& url) const {
  if (!rules_.hosts.allows(url))
    return make(Status::config, "host-not-allowed",
                fmt::format("{} is not one of the account's hosts ({}): nothing was sent there", url.origin(),
                            rules_.hosts.list()));
  if (rules_.permit)
    if (const auto permitted = rules_.permit(url); !permitted)
      return make(Status::config, "policy", permitted.error().message());
  if (!url.encrypted() && !url.is_this_machine() && !rules_.plain_http)
    return make(
        Status::config, "plain-http",
        fmt::format("{} is not encrypted: passwords and customers' data could be read on the way. Use "
                    "https, or set allow_plain_http to true in the account",
                    url.origin()));
  return boost::outcome_v2::success();
}

Outcome<Response> Courier::deliver(const Outgoing& request, const Journey& journey) {
  for (int tries = 1;; ++tries) {
    auto answer = attempt(request, journey);
    if (answer) return std::move(answer).value();
    Trouble trouble = std::move(answer).error();
    Failure& failure = trouble.failure;
    const bool passes = failure.status == Status::transient || failure.status == Status::rate_limited;
    const bool safe = request.repeatable || !trouble.sent;
    // A server that was silent for the whole limit gets a second chance, not a third.
    const int most = failure.code == "timeout" || failure.code == "stalled" ? 2 : rules_.limits.tries;
    const bool too_long = failure.retry_after > rules_.limits.longest_wait;
    if (passes && safe && !trouble.final && !too_long && tries < most) {
      if (pause(failure, tries, journey.cancel)) continue;
      failure = make(Status::cancelled, "cancelled", "The request was cancelled before it was tried again");
    } else if (tries > 1 && passes) {
      failure.message += fmt::format(" (tried {} times)", tries);
    }
    return std::move(failure);
  }
}

// After a Retry-After the budget holds everybody back, this request included.
bool Courier::pause(const Failure& failure, int tries, const CancelToken& cancel) {
  if (failure.retry_after.count() == 0) return wait(backoff(tries + 1), cancel);
  budget_.hold(failure.retry_after + backoff(tries + 1));
  return !cancel.requested();
}

Exchanged Courier::attempt(const Outgoing& request, const Journey& journey) {
  for (bool renewed = false;; renewed = true) {
    Trail trail;
    auto answer = follow(request.copy(), journey, trail);
    if (!answer || journey.signer == nullptr || !journey.signer->means_refused(answer.value().status))
      return answer;
    if (trail.left_home || renewed || !journey.signer->renew())
      return Trouble{refused(trail.at, answer.value().status, trail.left_home)};
  }
}

Exchanged Courier::follow(Outgoing request, const Journey& journey, Trail& trail) {
  const std::string home = request.url.origin();
  for (int hops = 0; hops <= rules_.limits.redirects; ++hops) {
    if (const auto admitted = admit(request.url); !admitted) return Trouble{admitted.error()};
    trail = {request.url, trail.left_home || request.url.origin() != home};
    if (journey.signer != nullptr && !trail.left_home) {
      auto credential = journey.signer->sign(request);
      if (!credential) return Trouble{std::move(credential).error(), false, true};
      request.credential = std::move(credential).value();
    }
    auto answer = exchange(request, journey);
    if (!answer || !journey.follow_redirects || !is_redirect(answer.value())) return answer;
    auto next = redirected(std::move(request), answer.value());
    if (!next) return Trouble{std::move(next).error()};
    request = std::move(next).value();
  }
  return Trouble{make(Status::protocol, "redirect-loop",
                      home + " keeps redirecting. Check the account's address in a browser")};
}

Exchanged Courier::exchange(const Outgoing& request, const Journey& journey) {
  auto answer = [&]() -> Exchanged {
    auto permit = budget_.acquire(journey.urgent, rules_.limits.longest_wait, journey.cancel);
    if (!permit) {
      Failure failure = std::move(permit).error();
      failure.message += " (" + request.url.origin() + ")";
      return Trouble{std::move(failure)};
    }
    return transport_.exchange(request, journey.cancel);
  }();
  if (!answer || !is_trouble(answer.value().status)) return answer;
  Trouble trouble = troubled(answer.value(), request.url);
  if (trouble.failure.retry_after > rules_.limits.longest_wait) budget_.hold(trouble.failure.retry_after);
  return trouble;
}

Trouble Courier::troubled(const Response& response, const Url& url) const {
  // A date is meant by the server's clock, which need not be ours.
  const auto date = parse_date(response.header("date").value_or(""));
  const auto asked = parse_retry_after(response.header("retry-after").value_or(""), date.value_or(now()));
  const auto after = asked.value_or(milliseconds(0));
  if (response.status == 429)
    return {make(Status::rate_limited, "rate-limited",
                 fmt::format("{} has had enough requests for now (HTTP 429). Try again later", url.origin()),
                 after),
            false};  // it was turned away before anything was done
  return {make(Status::transient, "overloaded",
               fmt::format("{} is overloaded or being restarted (HTTP {}). Try again later", url.origin(),
                           response.status),
               after),
          true};
}

}  // namespace rafiq::net
