// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/entitled.hpp"

#include "tests/support/catch.hpp"

using namespace rafiq;
using namespace rafiq::guidance;
using std::chrono::days;

namespace {

const TimePoint now = parse_iso8601("2026-03-10T12:00:00Z").value();

CaseSeen seen(const char* id, const char* kind, days ago) {
  return {"support", CaseRef{id, "subject", "open", kind}, now - ago, now};
}

Entitlement right(const char* id, std::vector<std::string> cases, std::optional<int> within = {}) {
  Entitlement entitlement;
  entitlement.id = id;
  entitlement.cases = std::move(cases);
  entitlement.within_days = within;
  return entitlement;
}

std::vector<std::string> found(const Pack& pack, const std::vector<CaseSeen>& cases, ValueSet products = {}) {
  std::vector<std::string> names;
  for (const Entitled& one : entitled(pack, products, cases, now))
    names.push_back(one.entitlement->id + (one.about ? "/" + one.about->about.id : ""));
  return names;
}

}  // namespace

TEST_CASE("a right of a kind of case applies to each such case, and ends with its days") {
  Pack pack;
  pack.entitlements = {right("answer", {"complaint"}), right("return", {"purchase"}, 14)};
  CHECK(found(pack, {}).empty());
  CHECK(found(pack, {seen("1", "complaint", days{40}), seen("2", "complaint", days{1}),
                     seen("3", "request", days{1})}) == std::vector<std::string>{"answer/1", "answer/2"});
  CHECK(found(pack, {seen("4", "purchase", days{13})}) == std::vector<std::string>{"return/4"});
  CHECK(found(pack, {seen("4", "purchase", days{14})}).empty());
}

TEST_CASE("what ends first comes first") {
  Pack pack;
  pack.entitlements = {right("always", {"purchase"}), right("long", {"purchase"}, 30),
                       right("short", {"purchase"}, 14)};
  CHECK(found(pack, {seen("4", "purchase", days{1})}) ==
        std::vector<std::string>{"short/4", "long/4", "always/4"});
}

TEST_CASE("a right of a product applies to who has the product") {
  Pack pack;
  pack.entitlements = {right("spare part", {})};
  pack.entitlements[0].products = ValueSet::of(3);
  CHECK(found(pack, {}).empty());
  CHECK(found(pack, {}, ValueSet::of(2)).empty());
  CHECK(found(pack, {}, ValueSet::of(3)) == std::vector<std::string>{"spare part"});
  pack.entitlements[0].cases = {"complaint"};
  CHECK(found(pack, {}, ValueSet::of(3)).empty());
  CHECK(found(pack, {seen("1", "complaint", days{1})}, ValueSet::of(3)) ==
        std::vector<std::string>{"spare part/1"});
}
