// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/options.hpp"
#include "sidebar/platform/active_title.hpp"
#include "sidebar/platform/front_door.hpp"
#include "sidebar/platform/look.hpp"
#include "sidebar/platform/worker.hpp"
#include "sidebar/presenters/follower.hpp"
#include "sidebar/presenters/panel.hpp"
#include "sidebar/presenters/rooms/rooms.hpp"
#include "sidebar/views/window.hpp"

#include <wx/app.h>
#include <wx/timer.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace rafiq::sidebar {

// What the program stands on: core in the real one, a made-up one in tests.
struct Ground {
  WorkerOffice::MakeDesk make_desk;
  std::function<std::unique_ptr<Courier>(ToScreen, std::function<void(const SyncState&)>)> make_courier;
  std::function<std::unique_ptr<SignIns>(ToScreen)> make_sign_ins;
  std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
  FrontDoor door = {};
  // The language that the administrator of this machine decided on, asked anew each time; may be empty.
  std::function<std::optional<Language>()> governed_language = {};
  // Dates in guidance and briefs are written in it from now on; may be empty.
  std::function<void(Calendar)> write_dates_in = {};
};

// The program: puts presenters, window and threads together, and keeps the settings.
class Application final : public wxApp, private ShellIntents {
 public:
  Application(Options options, Ground ground);
  ~Application() override;

  bool OnInit() override;
  int OnRun() override;
  // Said to whoever looks at the log. wx would hold the agent up with a dialog, and so the whole window.
  void OnAssertFailure(const wxChar* file, int line, const wxChar* function, const wxChar* condition,
                       const wxChar* message) override;

 private:
  [[nodiscard]] const Settings& settings() const override { return settings_; }
  void use_language(Language language) override;
  void use_theme(ThemeChoice theme) override;
  void use_dock(DockSide side) override;
  void use_width(int width) override;
  void use(const Settings& settings) override;
  [[nodiscard]] std::vector<std::string> monitors() const override;
  void open_sample() override;
  void quit() override;

  ToScreen to_screen();
  void make_parts();
  void make_window();
  void take_another_window();
  void make_rooms();
  Office& room_office();
  void use_calendar();  // the one that is set
  std::shared_ptr<const Words> words(Language language);
  void restyle();
  void place_window();
  void first_painted();
  void open_what_was_asked_for();
  void shown(const Screen& screen);
  void make_follower();
  std::unique_ptr<Room> make_room(RoomId room, RoomGround& ground);
  Office& errand_office();
  void open_door();
  void watch_titles();
  void heard(const app::Knock& knock, const Replying& reply);
  Follower::Done when_shown(bool wait, const Replying& reply);
  void bring_up();
  void remember_place();
  void note_monitor(bool other_width);
  void move_to_monitor(const std::string& name);
  void save();
  void obey();
  [[nodiscard]] Theme theme() const;
  [[nodiscard]] std::optional<Language> governed_language() const;

  Options options_;
  Ground ground_;
  Settings settings_;
  std::filesystem::path settings_file_;
  int status_ = 0;
  bool closing_ = false;
  bool waiting_for_show_ = false;
  Look look_;
  std::map<Language, std::shared_ptr<const Words>> words_;
  wxTimer tick_;
  wxTimer patience_;
  std::unique_ptr<WorkerOffice> office_;
  std::unique_ptr<Courier> courier_;
  std::unique_ptr<SignIns> sign_ins_;
  std::unique_ptr<Panel> panel_;
  std::unique_ptr<WorkerOffice> room_office_;  // made when a room first asks: the panel never waits for one
  std::unique_ptr<Rooms> rooms_;
  std::unique_ptr<WorkerOffice> errand_office_;
  std::unique_ptr<Follower> follower_;
  std::shared_ptr<void> door_;
  std::shared_ptr<void> monitors_watch_;
  std::unique_ptr<ActiveTitle> titles_;
  Window* window_ = nullptr;  // owned by wx
};

// Runs it from main().
int run(Options options, Ground ground, char* program);

}  // namespace rafiq::sidebar
