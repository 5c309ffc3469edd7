// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/tests/reference.hpp"
#include "sdk/conformance/tests/registry.hpp"

namespace rafiq::conform {
namespace {

void judge(Rig& rig, const Result<Json>& answer, std::string_view verb) {
  for (const auto& flaw : rig.schemas().flaws(
           answer.value().contains("record") ? Json{{"record", nullptr}} : Json{{"records", Json::array()}},
           fmt::format("verbs.schema.json#/$defs/{}_answer", verb)))
    fail("The answer of {} does not fit its schema at {}", verb, flaw);
  const auto records = answer.value().value("records", Json::array({answer.value().value("record", Json())}));
  for (const auto& record : records)
    if (!record.is_null())
      for (const auto& flaw : rig.schemas().flaws_of_record(record))
        fail("A record that {} gives does not fit its schema at {}", verb, flaw);
}

void found(Rig& rig) {
  if (rig.scene().find.empty()) skip("the scene names nobody to be found");
  for (const auto& one : rig.scene().find) {
    const auto by = one.value("by", "");
    auto& connection = rig.connection();
    const auto answer = connection.find(by, one.value("value", ""));
    if (!answer && connection.failure() && connection.failure()->status == RAFIQ_UNSUPPORTED)
      skip("the connector does not find by {}", by);
    if (!answer)
      fail("find by {} failed: {}", by, describe(connection.failure().value_or(connector::Failure{})));
    judge(rig, answer, "find");
    bool there = false;
    for (const auto& record : answer.value().value("records", Json::array()))
      there = there || record.value("id", "") == one.value("id", "");
    if (!there) fail("find by {} did not find customer {} of the scene", by, one.value("id", ""));
  }
}

void nobody(Rig& rig) {
  if (rig.scene().find.empty()) skip("the scene names nobody to be found");
  auto& connection = rig.connection();
  const auto answer = connection.find("mail", "nobody.of.that.name@example.invalid");
  const auto why = connection.failure().value_or(connector::Failure{});
  if (!answer && why.status == RAFIQ_UNSUPPORTED) skip("the connector does not find by mail");
  if (!answer && why.status == RAFIQ_NOT_FOUND) return;
  if (!answer) fail("find of a mail that nobody has failed instead of finding nobody: {}", describe(why));
  if (!answer.value().value("records", Json::array()).empty())
    fail("find found somebody by a mail that nobody has");
}

constexpr std::size_t most_got = 15;  // some, spread over all

void got(Rig& rig) {
  const auto known = held(reference(rig).pages);
  bool any = false;
  const std::size_t step = known.records.size() / most_got + 1;
  std::size_t at = 0;
  for (const auto& [ref, record] : known.records) {
    if (at++ % step != 0) continue;
    auto& connection = rig.connection();
    const auto answer = connection.get(ref.entity, ref.id);
    const auto why = connection.failure().value_or(connector::Failure{});
    if (!answer && why.status == RAFIQ_UNSUPPORTED) continue;
    if (!answer) fail("get of {} failed: {}", to_string(ref), describe(why));
    any = true;
    judge(rig, answer, "get");
    const auto& its = answer.value().value("record", Json());
    if (its.is_null()) fail("get says that there is no {}, which read brought", to_string(ref));
    if (ref_of(its) != ref) fail("get of {} gave {}", to_string(ref), to_string(ref_of(its).value_or(Ref{})));
    const auto differs = difference({{ref, record}}, std::map<Ref, Json>{{ref, its}});
    if (!differs.empty()) fail("get gives another record than read does: {}", differs);
  }
  if (!any) skip("the connector does not offer get");
}

void got_nobody(Rig& rig) {
  const auto records = rig.crm().truth().records;
  if (records.empty()) skip("the scene's CRM is empty");
  auto& connection = rig.connection();
  const auto answer = connection.get(records.front().entity, "99999999");
  const auto why = connection.failure().value_or(connector::Failure{});
  if (!answer && why.status == RAFIQ_UNSUPPORTED) skip("the connector does not offer get");
  if (!answer && (why.status == RAFIQ_NOT_FOUND)) return;
  if (!answer) fail("get of an id that nobody has failed instead of saying so: {}", describe(why));
  const auto& record = answer.value().value("record", Json());
  if (!record.is_null() && !bool_member(record, "deleted"))
    fail("get gave a record for an id that nobody has");
}

constexpr Test tests[] = {
    {"find.customer", "customers are found by what the scene names", found},
    {"find.nobody", "finding nobody is an answer, not a failure", nobody},
    {"find.get", "get gives each record as read does", got},
    {"find.get-nobody", "get of an unknown id says so", got_nobody},
};

}  // namespace

std::span<const Test> find_tests() {
  return tests;
}

}  // namespace rafiq::conform
