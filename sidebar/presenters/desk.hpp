// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/accounts.hpp"
#include "core/app/customers.hpp"
#include "core/model/customer.hpp"
#include "core/model/interaction.hpp"
#include "core/model/reaction.hpp"
#include "core/model/recommendation.hpp"
#include "core/util/result.hpp"
#include "sidebar/presenters/desks.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::sidebar {

class FollowingDesk;

// A customer as the panel needs them, read in one go.
struct Visit {
  Customer customer;
  std::optional<Interaction> interaction;
  Guide guide;
};

struct Reacting {
  std::string card;
  ReactionKind kind = ReactionKind::accepted;
  std::chrono::minutes snooze_for{60};
};

class RoomDesks;

// The use cases of core that the sidebar needs. Belongs to the office's thread; calls may take long.
class Desk : public PageDesks {
 public:
  // Called once, first: what takes long and will be needed may be begun here.
  virtual void prepare() {}
  virtual Result<std::vector<app::Account>> accounts() = 0;
  virtual Result<std::vector<app::SearchHit>> search(const std::string& text) = 0;
  virtual Result<CustomerId> resolve(const std::string& reference) = 0;
  virtual Result<Visit> visit(CustomerId customer, Language language) = 0;

  virtual Result<Interaction> begin(CustomerId customer, Channel channel) = 0;
  virtual Status move_to(InteractionId interaction, Stage stage) = 0;
  virtual Status change_channel(InteractionId interaction, Channel channel) = 0;
  virtual Status end(InteractionId interaction) = 0;
  virtual Status resume(InteractionId interaction) = 0;  // takes an end back
  virtual Status react(InteractionId interaction, const Reacting& reacting) = 0;
  virtual Status undo(InteractionId interaction, const std::string& card) = 0;

  // Adds the sample as an account, without reading it: its name is returned.
  virtual Result<std::string> add_sample() = 0;
  virtual std::int64_t change_counter() = 0;

  // What following the CRM asks; null where nothing is followed.
  virtual FollowingDesk* following() { return nullptr; }
  // What the rooms ask; null where there are none.
  virtual RoomDesks* rooms() { return nullptr; }
};

// Runs work at a desk, in order, away from the screen. A waiting piece is dropped when a newer one of the
// same topic comes (not for Topic::change: those all run). What the work returns is run on the thread of the
// screen.
enum class Topic { change, visit, search, accounts, watch, room, tab, form, draft, calm, follow };
class Office {
 public:
  using Answer = std::function<void()>;
  using Work = std::function<Answer(Desk&)>;
  virtual ~Office() = default;
  virtual void post(Topic topic, Work work) = 0;
};

struct SyncState {
  std::string account;  // being read now; empty: none
  std::int64_t records = 0;
  std::int64_t total = 0;  // 0: unknown
  bool operator==(const SyncState&) const = default;
};

// Reads the CRMs in the background; says how it goes through the panel's sync_changed.
class Courier {
 public:
  virtual ~Courier() = default;
  virtual void sync_soon() = 0;
  virtual void sync(const std::string& /*account*/) { sync_soon(); }  // that one alone, at once
  virtual void stop() {}  // what is being read, after the page in hand
};

}  // namespace rafiq::sidebar
