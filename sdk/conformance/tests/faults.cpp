// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/tests/reference.hpp"
#include "sdk/conformance/tests/registry.hpp"

#include <algorithm>
#include <set>

namespace rafiq::conform {
namespace {

using Reasons = std::set<rafiq_status>;
using Kind = Fault::Kind;

constexpr std::size_t most_calls = 12;

WireAnswer json_answer(int status, std::string body = R"({"message":"no"})", Headers headers = {}) {
  headers.emplace_back("Content-Type", "application/json");
  return {status, std::move(headers), std::move(body)};
}

Fault answering(int status, Headers headers = {}) {
  return {Kind::answer, json_answer(status, R"({"message":"no"})", std::move(headers))};
}

struct Trouble {
  std::string_view what;  // "the CRM answers 403 to"
  Fault fault;
  Reasons fitting;
  bool lasts = false;        // what follows meets it too
  bool may_be_gone = false;  // 404 to a record by itself does say that it is gone
  std::size_t calls = most_calls;
};

void calm(Rig& rig) {
  rig.gate().calm();
  if (auto* session = rig.session()) session->forgive();
}

void judge_failure(const Trouble& trouble, std::size_t nth, const connector::Failure& why,
                   std::string_view verb) {
  if (trouble.fitting.contains(why.status)) {
    if (why.message.empty())
      fail("{} call {} of {}, and the connector does not say what happened", trouble.what, nth, verb);
    return;
  }
  std::string fitting;
  for (const auto status : trouble.fitting)
    fitting += (fitting.empty() ? "" : ", ") + std::string(name_of(status));
  fail("{} call {} of {}, and the connector says \"{}\"; fitting would be: {}", trouble.what, nth, verb,
       describe(why), fitting);
}

void judge_alive(const Trouble& trouble, std::size_t nth, connector::Connection& connection) {
  if (connection.alive()) return;
  throw Verdict{Outcome::crash,
                fmt::format("{} call {}, and the connector did not survive it: {}", trouble.what, nth,
                            connection.ending().value_or(connector::Failure{}).message)};
}

// It says that all went well: then nothing may be missing.
void judge_success(const Trouble& trouble, std::size_t nth, const Held& expected, const Held& got) {
  Held all = got;
  if (trouble.may_be_gone && got.deleted.size() == 1)
    for (const auto& [ref, record] : got.deleted)
      if (const auto known = expected.records.find(ref); known != expected.records.end())
        all.records.insert(*known);
  const auto differs = difference(expected, all);
  if (!differs.empty())
    fail("{} call {} of read, and the connector takes that for an answer: {}. It must fail instead",
         trouble.what, nth, differs);
}

void trouble_while_reading(Rig& rig, const Trouble& trouble) {
  auto& gate = rig.gate();
  gate.calm();
  const auto whole = reference(rig);
  const auto expected = held(whole.pages);
  const std::size_t calls = std::min(gate.count(), trouble.calls);
  for (std::size_t nth = 1; nth <= calls; ++nth) {
    gate.arm(trouble.fault, nth, trouble.lasts);
    auto& connection = rig.connection();
    auto first = read(rig, connection, nullptr);
    judge_alive(trouble, nth, connection);
    if (!gate.faulted()) break;
    calm(rig);
    if (!first.failure) {
      judge_success(trouble, nth, expected, held(first.pages));
      continue;
    }
    judge_failure(trouble, nth, *first.failure, "read");
    // Until the page before, all is stored; the rest comes when the trouble is over.
    const auto rest = read(rig, connection, first.checkpoint());
    if (rest.failure)
      fail("{} call {} of read; when the trouble was over, reading on failed all the same: {}", trouble.what,
           nth, describe(*rest.failure));
    const auto differs = difference(expected, held(first.pages, rest.pages));
    if (!differs.empty())
      fail("{} call {} of read; when the trouble was over, reading on did not mend it: {}", trouble.what, nth,
           differs);
  }
}

void trouble_while_finding(Rig& rig, const Trouble& trouble) {
  if (rig.scene().find.empty()) return;
  auto& gate = rig.gate();
  const auto& one = rig.scene().find.front();
  const auto ask = [&] { return rig.connection().find(one.value("by", ""), one.value("value", "")); };
  gate.calm();
  if (const auto answer = ask(); !answer) return;  // find.customer says why
  const std::size_t calls = std::min(gate.count(), trouble.calls);
  for (std::size_t nth = 1; nth <= calls; ++nth) {
    gate.arm(trouble.fault, nth, trouble.lasts);
    const auto answer = ask();
    judge_alive(trouble, nth, rig.connection());
    const bool faulted = gate.faulted();
    const auto why = rig.connection().failure().value_or(connector::Failure{});
    calm(rig);
    if (!faulted) break;
    if (!answer && !(trouble.may_be_gone && why.status == RAFIQ_NOT_FOUND))
      judge_failure(trouble, nth, why, "find");
    if (answer && answer.value().value("records", Json::array()).empty() && !trouble.may_be_gone)
      fail("{} call {} of find, and the connector says that there is no such customer. It must fail instead",
           trouble.what, nth);
  }
}

void meet(Rig& rig, const Trouble& trouble) {
  trouble_while_reading(rig, trouble);
  trouble_while_finding(rig, trouble);
}

void lost(Rig& rig) {
  meet(rig, {"The connection is lost at", {Kind::lost}, {RAFIQ_TRANSIENT}, true});
}
void cut(Rig& rig) {
  meet(rig, {"The connection is lost in the middle of the answer to",
             {Kind::cut},
             {RAFIQ_TRANSIENT, RAFIQ_PROTOCOL}});
}
void unauthorized(Rig& rig) {
  meet(rig, {"The CRM answers 401 to", answering(401), {RAFIQ_AUTH}, true});
}
void forbidden(Rig& rig) {
  meet(rig, {"The CRM answers 403 to", answering(403), {RAFIQ_PERMISSION, RAFIQ_AUTH}});
}
void not_found(Rig& rig) {
  meet(rig, {"The CRM answers 404 to",
             answering(404),
             {RAFIQ_NOT_FOUND, RAFIQ_PROTOCOL, RAFIQ_CONFIG, RAFIQ_PERMISSION},
             false,
             true});
}
const Reasons odd{RAFIQ_CONFLICT, RAFIQ_REJECTED, RAFIQ_PROTOCOL, RAFIQ_TRANSIENT, RAFIQ_CONFIG};
void conflict(Rig& rig) {
  meet(rig, {"The CRM answers 409 to", answering(409), odd});
}
void precondition(Rig& rig) {
  meet(rig, {"The CRM answers 412 to", answering(412), odd});
}
void too_many(Rig& rig) {
  meet(rig, {"The CRM answers 429 to", answering(429), {RAFIQ_RATE_LIMITED}});
}
void server_error(Rig& rig) {
  meet(rig, {"The CRM answers 500 to", answering(500), {RAFIQ_TRANSIENT, RAFIQ_PROTOCOL}});
}
void unavailable(Rig& rig) {
  meet(rig, {"The CRM answers 503 to", answering(503), {RAFIQ_TRANSIENT, RAFIQ_RATE_LIMITED}});
}
const Reasons not_understood{RAFIQ_PROTOCOL, RAFIQ_CONFIG, RAFIQ_AUTH};
void html(Rig& rig) {
  WireAnswer page{
      200, {{"Content-Type", "text/html"}}, "<!DOCTYPE html><html><body>Please sign in</body></html>"};
  meet(rig, {"The CRM answers with a page for people (HTML, status 200) to",
             {Kind::answer, std::move(page)},
             not_understood});
}
void half(Rig& rig) {
  meet(rig, {"The CRM answers half a JSON document to", {Kind::half}, {RAFIQ_PROTOCOL}});
}
void empty(Rig& rig) {
  meet(rig, {"The CRM answers nothing (status 200) to", {Kind::empty}, not_understood});
}
void huge(Rig& rig) {
  constexpr std::size_t bytes = 50'000'000;
  meet(rig, {"The CRM answers 50 MB to",
             {Kind::answer, json_answer(200, "{\"items\":[\"" + std::string(bytes, 'x') + "\"]}")},
             {RAFIQ_PROTOCOL, RAFIQ_TRANSIENT},
             false,
             false,
             1});
}

// The host is told when to come back, and so must Rafiq be.
void retry_after(Rig& rig) {
  auto& gate = rig.gate();
  gate.calm();
  (void)reference(rig);
  const std::size_t calls = std::min(gate.count(), most_calls);
  for (std::size_t nth = 1; nth <= calls; ++nth) {
    gate.arm(answering(429, {{"Retry-After", "7"}}), nth);
    const auto reading = read(rig, rig.connection(), nullptr);
    const bool faulted = gate.faulted();
    calm(rig);
    if (!faulted) break;
    if (!reading.failure || reading.failure->status != RAFIQ_RATE_LIMITED)
      fail("The CRM answers 429 to call {} of read, and the connector says \"{}\" instead of rate_limited",
           nth, reading.failure ? describe(*reading.failure) : "well done");
    if (reading.failure->retry_after.count() < 7000)
      fail(
          "The CRM asks at call {} to be left alone for 7 s, and the connector says {} ms: pass retry_after "
          "on",
          nth, reading.failure->retry_after.count());
  }
}

bool same_request(const WireRequest& a, const WireRequest& b) {
  return a.method == b.method && a.target == b.target && a.body == b.body;
}

// Core tries again, with patience and for all lanes; a connector that does so too makes it four times four.
// Not by a lost connection: there libcurl asks once more by itself.
void retries(Rig& rig) {
  auto& gate = rig.gate();
  gate.calm();
  (void)reference(rig);
  const std::size_t calls = std::min(gate.count(), most_calls);
  for (std::size_t nth = 1; nth <= calls; ++nth) {
    gate.arm(answering(500), nth);
    (void)read(rig, rig.connection(), nullptr);
    const auto seen = gate.seen();
    calm(rig);
    for (std::size_t at = nth; at < seen.size(); ++at)
      if (same_request(seen[at].request, seen[nth - 1].request))
        fail(
            "Call {} of read went wrong, and the connector sent it again by itself. Fail instead: Rafiq "
            "tries again, "
            "with patience",
            nth);
  }
}

constexpr Test tests[] = {
    {"faults.lost", "a lost connection is transient, and reading goes on afterwards", lost},
    {"faults.cut", "so is one that is lost in the middle of an answer", cut},
    {"faults.401", "credentials that are refused are told as such", unauthorized},
    {"faults.403", "a right that is missing is told as such", forbidden},
    {"faults.404", "an address that is not there is no empty answer", not_found},
    {"faults.409", "an unexpected conflict is a failure", conflict},
    {"faults.412", "an unexpected failed precondition is a failure", precondition},
    {"faults.429", "too many requests are told as such", too_many},
    {"faults.retry-after", "the time that the CRM asks for is passed on", retry_after},
    {"faults.500", "an error of the CRM is no empty answer", server_error},
    {"faults.503", "a CRM that is down for a while is transient", unavailable},
    {"faults.html", "a page for people is no answer", html},
    {"faults.half", "half a document is no answer", half},
    {"faults.empty", "nothing is no answer", empty},
    {"faults.huge", "50 MB are refused, and nothing breaks", huge},
    {"faults.retries", "the connector does not try again by itself", retries},
};

}  // namespace

std::span<const Test> fault_tests() {
  return tests;
}

}  // namespace rafiq::conform
