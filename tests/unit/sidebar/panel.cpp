// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/panel.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up.hpp"

#include <algorithm>

using namespace rafiq;
using namespace rafiq::sidebar;
using namespace rafiq::sidebar::test;

namespace {

const CardView* open_card(const Screen& screen) {
  const auto found =
      std::find_if(screen.cards.begin(), screen.cards.end(), [](const auto& card) { return card.open; });
  return found == screen.cards.end() ? nullptr : &*found;
}

bool logged(const MadeUpDesk& desk, const std::string& line) {
  return std::find(desk.log.begin(), desk.log.end(), line) != desk.log.end();
}

Stage current(const Screen& screen) {
  for (const auto& stage : screen.where.stages)
    if (stage.place == StageView::Place::current) return stage.stage;
  throw std::runtime_error("no stage is current");
}

}  // namespace

TEST_CASE("without a customer the recent ones are listed") {
  Desktop desktop;
  desktop.panel.start({}, {});
  CHECK(desktop.screen.page == Page::opening);
  desktop.office.run_all();
  CHECK(desktop.screen.page == Page::search);
  REQUIRE(desktop.screen.search.hits.size() == 1);
  CHECK(desktop.screen.search.hits[0].name == "Layla Hassan");
}

TEST_CASE("the customer remembered is opened, and one that is gone gives way to the list") {
  Desktop desktop;
  desktop.open(layla);
  CHECK(desktop.screen.page == Page::customer);
  CHECK(desktop.screen.who.name == "Layla Hassan");
  CHECK(desktop.remembered == layla);

  Desktop other;
  other.open(CustomerId{99});
  CHECK(other.screen.page == Page::search);
  CHECK_FALSE(other.remembered.valid());
}

TEST_CASE("a reference on the command line is resolved, and an unknown one is said in words") {
  Desktop desktop;
  desktop.panel.start("crm:1", {});
  desktop.office.run_all();
  CHECK(desktop.screen.customer == layla);

  Desktop other;
  other.panel.start("crm:404", {});
  other.office.run_all();
  CHECK(other.screen.page == Page::notice);
  CHECK(other.screen.notice.trouble);
  CHECK(other.screen.notice.text == "No customer crm:404. Search by name");
}

TEST_CASE("one card is open and two are folded; more are shown on request") {
  Desktop desktop;
  desktop.open(layla);
  REQUIRE(desktop.screen.cards.size() == 3);
  CHECK(open_card(desktop.screen)->id == "first");
  CHECK(plain(desktop.screen.show_more) == "Show 2 more");
  desktop.panel.show_more();
  CHECK(desktop.screen.cards.size() == 5);
  desktop.panel.unfold("second");
  CHECK(open_card(desktop.screen)->id == "second");
  CHECK(std::count_if(desktop.screen.cards.begin(), desktop.screen.cards.end(),
                      [](const auto& c) { return c.open; }) == 1);
}

TEST_CASE("the wordings of a line to say take turns") {
  Desktop desktop;
  desktop.open(layla);
  CHECK(open_card(desktop.screen)->say == "Say first");
  desktop.panel.next_wording("first");
  CHECK(open_card(desktop.screen)->say == "Or say first");
  desktop.panel.next_wording("first");
  CHECK(open_card(desktop.screen)->say == "Say first");
}

TEST_CASE("as many cards are in sight as the guide says, and none is an answer") {
  Desktop desktop;
  desktop.desk.in_sight = 2;
  desktop.open(layla);
  CHECK(desktop.screen.cards.size() == 2);
  CHECK(desktop.screen.show_more.find('3') != std::string::npos);

  Desktop quiet;
  quiet.desk.in_sight = 0;
  quiet.open(layla);
  CHECK(quiet.screen.cards.empty());
  CHECK_FALSE(quiet.screen.no_cards.empty());
  CHECK(quiet.screen.announcement.empty());
  quiet.panel.show_more();
  CHECK(quiet.screen.cards.size() == 5);
  CHECK(open_card(quiet.screen) == nullptr);
}

