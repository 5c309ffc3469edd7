// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/follower.hpp"

#include "sidebar/presenters/rooms/arrival_room.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up.hpp"

#include <map>

using namespace rafiq;
using namespace rafiq::sidebar;
using namespace rafiq::sidebar::test;
using Outcome = Follower::Outcome;

namespace {

class MadeUpFollowing final : public FollowingDesk {
 public:
  std::map<std::string, app::Seen> seen;
  std::map<std::string, Result<std::vector<app::SearchHit>>> in_the_crm;
  std::vector<std::string> fetches;
  CancelToken last;

  Result<std::vector<std::string>> origins() override {
    return std::vector<std::string>{"https://crm.example"};
  }
  Result<app::Seen> look(const app::Sighting& sighting) override {
    const auto found = seen.find(sighting.text);
    return found == seen.end() ? app::Seen{} : found->second;
  }
  Result<std::vector<app::SearchHit>> fetch(const std::string& reference,
                                            const CancelToken& cancel) override {
    fetches.push_back(reference);
    last = cancel;
    const auto found = in_the_crm.find(reference);
    if (found == in_the_crm.end()) return Error{ErrorCode::not_found, "No such customer", "", ""};
    return found->second;
  }
};

const std::string layla_page = "https://crm.example/u?id=1";
const std::string omar_page = "https://crm.example/u?id=2";
const std::string new_page = "https://crm.example/u?id=3";
const std::string ticket_page = "https://crm.example/t?id=9";

app::Seen known(CustomerId id) {
  return {true, {{id, "", ""}}, "", "crm"};
}

// The panel is one line: what was opened is shown at once.
struct Scene {
  MadeUpDesk desk;
  MadeUpFollowing crm;
  SteppedOffice office{desk};
  SteppedOffice errands{desk};
  std::shared_ptr<FixedClock> clock =
      std::make_shared<FixedClock>(parse_iso8601("2026-03-10T10:00:00Z").value());
  std::vector<CustomerId> opened;
  bool arrival = false;
  Screen screen;
  std::vector<Outcome> outcomes;
  Follower follower{{office, [this]() -> Office& { return errands; },
                     [] { return std::make_shared<PlainWords>(); }, clock,
                     [this](CustomerId id) {
                       opened.push_back(id);
                       shown(id);
                     },
                     [this](const Screen& now) { screen = now; }, [this](bool in) { arrival = in; },
                     [this] { return arrival; }}};

  Scene() {
    desk.crm = &crm;
    crm.seen[layla_page] = known(layla);
    crm.seen[omar_page] = known(omar);
    crm.seen[new_page] = {true, {}, new_page, "crm"};
    crm.seen[ticket_page] = {true, {}, ticket_page, "crm"};
    crm.in_the_crm.insert({new_page, std::vector<app::SearchHit>{{CustomerId{3}, "", ""}}});
    crm.in_the_crm.insert({ticket_page, std::vector<app::SearchHit>{{omar, "", ""}}});
    shown(layla);
  }
  void shown(CustomerId id) {
    Screen panel;
    panel.page = Page::customer;
    panel.customer = id;
    follower.beneath(panel);
  }
  Follower::Done noted() {
    return [this](Outcome outcome) { outcomes.push_back(outcome); };
  }
  void page(const std::string& url) {
    follower.page(url, noted());
    office.run_all();
  }
};

}  // namespace

TEST_CASE("the page that is open in the CRM is followed, and a page nobody knows changes nothing") {
  Scene scene;
  scene.page(omar_page);
  CHECK(scene.opened == std::vector{omar});
  scene.page("https://crm.example/reports");
  CHECK(scene.opened == std::vector{omar});
  CHECK_FALSE(scene.arrival);
  scene.page(omar_page);  // already there: nothing is read again
  CHECK(scene.opened == std::vector{omar});
  CHECK(scene.outcomes == std::vector{Outcome::opened, Outcome::stayed, Outcome::stayed});
}

TEST_CASE("of pages that follow each other quickly the last one counts") {
  Scene scene;
  scene.follower.page(omar_page);
  auto late = scene.office.work_first();
  scene.follower.page(layla_page);
  scene.office.run_all();
  late();
  CHECK(scene.opened.empty());  // Layla is open already, and Omar's answer came too late
}

