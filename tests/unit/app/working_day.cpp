// SPDX-License-Identifier: Apache-2.0
#include "core/store/interactions.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/app/desk.hpp"

using namespace rafiq;
using namespace rafiq::test;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

std::size_t reminders_of(const Desk& desk) {
  return desk.rafiq->promises().reminders().value().size();
}

}  // namespace

TEST_CASE("a promise is reminded of once, when its time comes, and again after it was reopened") {
  Desk desk;
  const auto id = desk.rafiq->promises().add(desk.layla, "call back", noon + 2h).value().id;
  CHECK(reminders_of(desk) == 0);
  desk.clock->set(noon + 90min);
  CHECK(reminders_of(desk) == 1);
  CHECK(reminders_of(desk) == 1);  // asking is not reminding
  REQUIRE(desk.rafiq->promises().note_reminded(id).has_value());
  CHECK(reminders_of(desk) == 0);
  REQUIRE(desk.rafiq->promises().keep(id).has_value());
  REQUIRE(desk.rafiq->promises().reopen(id).has_value());
  desk.clock->set(noon + 3h);
  CHECK(reminders_of(desk) == 1);
  CHECK(desk.rafiq->promises().of(desk.layla).value().front().overdue);
  REQUIRE(desk.rafiq->promises().keep(id).has_value());
  CHECK(reminders_of(desk) == 0);
}

TEST_CASE("promises come overdue first, then due first, then settled") {
  Desk desk;
  auto& promises = desk.rafiq->promises();
  const auto settled = promises.add(desk.layla, "settled", noon + 1h).value().id;
  const auto later = promises.add(desk.layla, "later", noon + 9h).value().id;
  const auto overdue = promises.add(desk.layla, "overdue", noon + 1h).value().id;
  const auto sooner = promises.add(desk.layla, "sooner", noon + 5h).value().id;
  REQUIRE(promises.keep(settled).has_value());
  desk.clock->set(noon + 4h);
  std::vector<CommitmentId> order;
  const auto all = promises.of(desk.layla).value();
  for (const auto& one : all) order.push_back(one.commitment.id);
  CHECK(order == std::vector{overdue, sooner, later, settled});
  CHECK(promises.open(2h).value().size() == 2);
  CHECK(promises.open().value().size() == 3);
  CHECK(promises.add(desk.layla, "x", noon).error().code == ErrorCode::usage);
}

TEST_CASE("a hard run asks for a break, and a break ends the run") {
  Desk desk;
  auto& shifts = desk.rafiq->shifts();
  REQUIRE(shifts.start().has_value());
  store::Interactions stored(*desk.database);
  for (int i = 0; i < 9; ++i) {
    Interaction interaction;
    interaction.customer = desk.layla;
    interaction.started = noon + i * 6min;
    const auto id = stored.start(interaction).value();
    // The last one is left open, as happens when the agent gets up.
    if (i < 8) REQUIRE(stored.end(id, interaction.started + 4min).has_value());
  }
  desk.clock->set(noon + 53min);
  auto shown = shifts.show().value();
  CHECK(shown.interactions == 9);
  CHECK(shown.run == 9);
  CHECK(shown.run_since == noon);
  CHECK(shown.break_is_due);
  CHECK_FALSE(shifts.take_break().value().break_is_due);
  desk.clock->set(noon + 64min);
  shown = shifts.back_from_break().value();
  CHECK(shown.run == 0);
  CHECK_FALSE(shown.hard_run);
  CHECK(shown.interactions == 9);
}

TEST_CASE("a touchpoint of a new case opens it, and a later one closes it") {
  Desk desk;
  app::NewTouchpoint given;
  given.what = "a wrong bill";
  given.kind = "complaint";
  const auto opened = desk.rafiq->journey().add(desk.layla, given).value();
  CHECK(opened.about->id == opened.id.text());
  CHECK(opened.about->status == "open");
  given = {};
  given.what = "corrected";
  given.by_customer = false;
  given.about = opened.about->id;
  given.status = "closed";
  desk.clock->set(noon + days{2});
  REQUIRE(desk.rafiq->journey().add(desk.layla, given).has_value());
  const auto waits = desk.rafiq->journey().show(desk.layla).value().waits;
  REQUIRE(waits.size() == 1);
  CHECK(*waits[0].until - waits[0].from == days{2});
}

TEST_CASE("guidance and briefs write dates in the calendar that is set when they are asked for") {
  Desk desk;
  Calendar set = Calendar::gregorian;
  app::OpenOptions options;
  options.calendar = [&] { return set; };
  const auto rafiq = desk.open_rafiq(std::move(options));
  REQUIRE(rafiq->promises().add(desk.layla, "call back", noon + days{2}));
  const auto said = [&](Language language) {
    std::string text;
    const Brief brief = rafiq->journey().handover(desk.layla, language).value();
    for (const auto& line : brief.lines) text += line.text + "\n";
    app::GuideRequest request;
    request.customer = desk.layla;
    request.language = language;
    const Guide guide = rafiq->guidance().guide(request).value();
    for (const auto& card : guide.recommendations) text += card.body + card.say + "\n";
    return text;
  };
  CHECK_THAT(said(Language::english), Catch::Contains("3 March") && !Catch::Contains("Ramadan"));
  set = Calendar::hijri;
  CHECK_THAT(said(Language::english), Catch::Contains("14 Ramadan") && !Catch::Contains("March"));
  CHECK_THAT(said(Language::arabic), Catch::Contains("14 رمضان") && !Catch::Contains("مارس"));
}
