// SPDX-License-Identifier: Apache-2.0
#include "core/app/journey.hpp"

#include "core/app/context.hpp"
#include "core/app/edit_making.hpp"
#include "core/journey/cases.hpp"
#include "core/journey/waits.hpp"
#include "core/store/customers.hpp"
#include "core/store/journey.hpp"

#include <algorithm>
#include <array>

namespace rafiq::app {
namespace {

constexpr std::array<std::string_view, 5> kinds{"complaint", "request", "suggestion", "purchase", "loyalty"};
constexpr std::size_t longest_text = 2000;

Error usage(std::string what, std::string remedy) {
  return {ErrorCode::usage, std::move(what), "", std::move(remedy)};
}

Status check(const NewTouchpoint& given, TimePoint now) {
  if (given.what.empty()) return usage("The touchpoint has no words", "Say in one line what happened");
  if (given.what.size() > longest_text)
    return usage("The words are too long", "Say in one line what happened");
  if (given.feeling && (*given.feeling < -2 || *given.feeling > 2))
    return usage("A feeling is from -2 (very bad) to 2 (very good)", "Give a number in between, or none");
  if (given.effort && (*given.effort < 1 || *given.effort > 5))
    return usage("Effort is from 1 (very easy) to 5 (very hard)", "Give a number in between, or none");
  if (given.at && *given.at > now)
    return usage("A touchpoint cannot lie in the future", "Give the time at which it happened");
  if (!given.kind.empty() && std::find(kinds.begin(), kinds.end(), given.kind) == kinds.end())
    return usage("\"" + given.kind + "\" is not a kind of touchpoint",
                 "It is complaint, request, suggestion, purchase or loyalty");
  return success();
}

std::string reference_of(const CaseSeen& seen) {
  return seen.account.empty() ? seen.about.id : seen.account + ":" + seen.about.id;
}

Result<CaseRef> find_case(const std::vector<Touchpoint>& touchpoints, std::string_view reference,
                          TimePoint now) {
  std::vector<CaseSeen> found;
  for (const auto& one : journey::cases_of(journey::in_order(touchpoints, now)))
    if (reference_of(one.seen) == reference || one.seen.about.id == reference) found.push_back(one.seen);
  if (found.empty())
    return Error{ErrorCode::not_found, "The journey has no case \"" + std::string(reference) + "\"", "",
                 "rafiqctl --json journey show lists the cases; a kind without a case opens a new one"};
  if (found.size() > 1)
    return Error{ErrorCode::conflict, "Several accounts have a case \"" + std::string(reference) + "\"", "",
                 "Write it with its account: " + reference_of(found[0]) + " or " + reference_of(found[1])};
  CaseRef about = found[0].about;
  about.account = found[0].account;
  return about;
}

// The case of a new touchpoint: one that is there, or the beginning of one.
Result<std::optional<CaseRef>> case_of(const NewTouchpoint& given, const std::vector<Touchpoint>& touchpoints,
                                       TimePoint now) {
  if (!given.about.empty()) {
    RAFIQ_TRY(auto about, find_case(touchpoints, given.about, now));
    about.status = given.status;
    if (!given.kind.empty()) about.kind = given.kind;
    return std::optional(std::move(about));
  }
  if (given.kind.empty()) return std::optional<CaseRef>();
  CaseRef about;
  about.kind = given.kind;
  about.subject = given.what;
  about.status = given.status;
  if (about.status.empty() && given.kind != "loyalty")
    about.status = given.kind == "purchase" ? "closed" : "open";
  return std::optional(std::move(about));
}

bool opens_a_case(const Touchpoint& touchpoint) {
  return touchpoint.about && touchpoint.about->id.empty() && touchpoint.about->kind != "loyalty";
}

}  // namespace

Result<JourneyShown> Journey::show(CustomerId customer) {
  RAFIQ_TRY(store::Customers(*context_.database).get(customer));
  JourneyShown shown;
  RAFIQ_TRY(shown.touchpoints, store::Journey(*context_.database).touchpoints(customer));
  const TimePoint now = context_.clock->now();
  shown.feelings = journey::feeling_line(shown.touchpoints, now);
  const auto steps = journey::in_order(shown.touchpoints, now);
  for (const auto& wait : journey::waits_of(steps, now)) {
    WaitShown one{wait.asked->what, wait.asked->at, std::nullopt, static_cast<int>(wait.again.size())};
    if (wait.answered) one.until = wait.answered->at;
    shown.waits.push_back(std::move(one));
  }
  for (const auto& one : journey::cases_of(steps))
    if (one.is("suggestion"))
      shown.suggestions.push_back(
          {one.seen, reference_of(one.seen), one.state() == journey::CaseState::settled});
  return shown;
}

Result<Touchpoint> Journey::add(CustomerId customer, const NewTouchpoint& given) {
  const TimePoint now = context_.clock->now();
  RAFIQ_TRY(check(given, now));
  store::Journey stored(*context_.database);
  TouchpointId id;
  RAFIQ_TRY(const auto targets, targets_of(context_, customer));
  RAFIQ_TRY(context_.database->write([&]() -> Status {
    RAFIQ_TRY(auto touchpoints, stored.touchpoints(customer));
    Touchpoint touchpoint;
    touchpoint.customer = customer;
    touchpoint.what = given.what;
    touchpoint.channel = given.channel;
    touchpoint.at = given.at.value_or(now);
    touchpoint.by_customer = given.by_customer;
    touchpoint.feeling = given.feeling;
    touchpoint.effort = given.effort;
    RAFIQ_TRY(touchpoint.about, case_of(given, touchpoints, now));
    RAFIQ_TRY(id, stored.add(touchpoint));
    if (opens_a_case(touchpoint)) {
      RAFIQ_TRY(stored.name_case_after(id));
    }
    touchpoint.id = id;
    return send_touchpoint(context_, targets, touchpoint);
  }));
  return stored.touchpoint(id);
}

Result<Touchpoint> Journey::undo(TouchpointId id) {
  store::Journey stored(*context_.database);
  RAFIQ_TRY(auto touchpoint, stored.touchpoint(id));
  RAFIQ_TRY(context_.database->write([&]() -> Status {
    RAFIQ_TRY(take_back(context_, touchpoint));
    return stored.remove(id);
  }));
  return touchpoint;
}

Result<Touchpoint> Journey::act_on(CustomerId customer, std::string_view suggestion,
                                   std::string_view what_was_done) {
  RAFIQ_TRY(auto touchpoints, store::Journey(*context_.database).touchpoints(customer));
  RAFIQ_TRY(auto about, find_case(touchpoints, suggestion, context_.clock->now()));
  if (about.kind != "suggestion")
    return usage("Case \"" + std::string(suggestion) + "\" is not a suggestion",
                 "rafiqctl journey suggestions REF lists them");
  NewTouchpoint given;
  given.what = what_was_done;
  given.by_customer = false;
  given.about = suggestion;
  given.status = "closed";
  return add(customer, given);
}

}  // namespace rafiq::app