TEST_CASE("a click on a stage shows at once, begins the interaction and brings other recommendations") {
  Desktop desktop;
  desktop.open(layla);
  CHECK(current(desktop.screen) == Stage::welcome);
  CHECK_FALSE(desktop.screen.where.running);
  desktop.panel.move_to(Stage::need);
  CHECK(current(desktop.screen) == Stage::need);
  CHECK(desktop.screen.cards[0].title == "first in welcome");
  desktop.office.run_all();
  CHECK(current(desktop.screen) == Stage::need);
  CHECK(desktop.screen.where.running);
  CHECK(desktop.screen.cards[0].title == "first in need");
  CHECK(logged(desktop.desk, "begin phone"));
}

TEST_CASE("a stage that core refuses goes back to where the interaction stands, and says why") {
  Desktop desktop;
  desktop.open(layla);
  desktop.panel.move_to(Stage::closing);
  desktop.desk.trouble = unreachable();
  desktop.office.work_first()();
  desktop.desk.trouble.reset();
  desktop.office.run_all();
  CHECK(current(desktop.screen) == Stage::welcome);
  CHECK(desktop.screen.toast.warning);
  CHECK(desktop.screen.toast.text == unreachable().message());
}

TEST_CASE("a dismissed card goes, can be taken back, and is open again") {
  Desktop desktop;
  desktop.open(layla);
  desktop.panel.react("first", ReactionKind::dismissed, {});
  desktop.office.run_all();
  CHECK(logged(desktop.desk, "react i7 first dismissed 0"));
  CHECK(open_card(desktop.screen)->id == "second");
  CHECK(plain(desktop.screen.toast.text) == "Dismissed: first in welcome");
  CHECK(desktop.screen.toast.can_undo);

  desktop.panel.undo();
  desktop.office.run_all();
  CHECK(logged(desktop.desk, "undo i7 first"));
  CHECK(open_card(desktop.screen)->id == "first");
  CHECK(desktop.screen.toast.text.empty());
}

TEST_CASE("a snooze carries its time") {
  Desktop desktop;
  desktop.open(layla);
  desktop.panel.react("second", ReactionKind::snoozed, std::chrono::hours{24});
  desktop.office.run_all();
  CHECK(logged(desktop.desk, "react i7 second snoozed 1440"));
}

TEST_CASE("an answer that has been overtaken is dropped") {
  Desktop desktop;
  desktop.open(layla);
  SECTION("of a search") {
    desktop.panel.search("la");
    auto old = desktop.office.work_first();
    desktop.panel.search("om");
    desktop.office.run_all();
    old();
    REQUIRE(desktop.screen.search.hits.size() == 1);
    CHECK(desktop.screen.search.hits[0].id == omar);
  }
  SECTION("of a visit, by another customer") {
    desktop.panel.open(layla);
    auto old = desktop.office.work_first();
    desktop.panel.open(omar);
    desktop.office.run_all();
    old();
    CHECK(desktop.screen.who.name == "Omar Said");
  }
  SECTION("of a visit, by a change made meanwhile") {
    desktop.panel.open(layla);
    auto old = desktop.office.work_first();
    desktop.panel.move_to(Stage::need);
    old();
    CHECK(current(desktop.screen) == Stage::need);
  }
  SECTION("of a panel that is gone") {
    auto other = std::make_unique<Desktop>();
    other->panel.start({}, layla);
    auto late = other->office.work_first();
    other.reset();
    late();
  }
}

TEST_CASE("search leads back to the customer, and to a customer found") {
  Desktop desktop;
  desktop.open(layla);
  desktop.panel.search("om");
  desktop.office.run_all();
  CHECK(desktop.screen.page == Page::search);
  desktop.panel.leave_search();
  CHECK(desktop.screen.page == Page::customer);
  desktop.panel.search("nobody");
  desktop.office.run_all();
  CHECK(plain(desktop.screen.search.note).find("Nobody found for nobody") == 0);
  desktop.panel.open(omar);
  desktop.office.run_all();
  CHECK(desktop.screen.who.name == "Omar Said");
}

