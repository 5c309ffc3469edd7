// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/reading.hpp"
#include "sdk/conformance/tests/registry.hpp"

namespace rafiq::conform {
namespace {

void skip_if_left_out(const connector::Connection& connection, std::string_view verb) {
  if (connection.failure() && connection.failure()->status == RAFIQ_UNSUPPORTED)
    skip("the connector does not offer {}", verb);
}

void signed_in(Rig& rig) {
  const auto before = rig.crm().truth().records;
  auto& connection = rig.connection();
  const auto answer = connection.check();
  if (!answer) skip_if_left_out(connection, "check");
  if (!answer) fail("check failed with the scene's account: {}", describe(*connection.failure()));
  for (const auto& flaw : rig.schemas().flaws(answer.value(), "verbs.schema.json#/$defs/check_answer"))
    fail("The answer of check does not fit its schema at {}", flaw);
  if (rig.crm().truth().records != before) fail("check changed something in the CRM, which it must not");
}

// Whatever is asked is answered so.
void refused_with(Rig& rig, int status, std::initializer_list<rafiq_status> fitting) {
  auto& gate = rig.gate();
  auto& connection = rig.connection();
  gate.arm({Fault::Kind::answer, {status, {{"Content-Type", "application/json"}}, R"({"message":"no"})"}}, 1,
           true);
  const auto answer = connection.check();
  if (!gate.faulted()) skip("check asks the CRM nothing");
  if (answer) fail("check says that all is well although the CRM answers {} to everything", status);
  const auto why = connection.failure().value_or(connector::Failure{});
  if (std::find(fitting.begin(), fitting.end(), why.status) == fitting.end())
    fail("check answered \"{}\" although the CRM answers {} to everything", describe(why), status);
  gate.calm();
  if (auto* session = rig.session()) session->forgive();  // as if the administrator asked again
  const auto again = connection.check();
  if (!again)
    fail("check goes on failing when the CRM no longer refuses: {}", describe(*connection.failure()));
}

void wrong_credential(Rig& rig) {
  refused_with(rig, 401, {RAFIQ_AUTH});
}
void no_right(Rig& rig) {
  refused_with(rig, 403, {RAFIQ_PERMISSION, RAFIQ_AUTH});
}

constexpr Test tests[] = {
    {"check.account", "check works with the account of the scene, and changes nothing", signed_in},
    {"check.credential", "a wrong credential is told as such, and nothing else is", wrong_credential},
    {"check.rights", "a missing right is told as such", no_right},
};

void discovered(Rig& rig) {
  auto& connection = rig.connection();
  const auto answer = connection.discover();
  if (!answer) skip_if_left_out(connection, "discover");
  if (!answer) fail("discover failed: {}", describe(*connection.failure()));
  for (const auto& flaw : rig.schemas().flaws(answer.value(), "verbs.schema.json#/$defs/discover_answer"))
    fail("The answer of discover does not fit its schema at {}", flaw);
  if (answer.value()["entities"].empty()) fail("discover says that the CRM has nothing");
}

constexpr Test discovering[] = {
    {"discover.fields", "discover says which entities and fields the CRM has", discovered},
};

}  // namespace

std::span<const Test> check_tests() {
  return tests;
}
std::span<const Test> discover_tests() {
  return discovering;
}

}  // namespace rafiq::conform
