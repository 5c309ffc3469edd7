// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/tests/reference.hpp"
#include "sdk/conformance/tests/registry.hpp"

#include <algorithm>

namespace rafiq::conform {
namespace {

// The writes of the scene: those that change a record, or those that make one.
std::vector<Json> writes(Rig& rig, const char* which) {
  std::vector<Json> all;
  for (const auto& one : rig.scene().writes)
    if (one.contains(which)) all.push_back(one);
  if (all.empty()) skip("the scene has no write with \"{}\"", which);
  return all;
}

const char* const marker = "rfq-5f1d8c3ec0de";

Json request_of(const Json& one, const std::string& version) {
  Json request{{"entity", one.value("entity", "")}, {"marker", marker}};
  for (const char* member : {"id", "set", "create"})
    if (one.contains(member)) request[member] = one[member];
  if (one.contains("set")) request["version"] = version;
  return request;
}

// What a write is to be based on, as core finds it.
std::string version_of(Rig& rig, const Ref& ref) {
  const auto answer = rig.connection().get(ref.entity, ref.id);
  if (!answer)
    fail("get of {} failed before a write: {}", to_string(ref), describe(*rig.connection().failure()));
  const auto record = answer.value().value("record", Json());
  return string_member(answer.value(), "version").value_or(string_member(record, "version").value_or(""));
}

Json written(Rig& rig, const Json& request, std::string_view doing) {
  auto& connection = rig.connection();
  const auto answer = connection.write(request);
  if (!answer) fail("{} failed: {}", doing, describe(connection.failure().value_or(connector::Failure{})));
  for (const auto& flaw : rig.schemas().flaws(answer.value(), "verbs.schema.json#/$defs/write_answer"))
    fail("The answer of write does not fit its schema at {}", flaw);
  return answer.value();
}

std::vector<std::string> values_of(const Json& record, const std::string& aspect) {
  std::vector<std::string> values;
  for (const auto& fact : record.value("facts", Json::array()))
    if (fact.value("aspect", "") == aspect) values.push_back(fact.value("value", ""));
  if (aspect == "state") values.push_back(record.value("state", ""));
  return values;
}

void set(Rig& rig) {
  for (const auto& one : writes(rig, "set")) {
    const Ref ref{one.value("entity", ""), one.value("id", "")};
    const auto before = rig.crm().record(ref);
    (void)written(rig, request_of(one, version_of(rig, ref)), "A write");
    const auto answer = rig.connection().get(ref.entity, ref.id);
    const auto record = answer ? answer.value().value("record", Json()) : Json();
    for (const auto& [aspect, values] : one["set"].items())
      if (values_of(record, aspect) != values.get<std::vector<std::string>>())
        fail("\"{}\" of {} was written, and get does not show what was written", aspect, to_string(ref));
    const auto after = rig.crm().record(ref);
    if (!before || !after) continue;
    const auto allowed = one.value("raw", Json::array());
    for (const auto& change : Json::diff(*before, *after)) {
      const auto path = change.value("path", "");
      const auto field = path.substr(1, path.find('/', 1) - 1);
      if (std::find(allowed.begin(), allowed.end(), field) == allowed.end())
        fail("Writing {} of {} changed the CRM's field \"{}\" besides: a neighbour was wiped or overwritten",
             one["set"].begin().key(), to_string(ref), field);
    }
  }
}

void conflict(Rig& rig) {
  for (const auto& one : writes(rig, "set")) {
    const Ref ref{one.value("entity", ""), one.value("id", "")};
    const auto guard = rig.entity(ref.entity).value("version_guard", "none");
    if (guard == "none") skip("describe says that the CRM has no version guard for {}", ref.entity);
    const auto version = version_of(rig, ref);
    if (version.empty())
      fail("Neither get nor the record of {} gives a version, and describe promises a guard", to_string(ref));
    if (!rig.crm().change(ref)) skip("the scene's CRM cannot change a record that is named");
    const auto before = rig.crm().record(ref);
    auto& connection = rig.connection();
    const auto answer = connection.write(request_of(one, version));
    if (answer)
      fail(
          "{} was changed in the CRM, and a write that was based on the version before went through: the "
          "guard was not "
          "sent",
          to_string(ref));
    const auto why = connection.failure().value_or(connector::Failure{});
    if (why.status != RAFIQ_CONFLICT)
      fail("A conflict over {} is reported as \"{}\"", to_string(ref), describe(why));
    if (before && rig.crm().record(ref) != before)
      fail("A write over {} was refused, and changed it all the same", to_string(ref));
  }
}

void unknown_field(Rig& rig) {
  auto one = writes(rig, "set").front();
  const Ref ref{one.value("entity", ""), one.value("id", "")};
  one["set"] = {{"no_such_aspect", Json::array({"x"})}};
  const auto before = rig.crm().record(ref);
  auto& connection = rig.connection();
  const auto answer = connection.write(request_of(one, version_of(rig, ref)));
  if (answer) fail("A write of a field that nobody mapped is said to have worked, and nothing was written");
  const auto why = connection.failure().value_or(connector::Failure{});
  if (why.status != RAFIQ_UNSUPPORTED && why.status != RAFIQ_REJECTED && why.status != RAFIQ_CONFIG)
    fail("A write of a field that nobody mapped is answered \"{}\"; unsupported would be fitting",
         describe(why));
  if (before && rig.crm().record(ref) != before)
    fail("A write of a field that nobody mapped changed the CRM");
}

std::size_t count_of(Rig& rig, const std::string& entity) {
  const auto records = rig.crm().truth().records;
  return static_cast<std::size_t>(
      std::count_if(records.begin(), records.end(), [&](const Ref& ref) { return ref.entity == entity; }));
}

bool searches_marker(Rig& rig, const Json& one) {
  return bool_member(rig.entity(one.value("entity", "")), "marker_search");
}

void create(Rig& rig) {
  for (const auto& one : writes(rig, "create")) {
    const auto entity = one.value("entity", "");
    const auto before = count_of(rig, entity);
    const auto first = written(rig, request_of(one, ""), "Making a record");
    if (count_of(rig, entity) != before + 1)
      fail("A {} was made, and the CRM has {} more", entity, count_of(rig, entity) - before);
    if (!searches_marker(rig, one)) continue;
    const auto second = written(rig, request_of(one, ""), "Making the same record again");
    if (count_of(rig, entity) != before + 1)
      fail("The same {} was made twice: the marker was not searched for before it was made", entity);
    if (first.value("id", "") != second.value("id", ""))
      fail("Making the same {} again gives another id than the first time", entity);
  }
}

// The CRM does it and the acknowledgement is lost: Rafiq asks again.
void lost_acknowledgement(Rig& rig) {
  auto& gate = rig.gate();
  bool any = false;
  for (const auto& one : writes(rig, "create")) {
    const auto entity = one.value("entity", "");
    if (!searches_marker(rig, one)) continue;
    any = true;
    for (std::size_t nth = 1; nth <= 12; ++nth) {
      rig.crm().reset(rig.scene().records);
      const auto before = count_of(rig, entity);
      gate.arm({Fault::Kind::lost_answer}, nth);
      (void)rig.fresh().write(request_of(one, ""));
      if (!gate.faulted()) break;
      gate.calm();
      if (auto* session = rig.session()) session->forgive();
      (void)written(rig, request_of(one, ""), "Making a record again after its acknowledgement was lost");
      if (const auto after = count_of(rig, entity); after != before + 1)
        fail("The acknowledgement of call {} was lost, the {} was made again, and now the CRM has {} of it",
             nth, entity, after - before);
    }
  }
  if (!any) skip("describe says that the CRM cannot be searched for the marker");
}

void refused(Rig& rig) {
  auto& gate = rig.gate();
  const auto one = writes(rig, "set").front();
  const Ref ref{one.value("entity", ""), one.value("id", "")};
  const auto version = version_of(rig, ref);
  for (const auto& [status, fitting] : {std::pair{400, RAFIQ_REJECTED}, std::pair{422, RAFIQ_REJECTED}}) {
    gate.arm({Fault::Kind::answer, {status, {{"Content-Type", "application/json"}}, R"({"message":"no"})"}},
             1, true);
    auto& connection = rig.connection();
    const auto answer = connection.write(request_of(one, version));
    gate.calm();
    if (answer) fail("The CRM answers {} to a write, and the connector says that it worked", status);
    const auto why = connection.failure().value_or(connector::Failure{});
    if (why.status == RAFIQ_BUG || why.status == RAFIQ_AUTH || why.status == RAFIQ_TRANSIENT)
      fail("The CRM answers {} to a write, and the connector says \"{}\"; {} would be fitting", status,
           describe(why), name_of(fitting));
  }
}

constexpr Test tests[] = {
    {"writes.set", "what is written is there, and nothing beside it changed", set},
    {"writes.conflict", "a write based on an older version is refused as a conflict", conflict},
    {"writes.unknown-field", "a field that nobody mapped is refused in words", unknown_field},
    {"writes.refused", "what the CRM refuses is not said to have worked", refused},
    {"writes.create", "a record is made once, also when it is asked for twice", create},
    {"writes.lost-acknowledgement", "no lost acknowledgement makes a duplicate", lost_acknowledgement},
};

}  // namespace

std::span<const Test> write_tests() {
  return tests;
}

}  // namespace rafiq::conform
