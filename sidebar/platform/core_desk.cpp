// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/core_desk.hpp"

#include "sidebar/platform/core_rooms.hpp"
#include "sidebar/platform/desks/page_desks.hpp"

#include <system_error>

namespace rafiq::sidebar {
namespace {

namespace fs = std::filesystem;

constexpr int hits_in_sight = 30;

// Beside the program in a build, below the prefix when installed.
Result<fs::path> sample_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path folder = (program.parent_path() / "../share/rafiq/sample").lexically_normal();
  if (fs::exists(folder / "customers.csv", error)) return folder;
  return Error{ErrorCode::configuration, "The sample data is not installed", folder.string(),
               "Add an account with rafiqctl instead"};
}

}  // namespace

CoreDesk::CoreDesk(app::OpenOptions options) : options_(std::move(options)) {
  const OpenCore core = [this] { return this->core(); };
  profile_ = profile_desk(core);
  promises_ = promise_desk(core);
  journey_ = journey_desk(core);
  rights_ = rights_desk(core);
  talks_ = talk_desk(core);
  moments_ = moment_desk(core);
}

Result<app::Rafiq*> CoreDesk::core() {
  if (!rafiq_) {
    RAFIQ_TRY(rafiq_, app::Rafiq::open(options_));
  }
  return rafiq_.get();
}

// Opens the home and reads the pack while the window is still being made; trouble shows at the first
// question.
void CoreDesk::prepare() {
  if (const auto rafiq = core()) (void)rafiq.value()->packs().list();
}

Result<std::vector<app::Account>> CoreDesk::accounts() {
  RAFIQ_TRY(auto* rafiq, core());
  return rafiq->accounts().list(Counts::left_out);
}

Result<std::vector<app::SearchHit>> CoreDesk::search(const std::string& text) {
  RAFIQ_TRY(auto* rafiq, core());
  return rafiq->customers().search(text, hits_in_sight);
}

Result<CustomerId> CoreDesk::resolve(const std::string& reference) {
  RAFIQ_TRY(auto* rafiq, core());
  return rafiq->customers().resolve_or_fetch(reference);
}

Result<Visit> CoreDesk::visit(CustomerId customer, Language language) {
  RAFIQ_TRY(auto* rafiq, core());
  Visit visit;
  RAFIQ_TRY(visit.customer, rafiq->customers().get(customer));
  RAFIQ_TRY(visit.interaction, rafiq->interactions().open_one(customer));
  RAFIQ_TRY(visit.guide, rafiq->guidance().guide({.customer = customer,
                                                  .language = language,
                                                  .stage = std::nullopt,
                                                  .channel = std::nullopt,
                                                  .about_card = {},
                                                  .seed = 0}));
  if (visit.interaction) {
    std::vector<std::string> cards;
    for (std::size_t i = 0; i < visit.guide.in_sight; ++i)
      cards.push_back(visit.guide.recommendations[i].card);
    RAFIQ_TRY(rafiq->guidance().shown(visit.interaction->id, cards));
  }
  return visit;
}

Result<Interaction> CoreDesk::begin(CustomerId customer, Channel channel) {
  RAFIQ_TRY(auto* rafiq, core());
  return rafiq->interactions().start(customer, channel);
}

Status CoreDesk::move_to(InteractionId interaction, Stage stage) {
  RAFIQ_TRY(auto* rafiq, core());
  RAFIQ_TRY(rafiq->interactions().set_stage(interaction, stage));
  return success();
}

Status CoreDesk::change_channel(InteractionId interaction, Channel channel) {
  RAFIQ_TRY(auto* rafiq, core());
  RAFIQ_TRY(rafiq->interactions().set_channel(interaction, channel));
  return success();
}

Status CoreDesk::end(InteractionId interaction) {
  RAFIQ_TRY(auto* rafiq, core());
  RAFIQ_TRY(rafiq->interactions().end(interaction));
  return success();
}

Status CoreDesk::resume(InteractionId interaction) {
  RAFIQ_TRY(auto* rafiq, core());
  RAFIQ_TRY(rafiq->interactions().resume(interaction));
  return success();
}

Status CoreDesk::react(InteractionId interaction, const Reacting& reacting) {
  RAFIQ_TRY(auto* rafiq, core());
  return rafiq->interactions().react(interaction, reacting.card, reacting.kind, reacting.snooze_for);
}

Status CoreDesk::undo(InteractionId interaction, const std::string& card) {
  RAFIQ_TRY(auto* rafiq, core());
  return rafiq->interactions().undo_reaction(interaction, card);
}

Result<std::string> CoreDesk::add_sample() {
  RAFIQ_TRY(auto* rafiq, core());
  RAFIQ_TRY(auto folder, sample_folder());
  app::NewAccount account;
  account.name = "sample";
  account.connector = "file";
  account.settings = {{"customers", (folder / "customers.csv").string()},
                      {"journey", (folder / "journey.jsonl").string()}};
  RAFIQ_TRY(rafiq->accounts().add(account));
  return account.name;
}

RoomDesks* CoreDesk::rooms() {
  if (!rooms_) rooms_ = make_core_rooms([this] { return core(); });
  return rooms_.get();
}

std::int64_t CoreDesk::change_counter() {
  const auto rafiq = core();
  return rafiq ? rafiq.value()->change_counter() : 0;
}

}  // namespace rafiq::sidebar
