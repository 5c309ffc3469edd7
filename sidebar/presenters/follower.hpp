// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/cancel.hpp"
#include "core/util/time.hpp"
#include "sidebar/presenters/desk.hpp"
#include "sidebar/presenters/following_desk.hpp"
#include "sidebar/presenters/screen.hpp"
#include "sidebar/presenters/words.hpp"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rafiq::sidebar {

// Follows what is open in the CRM and who calls: opens the customer on the panel, waits for one who has to be
// fetched, lets a person choose among several. A pin stops it. Stands between the panel and the rooms, and
// lives on the thread of the screen.
class Follower {
 public:
  enum class Outcome { stayed, opened, arrives };  // arrives: a page of its own says what happens
  using Done = std::function<void(Outcome)>;       // once it is on the screen; at most once
  struct Parts {
    Office& office;
    std::function<Office&()> errands;  // for what may take long; made when first needed
    std::function<std::shared_ptr<const Words>()> words;
    std::shared_ptr<const Clock> clock;
    std::function<void(CustomerId)> open;  // on the panel
    std::function<void(const Screen&)> show;
    std::function<void(bool)> show_arrival;  // its room is entered, or left
    std::function<bool()> arrival_in_sight;  // nobody has left it meanwhile
  };
  explicit Follower(Parts parts);
  ~Follower();

  void beneath(const Screen& screen);  // what the panel shows

  // Told by others; the texts are untrusted.
  void page(const std::string& url, Done done = {});
  void title(const std::string& title);
  void call(const std::string& reference, Done done = {});
  // A person opened it: a pin gives way.
  void open(const std::string& reference, Done done = {});
  void origins(std::function<void(std::vector<std::string>)> answer);

  void toggle_pin();
  [[nodiscard]] bool pinned() const { return pinned_; }

  // Of the room in which somebody arrives.
  [[nodiscard]] RoomView arrival() const;
  void press(const std::string& control);
  void give_up();

 private:
  struct Event {
    app::Sighting sighting;
    bool call = false;
    Done done;
  };
  enum class Step { none, fetching, choosing, failed };

  template <class Question, class Answer>
  void ask(Office& office, Question question, Answer answer);
  void follow(Event event);
  void looked(const Event& event, Result<app::Seen> seen);
  void fetch(const app::Seen& seen, const Event& event);
  void fetched(const Event& event, Result<std::vector<app::SearchHit>> customers);
  void take(std::vector<app::SearchHit> customers, const Event& event);
  void go_to(CustomerId customer, Done done);
  void stop();
  void enter(Step step);
  void refresh();
  void settle(Outcome outcome);
  [[nodiscard]] FollowView view() const;

  Parts parts_;
  std::shared_ptr<int> alive_ = std::make_shared<int>();
  std::uint64_t serial_ = 0;
  Screen screen_;
  bool pinned_ = false;
  std::optional<Event> missed_;  // the last that came while pinned
  std::optional<TimePoint> heard_page_;
  std::string last_title_;

  Step step_ = Step::none;
  Event event_;  // of the step
  std::string account_;
  std::string trouble_;
  std::vector<app::SearchHit> choice_;
  CancelToken cancel_;
  CustomerId expected_;
  Done done_;
  // Pages of records that are no customers (a ticket), and whose they turned out to be.
  std::deque<std::pair<std::string, CustomerId>> learnt_;
};

}  // namespace rafiq::sidebar
