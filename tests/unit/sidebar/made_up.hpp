// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/panel.hpp"
#include "tests/support/made_up_page.hpp"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

// Ground for presenters to stand on in tests: no home, no threads, no translation.
namespace rafiq::sidebar::test {

// English as it stands in the code, with the brackets of the language to tell them apart.
class PlainWords final : public Words {
 public:
  explicit PlainWords(Language language = Language::english) : language_(language) {}
  [[nodiscard]] Language language() const override { return language_; }
  [[nodiscard]] std::string time_zone() const override { return "UTC"; }
  [[nodiscard]] std::string say(const char* english) const override { return english; }
  [[nodiscard]] std::string count(const char* one, const char* many, std::int64_t n) const override {
    return fill(n == 1 ? one : many, {{"n", std::to_string(n)}});
  }

 private:
  Language language_;
};

// Without the marks that isolate directions, for comparing.
std::string plain(std::string text);

inline Error unreachable() {
  return Error{ErrorCode::unreachable, "crm does not answer", "crm.example", "Try later"};
}

// Answers from plain members and notes what was asked.
class MadeUpDesk final : public Desk {
 public:
  std::vector<app::Account> account_list;
  std::map<std::string, std::vector<app::SearchHit>> hits;
  std::map<std::int64_t, Customer> customers;
  std::vector<std::string> cards{"first", "second", "third", "fourth", "fifth"};
  std::size_t in_sight = 3;
  std::vector<Trait> traits;
  std::optional<Interaction> open_one;
  std::set<std::string> gone;
  std::optional<Error> trouble;
  std::int64_t counter = 0;
  std::vector<std::string> log;

  Result<std::vector<app::Account>> accounts() override;
  Result<std::vector<app::SearchHit>> search(const std::string& text) override;
  Result<CustomerId> resolve(const std::string& reference) override;
  Result<Visit> visit(CustomerId customer, Language language) override;
  Result<Interaction> begin(CustomerId customer, Channel channel) override;
  Status move_to(InteractionId interaction, Stage stage) override;
  Status change_channel(InteractionId interaction, Channel channel) override;
  Status end(InteractionId interaction) override;
  Status react(InteractionId interaction, const Reacting& reacting) override;
  Status undo(InteractionId interaction, const std::string& card) override;
  Result<std::string> add_sample() override;
  std::int64_t change_counter() override { return counter; }
  FollowingDesk* crm = nullptr;  // none: nothing is followed
  FollowingDesk* following() override { return crm; }
  Status resume(InteractionId interaction) override;

  MadeUpPage page;
  ProfileDesk& profile() override { return page.profile; }
  PromiseDesk& promises() override { return page.promises; }
  JourneyDesk& journey() override { return page.journey; }
  RightsDesk& rights() override { return page.rights; }
  TalkDesk& talks() override { return page.talks; }
  MomentDesk& moments() override { return page.moments; }
  RoomDesks* room_desks = nullptr;
  RoomDesks* rooms() override { return room_desks; }
};

// Does each piece when the test says so; answers wait until they are delivered, in any order.
class SteppedOffice final : public Office {
 public:
  explicit SteppedOffice(Desk& desk) : desk_(desk) {}
  void post(Topic topic, Work work) override { waiting.push_back({topic, std::move(work)}); }
  void run_all();
  Answer work_first();  // does the piece that waits longest, without delivering

  std::deque<std::pair<Topic, Work>> waiting;

 private:
  Desk& desk_;
};

class CountingCourier final : public Courier {
 public:
  void sync_soon() override { ++asked; }
  int asked = 0;
};

inline constexpr CustomerId layla{1};
inline constexpr CustomerId omar{2};

// A panel on all of the above, with an account and two customers.
struct Desktop {
  Desktop();
  MadeUpDesk desk;
  SteppedOffice office{desk};
  CountingCourier courier;
  std::shared_ptr<FixedClock> clock;
  Screen screen;
  CustomerId remembered;
  Panel panel;

  void open(CustomerId customer);
};

}  // namespace rafiq::sidebar::test