TEST_CASE("with no account there is a page that says what to do, and the sample is one click away") {
  Desktop desktop;
  desktop.desk.account_list.clear();
  desktop.panel.start({}, {});
  desktop.office.run_all();
  CHECK(desktop.screen.page == Page::notice);
  CHECK_FALSE(desktop.screen.notice.trouble);
  CHECK(desktop.screen.notice.to_accounts == "Add an account");
  desktop.panel.notice_button();
  CHECK(desktop.screen.notice.busy);
  desktop.office.run_all();
  CHECK(desktop.courier.asked == 1);
  CHECK(desktop.screen.page == Page::search);
}

TEST_CASE("a home that cannot be opened is said in words, and tried again on request") {
  Desktop desktop;
  desktop.desk.trouble = Error{ErrorCode::configuration, "The home cannot be written", "/srv", "Ask IT"};
  desktop.panel.start({}, layla);
  desktop.office.run_all();
  CHECK(desktop.screen.page == Page::notice);
  CHECK(desktop.screen.notice.text == "The home cannot be written (/srv). Ask IT");
  desktop.desk.trouble.reset();
  desktop.panel.notice_button();
  desktop.office.run_all();
  CHECK(desktop.screen.page == Page::customer);
}

TEST_CASE("what is on screen stays while the home has trouble") {
  Desktop desktop;
  desktop.open(layla);
  desktop.desk.trouble = unreachable();
  desktop.panel.use_channel(Channel::mail);
  desktop.office.run_all();
  CHECK(desktop.screen.page == Page::customer);
  CHECK(desktop.screen.toast.warning);
}

TEST_CASE("the strip follows a sync, and its end brings the news") {
  Desktop desktop;
  desktop.open(layla);
  desktop.panel.sync_changed({"crm", 40, 200});
  CHECK(desktop.screen.strip.tone == StripView::Tone::busy);
  CHECK(plain(desktop.screen.strip.text) == "Reading crm: 40 of 200");
  desktop.desk.log.clear();
  desktop.panel.sync_changed({});
  desktop.office.run_all();
  CHECK(desktop.screen.strip.tone == StripView::Tone::calm);
  CHECK(logged(desktop.desk, "visit c1 en"));
}

TEST_CASE("a change made by another process is seen at the next tick") {
  Desktop desktop;
  desktop.open(layla);
  desktop.panel.tick();
  desktop.office.run_all();
  desktop.desk.log.clear();
  desktop.panel.tick();
  desktop.office.run_all();
  CHECK(desktop.desk.log.empty());
  desktop.desk.counter = 5;
  desktop.panel.tick();
  desktop.office.run_all();
  CHECK(logged(desktop.desk, "visit c1 en"));
}

TEST_CASE("nothing is drawn up again while nothing changes, until time has moved on") {
  Desktop desktop;
  desktop.open(layla);
  desktop.panel.tick();
  desktop.office.run_all();
  const Screen before = std::exchange(desktop.screen, Screen{});
  desktop.panel.tick();
  desktop.office.run_all();
  CHECK(desktop.screen == Screen{});
  desktop.clock->set(desktop.clock->now() + std::chrono::seconds{10});
  desktop.panel.tick();
  desktop.office.run_all();
  CHECK(desktop.screen.customer == before.customer);
}

TEST_CASE("the language changes while running, and the guidance is asked for again") {
  Desktop desktop;
  desktop.open(layla);
  desktop.panel.set_language(Language::arabic);
  CHECK(desktop.screen.language == Language::arabic);
  desktop.office.run_all();
  CHECK(logged(desktop.desk, "visit c1 ar"));
}

TEST_CASE("the button under the stage bar begins and ends the interaction") {
  Desktop desktop;
  desktop.open(layla);
  CHECK(desktop.screen.where.begin_or_end == "Begin");
  desktop.panel.begin_or_end();
  desktop.office.run_all();
  CHECK(desktop.screen.where.running);
  CHECK(desktop.screen.where.begin_or_end == "End");
  desktop.panel.begin_or_end();
  desktop.office.run_all();
  CHECK(logged(desktop.desk, "end"));
  CHECK_FALSE(desktop.screen.where.running);
}
