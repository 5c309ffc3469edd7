// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/follower.hpp"

#include "sidebar/presenters/core_words.hpp"

#include <algorithm>

namespace rafiq::sidebar {
namespace {

using namespace std::chrono_literals;
using Kind = app::Sighting::Kind;

constexpr std::size_t most_learnt = 64;
// The browser's extension knows better than a title, which any page may choose.
constexpr auto trust_pages_for = 10min;

}  // namespace

Follower::Follower(Parts parts) : parts_(std::move(parts)) {}

Follower::~Follower() {
  cancel_.request();
}

template <class Question, class Answer>
void Follower::ask(Office& office, Question question, Answer answer) {
  office.post(Topic::follow,
              [question = std::move(question), answer = std::move(answer),
               alive = std::weak_ptr<int>(alive_)](Desk& desk) -> Office::Answer {
                FollowingDesk* following = desk.following();
                if (!following) return [] {};
                return [result = std::make_shared<decltype(question(*following))>(question(*following)),
                        answer, alive] {
                  if (!alive.expired()) answer(std::move(*result));
                };
              });
}

void Follower::page(const std::string& url, Done done) {
  heard_page_ = parts_.clock->now();
  follow({{Kind::page, url}, false, std::move(done)});
}

void Follower::title(const std::string& title) {
  if (title == last_title_) return;
  last_title_ = title;
  if (heard_page_ && parts_.clock->now() - *heard_page_ < trust_pages_for) return;
  follow({{Kind::title, title}, false, {}});
}

void Follower::call(const std::string& reference, Done done) {
  follow({{Kind::reference, reference}, true, std::move(done)});
}

void Follower::open(const std::string& reference, Done done) {
  if (pinned_) toggle_pin();
  follow({{Kind::reference, reference}, false, std::move(done)});
}

void Follower::origins(std::function<void(std::vector<std::string>)> answer) {
  // Not of Topic::follow: a page that comes meanwhile must not drop the question.
  parts_.office.post(Topic::change, [answer = std::move(answer)](Desk& desk) -> Office::Answer {
    FollowingDesk* following = desk.following();
    auto found =
        following ? following->origins() : Result<std::vector<std::string>>(std::vector<std::string>{});
    return [answer, origins = found ? found.value() : std::vector<std::string>{}] { answer(origins); };
  });
}

void Follower::follow(Event event) {
  if (pinned_) {
    const auto done = std::exchange(event.done, {});
    // A title says too little to be worth coming back to.
    if (event.sighting.kind != Kind::title) missed_ = std::move(event);
    refresh();
    if (done) done(Outcome::stayed);
    return;
  }
  const auto known = std::find_if(learnt_.begin(), learnt_.end(),
                                  [&](const auto& one) { return one.first == event.sighting.text; });
  if (known != learnt_.end()) {
    stop();
    return go_to(known->second, std::move(event.done));
  }
  const auto serial = ++serial_;
  ask(
      parts_.office, [sighting = event.sighting](FollowingDesk& desk) { return desk.look(sighting); },
      [this, serial, event](Result<app::Seen> seen) {
        if (serial == serial_) looked(event, std::move(seen));
      });
}

void Follower::looked(const Event& event, Result<app::Seen> seen) {
  const bool asked_by_person = event.sighting.kind == Kind::reference;
  if (!seen || !seen.value().known_record) {
    // What no account knows changes nothing; a person who asked is told.
    if (!asked_by_person) {
      if (event.done) event.done(Outcome::stayed);
      return;
    }
    stop();
    event_ = event;
    trouble_ = seen ? parts_.words()->say("No account has such a page.")
                    : core_words_with_kind(*parts_.words(), seen.error());
    return enter(Step::failed);
  }
  stop();
  if (seen.value().customers.empty()) return fetch(seen.value(), event);
  take(std::move(seen.value().customers), event);
}

void Follower::fetch(const app::Seen& seen, const Event& event) {
  event_ = event;
  account_ = seen.account;
  cancel_ = {};
  const auto serial = ++serial_;
  ask(
      parts_.errands(),
      [reference = seen.to_fetch, cancel = cancel_](FollowingDesk& desk) {
        return desk.fetch(reference, cancel);
      },
      [this, serial, event](Result<std::vector<app::SearchHit>> customers) {
        if (serial == serial_) fetched(event, std::move(customers));
      });
  enter(Step::fetching);
}

void Follower::fetched(const Event& event, Result<std::vector<app::SearchHit>> customers) {
  // Whoever went elsewhere meanwhile is not called back.
  const bool left = !parts_.arrival_in_sight();
  if (!customers) {
    // A page of the CRM that is nobody's, such as a reminder among its tickets, leaves the panel as it is.
    const bool nobodys =
        event.sighting.kind != Kind::reference && customers.error().code == ErrorCode::not_found;
    trouble_ = core_words_with_kind(*parts_.words(), customers.error());
    if (left || nobodys) return stop();
    return enter(Step::failed);
  }
  auto found = std::move(customers).value();
  if (event.sighting.kind == Kind::page && found.size() == 1) {
    learnt_.emplace_back(event.sighting.text, found.front().id);
    if (learnt_.size() > most_learnt) learnt_.pop_front();
  }
  if (left) return stop();
  take(std::move(found), event);
}

void Follower::take(std::vector<app::SearchHit> customers, const Event& event) {
  if (customers.size() == 1) return go_to(customers.front().id, event.done);
  event_ = event;
  choice_ = std::move(customers);
  enter(Step::choosing);
}

void Follower::go_to(CustomerId customer, Done done) {
  stop();
  const bool in_sight = screen_.page == Page::customer || screen_.page == Page::calm;
  if (in_sight && screen_.customer == customer) {
    if (done) done(Outcome::stayed);
    return;
  }
  if (done_) settle(Outcome::stayed);
  expected_ = customer;
  done_ = std::move(done);
  parts_.open(customer);
}

void Follower::settle(Outcome outcome) {
  expected_ = {};
  if (const auto done = std::exchange(done_, {})) done(outcome);
}

void Follower::beneath(const Screen& screen) {
  screen_ = screen;
  refresh();
  if (expected_.valid() && screen.page == Page::customer && screen.customer == expected_)
    settle(Outcome::opened);
}

void Follower::refresh() {
  screen_.follow = view();
  parts_.show(screen_);
}

void Follower::toggle_pin() {
  pinned_ = !pinned_;
  refresh();
  if (pinned_ || !missed_) return;
  Event missed = *std::exchange(missed_, std::nullopt);
  follow(std::move(missed));
}

void Follower::stop() {
  ++serial_;
  cancel_.request();
  choice_.clear();
  if (std::exchange(step_, Step::none) != Step::none && parts_.arrival_in_sight()) parts_.show_arrival(false);
}

void Follower::enter(Step step) {
  step_ = step;
  parts_.show_arrival(true);
  if (const auto done = std::exchange(event_.done, {})) done(Outcome::arrives);
}

void Follower::give_up() {
  step_ = Step::none;
  ++serial_;
  cancel_.request();
  choice_.clear();
}

void Follower::press(const std::string& control) {
  if (control == "again") {
    Event event = event_;
    return follow(std::move(event));
  }
  if (control == "leave") return stop();
  const auto chosen = CustomerId::parse(control);
  const bool offered = chosen && std::any_of(choice_.begin(), choice_.end(),
                                             [&](const auto& one) { return one.id == *chosen; });
  if (offered) go_to(*chosen, {});
}

}  // namespace rafiq::sidebar
