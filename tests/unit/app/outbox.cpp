// SPDX-License-Identifier: Apache-2.0
#include "core/store/outbox.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/app/desk.hpp"

using namespace rafiq;
using namespace rafiq::test;

namespace {

struct Sending : Desk {
  store::NewRecord record(EditKind kind, const std::string& content) const {
    store::NewRecord record;
    record.account = support;
    record.customer = layla;
    record.kind = kind;
    record.entity = "ticket";
    record.content = content;
    return record;
  }
  store::FieldChange change(EditKind kind, const char* field, const char* base, const char* local) const {
    store::FieldChange change;
    change.account = support;
    change.customer = layla;
    change.record = {"ticket", "4"};
    change.kind = kind;
    change.field = field;
    change.base = {base};
    change.local = {local};
    return change;
  }
};

}  // namespace

TEST_CASE("what waits to be sent says what it is about, a change of a promise too") {
  Sending desk;
  const auto promise =
      desk.rafiq->promises().add(desk.layla, "call back", noon + std::chrono::hours{2}).value().id;
  store::Outbox outbox(*desk.database);
  auto kept = desk.change(EditKind::commitment, "state", "open", "kept");
  kept.commitment = promise;
  REQUIRE(outbox.create(desk.record(EditKind::touchpoint, R"({"what":"Asked for a copy"})"), noon));
  REQUIRE(outbox.create(desk.record(EditKind::commitment, R"({"what":"call back"})"), noon));
  REQUIRE(outbox.change(kept, noon));
  REQUIRE(outbox.change(desk.change(EditKind::fact, "experience", "new", "expert"), noon));

  const auto shown = desk.rafiq->edits().outbox().value();
  std::vector<std::pair<std::string, std::string>> said;
  for (const auto& each : shown) said.emplace_back(each.what, each.subject);
  CHECK(said ==
        std::vector<std::pair<std::string, std::string>>{{"note: Asked for a copy", "Asked for a copy"},
                                                         {"promise: call back", "call back"},
                                                         {"call back: open -> kept", "call back"},
                                                         {"experience: new -> expert", ""}});
}