TEST_CASE("a pin stops the following until it is taken out") {
  Scene scene;
  scene.follower.toggle_pin();
  CHECK(scene.screen.follow.pinned);
  scene.page(omar_page);
  CHECK(scene.opened.empty());
  CHECK(scene.screen.follow.missed);
  scene.follower.toggle_pin();
  scene.office.run_all();
  CHECK_FALSE(scene.screen.follow.pinned);
  CHECK(scene.opened == std::vector{omar});

  SECTION("what a person opens takes the pin out") {
    scene.follower.toggle_pin();
    scene.crm.seen["crm:1"] = known(layla);
    scene.follower.open("crm:1");
    scene.office.run_all();
    CHECK(scene.opened.back() == layla);
    CHECK_FALSE(scene.follower.pinned());
  }
}

TEST_CASE("a record never read is fetched, with a page that waits") {
  Scene scene;
  scene.page(new_page);
  CHECK(scene.arrival);
  CHECK(plain(scene.follower.arrival().title) == "Fetching the customer");
  CHECK(scene.opened.empty());

  SECTION("and shown when it comes") {
    scene.errands.run_all();
    CHECK(scene.opened == std::vector{CustomerId{3}});
    CHECK_FALSE(scene.arrival);
  }
  SECTION("unless it is cancelled") {
    auto late = scene.errands.work_first();
    scene.follower.press("leave");
    CHECK_FALSE(scene.arrival);
    CHECK(scene.crm.last.requested());
    late();
    CHECK(scene.opened.empty());
  }
  SECTION("or the person has gone elsewhere") {
    scene.arrival = false;
    scene.errands.run_all();
    CHECK(scene.opened.empty());
  }
  SECTION("or another page is opened meanwhile") {
    scene.page(omar_page);
    CHECK(scene.opened == std::vector{omar});
    CHECK_FALSE(scene.arrival);
    scene.errands.run_all();
    CHECK(scene.opened == std::vector{omar});
  }
}

TEST_CASE("when the CRM cannot be asked, the page says why and offers to try again") {
  Scene scene;
  scene.crm.in_the_crm.clear();
  scene.crm.in_the_crm.insert({new_page, unreachable()});
  scene.page(new_page);
  scene.errands.run_all();
  CHECK(scene.arrival);
  CHECK(plain(scene.follower.arrival().title) == "The customer could not be fetched");
  scene.follower.press("again");
  scene.office.run_all();
  scene.errands.run_all();
  CHECK(scene.crm.fetches.size() == 2);
}

TEST_CASE("a page of the CRM that turns out to be nobody's leaves the panel as it is; a call is answered") {
  Scene scene;
  const std::string reminder = "https://crm.example/t?id=10";
  scene.crm.seen[reminder] = {true, {}, reminder, "crm"};
  scene.page(reminder);
  scene.errands.run_all();
  CHECK(scene.crm.fetches == std::vector{reminder});
  CHECK_FALSE(scene.arrival);
  CHECK(scene.opened.empty());

  scene.follower.call(reminder, {});
  scene.office.run_all();
  scene.errands.run_all();
  CHECK(scene.arrival);
}

TEST_CASE("several customers with one phone are chosen among") {
  Scene scene;
  scene.crm.seen["+20100"] = {true, {{layla, "Layla", "a@b"}, {omar, "Omar", "c@d"}}, "", ""};
  scene.follower.call("+20100", scene.noted());
  scene.office.run_all();
  CHECK(scene.arrival);
  CHECK(scene.outcomes == std::vector{Outcome::arrives});
  scene.follower.press("c99");  // not one of them
  CHECK(scene.opened.empty());
  scene.follower.press(omar.text());
  CHECK(scene.opened == std::vector{omar});
  CHECK_FALSE(scene.arrival);
}

TEST_CASE("whose ticket it is, is asked once") {
  Scene scene;
  scene.page(ticket_page);
  scene.errands.run_all();
  scene.page(layla_page);
  scene.page(ticket_page);
  CHECK(scene.opened == std::vector{omar, layla, omar});
  CHECK(scene.crm.fetches.size() == 1);
}

TEST_CASE("a title is followed only while no extension speaks") {
  Scene scene;
  scene.crm.seen["User: Omar <c@d>"] = known(omar);
  scene.crm.seen["User: Layla <a@b>"] = known(layla);
  scene.follower.title("User: Omar <c@d>");
  scene.office.run_all();
  CHECK(scene.opened == std::vector{omar});
  scene.page("https://crm.example/reports");
  scene.follower.title("User: Layla <a@b>");
  scene.office.run_all();
  CHECK(scene.opened == std::vector{omar});
}

TEST_CASE("what is followed never changes anything") {
  Scene scene;
  for (const auto& url : {omar_page, new_page, ticket_page, layla_page}) {
    scene.page(url);
    scene.errands.run_all();
  }
  scene.follower.call("+20100");
  scene.office.run_all();
  CHECK(scene.desk.log.empty());
}
