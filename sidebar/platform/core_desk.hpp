// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/rafiq.hpp"
#include "sidebar/platform/desks/following.hpp"
#include "sidebar/presenters/desk.hpp"
#include "sidebar/presenters/rooms/room_desks.hpp"

#include <filesystem>
#include <memory>

namespace rafiq::sidebar {

// The desk over core/app. Opens the home at the first question, and again at the next one when that failed;
// so it belongs to one thread.
class CoreDesk final : public Desk {
 public:
  explicit CoreDesk(app::OpenOptions options);

  void prepare() override;
  Result<std::vector<app::Account>> accounts() override;
  Result<std::vector<app::SearchHit>> search(const std::string& text) override;
  Result<CustomerId> resolve(const std::string& reference) override;
  Result<Visit> visit(CustomerId customer, Language language) override;
  Result<Interaction> begin(CustomerId customer, Channel channel) override;
  Status move_to(InteractionId interaction, Stage stage) override;
  Status change_channel(InteractionId interaction, Channel channel) override;
  Status end(InteractionId interaction) override;
  Status resume(InteractionId interaction) override;
  Status react(InteractionId interaction, const Reacting& reacting) override;
  Status undo(InteractionId interaction, const std::string& card) override;
  Result<std::string> add_sample() override;
  std::int64_t change_counter() override;
  RoomDesks* rooms() override;
  FollowingDesk* following() override { return &following_; }

  ProfileDesk& profile() override { return *profile_; }
  PromiseDesk& promises() override { return *promises_; }
  JourneyDesk& journey() override { return *journey_; }
  RightsDesk& rights() override { return *rights_; }
  TalkDesk& talks() override { return *talks_; }
  MomentDesk& moments() override { return *moments_; }

 private:
  Result<app::Rafiq*> core();

  app::OpenOptions options_;
  std::unique_ptr<ProfileDesk> profile_;
  std::unique_ptr<PromiseDesk> promises_;
  std::unique_ptr<JourneyDesk> journey_;
  std::unique_ptr<RightsDesk> rights_;
  std::unique_ptr<TalkDesk> talks_;
  std::unique_ptr<MomentDesk> moments_;
  std::unique_ptr<app::Rafiq> rafiq_;
  std::unique_ptr<RoomDesks> rooms_;
  CoreFollowingDesk following_{[this] { return core(); }};
};

}  // namespace rafiq::sidebar
