// SPDX-License-Identifier: Apache-2.0
#include "core/app/write_rules.hpp"

#include "tests/support/catch.hpp"

using namespace rafiq;

namespace {

app::Description described() {
  const auto json = parse_json(R"({"id": "x", "version": "1.0.0", "settings": [
      {"key": "field.education", "label": "", "default": "Education"}, {"key": "field.motive", "label": ""},
      {"key": "notes", "label": "", "default": "comment"}],
    "entities": [
      {"name": "user", "kind": "customer", "writable": true, "version_guard": "strong", "fields": [
        {"aspect": "education", "label": "${setting.field.education}"},
        {"aspect": "motive", "label": "${setting.field.motive}"},
        {"aspect": "interest", "label": "Interests", "many": true}]},
      {"name": "note", "kind": "touchpoint", "writable": true, "write_setting": "notes", "marker_search": true},
      {"name": "task", "kind": "commitment"}]})",
                               "test");
  return app::parse_description(json.value(), "/x.so").value();
}

}  // namespace

TEST_CASE("what may be written is what the connector declares and the settings name") {
  const auto rules = app::write_rules(described(), {});
  const auto* user = rules.named("user");
  REQUIRE(user != nullptr);
  CHECK(user->guard == sync::VersionGuard::strong);
  REQUIRE(user->fields.size() == 2);  // no field is named for the motive
  CHECK(user->fields[0].label == "Education");
  CHECK(user->fields[1].many);
  REQUIRE(rules.of(EditKind::touchpoint) != nullptr);
  CHECK(rules.of(EditKind::touchpoint)->marker_search);
  CHECK(rules.of(EditKind::touchpoint)->guard == sync::VersionGuard::none);
  CHECK(rules.of(EditKind::commitment) == nullptr);
}

TEST_CASE("an administrator names other fields and turns writing off") {
  const auto rules = app::write_rules(
      described(), {{"field.education", "Degree"}, {"field.motive", "Why"}, {"notes", "no"}});
  REQUIRE(rules.named("user")->fields.size() == 3);
  CHECK(rules.named("user")->fields[0].label == "Degree");
  CHECK(rules.of(EditKind::touchpoint) == nullptr);
}
