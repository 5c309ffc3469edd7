// SPDX-License-Identifier: Apache-2.0
#include "sidebar/application.hpp"

#include "core/util/log.hpp"
#include "sidebar/platform/autostart.hpp"
#include "sidebar/platform/catalog.hpp"
#include "sidebar/platform/dock.hpp"
#include "sidebar/platform/ending.hpp"
#include "sidebar/platform/hinting.hpp"
#include "sidebar/platform/picture.hpp"
#include "sidebar/platform/settings_file.hpp"
#include "sidebar/platform/since_start.hpp"

#include <glib.h>
#include <pango/pangocairo.h>
#include <wx/init.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace rafiq::sidebar {
namespace {

constexpr int tick_milliseconds = 2000;
constexpr int patience_milliseconds = 20000;  // for a script that waits for recommendations which never come

// By a thread of Pango's own, which is done by the time the first text is measured; once.
void look_up_fonts() {
  pango_cairo_font_map_get_default();
}

}  // namespace

Application::Application(Options options, Ground ground)
    : options_(std::move(options)), ground_(std::move(ground)) {
  // At work before there is a window: what it has to read is read while the toolkit starts.
  office_ = std::make_unique<WorkerOffice>(ground_.make_desk, to_screen());
}

ToScreen Application::to_screen() {
  return [this](std::function<void()> action) { CallAfter(std::move(action)); };
}

Application::~Application() = default;

std::optional<Language> Application::governed_language() const {
  return ground_.governed_language ? ground_.governed_language() : std::nullopt;
}

Theme Application::theme() const {
  if (settings_.theme == ThemeChoice::system) return desktop_theme();
  switch (settings_.theme) {
    case ThemeChoice::high_contrast:
      return Theme::high_contrast;
    case ThemeChoice::dark:
      return Theme::dark;
    default:
      return Theme::light;
  }
}

bool Application::OnInit() {
  SetAppName("rafiq");
  settings_file_ = settings_file(options_.home);
  look_up_fonts();
  settings_ = load_settings(settings_file_);
  use_calendar();
  settings_.language = options_.language.value_or(settings_.language);
  settings_.language = governed_language().value_or(settings_.language);
  settings_.theme = options_.theme.value_or(settings_.theme);
  settings_.with_session = starts_with_session();
  if (!settings_.motion) allow_motion(false);
  settings_.dock = options_.dock.value_or(settings_.dock);
  if (options_.for_a_script()) settings_.dock = options_.dock.value_or(DockSide::none);
  if (options_.width > 0 && settings_.dock != DockSide::none) settings_.width = options_.width;
  make_parts();
  return true;
}

void Application::make_parts() {
  courier_ = ground_.make_courier(to_screen(), [this](const SyncState& state) {
    if (panel_) panel_->sync_changed(state);
    if (rooms_) rooms_->sync_changed(state);
  });
  sign_ins_ = ground_.make_sign_ins(to_screen());
  panel_ = std::make_unique<Panel>(
      Panel::Parts{*office_, *courier_, [this](Language language) { return words(language); }, ground_.clock,
                   [this](const Screen& screen) {
                     if (follower_) follower_->beneath(screen);
                   },
                   [this](CustomerId customer) { settings_.customer = customer; },
                   [this] { follower_->toggle_pin(); }},
      settings_.language);
  make_follower();
  make_rooms();
  if (settings_.guidance) panel_->speak(settings_.language, settings_.guidance);
  panel_->start(options_.customer, settings_.customer);
  if (!settings_.guided && options_.customer.empty() && !options_.for_a_script())
    rooms_->enter(RoomId::guide);

  // Nothing here waits for idleness: asking each of hundreds of windows after every event is work for
  // nothing.
  wxIdleEvent::SetMode(wxIDLE_PROCESS_SPECIFIED);
  wxUpdateUIEvent::SetUpdateInterval(-1);
  fit_letters_slightly();
  look_.refresh(theme(), settings_.language, settings_.text_percent);
  make_window();
  monitors_watch_ = watch_monitors([this] {
    CallAfter([this] {
      if (window_ && settings_.dock != DockSide::none) place_window();
    });
  });
  panel_->show();  // the names of what is there, before anybody is
  place_window();
  window_->when_first_painted([this] { first_painted(); });
  show_without_focus(*window_);
  tick_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
    obey();
    panel_->tick();
    watch_titles();
  });
  tick_.Start(tick_milliseconds);
  if (options_.for_a_script()) {
    patience_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
      std::fprintf(stderr, "rafiq: no recommendations to show\n");
      if (!options_.screenshot.empty()) window_->save_picture(options_.screenshot.string());
      status_ = 8;
      quit();
    });
    patience_.StartOnce(patience_milliseconds);
    return;
  }
  when_asked_to_end([this] { quit(); });
  open_door();
  log::program_began("rafiq");
  // Handed over by a link or a softphone while no sidebar ran yet.
  if (!options_.wish.what.empty() && options_.customer.empty()) heard(options_.wish, [](const Reply&) {});
}

void Application::make_window() {
  window_ = new Window(look_, *panel_, *this, *rooms_);
  window_->Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
    event.Skip();
    if (settings_.theme == ThemeChoice::system && desktop_theme() != look_.theme()) restyle();
  });
  window_->Bind(wxEVT_DPI_CHANGED, [this](wxDPIChangedEvent& event) {
    event.Skip();
    restyle();
  });
}

// Everything that it shows is in the presenters, but which part of it.
void Application::take_another_window() {
  close_menus();
  Window* before = window_;
  make_window();
  rooms_->refresh();
  place_window();
  if (before->IsShown()) show_without_focus(*window_);
  when_painted(*window_, [this, down = before->scrolled()] {
    CallAfter([this, down] {
      if (window_) window_->scroll_to(down);
    });
  });
  before->Destroy();
}

void Application::make_rooms() {
  rooms_ = std::make_unique<Rooms>(
      Rooms::Parts{[this]() -> Office& { return room_office(); }, *courier_, *sign_ins_,
                   [this] { return words(settings_.language); }, ground_.clock, *this,
                   [this](const Screen& screen) {
                     if (!window_) return;
                     window_->show(screen);
                     shown(screen);
                   },
                   [this] { panel_->tick(); },
                   [this](RoomId room, RoomGround& ground) { return make_room(room, ground); }});
}

void Application::use_calendar() {
  words_.clear();
  if (ground_.write_dates_in) ground_.write_dates_in(settings_.calendar);
}

std::shared_ptr<const Words> Application::words(Language language) {
  auto& kept = words_[language];
  if (!kept) kept = words_of(language, settings_.calendar);
  return kept;
}

Office& Application::room_office() {
  if (!room_office_) room_office_ = std::make_unique<WorkerOffice>(ground_.make_desk, to_screen());
  return *room_office_;
}

void Application::place_window() {
  if (needs_another_window(*window_, settings_.dock)) return take_another_window();
  if (settings_.dock != DockSide::none) {
    // While its own is not connected it stands on another one as it did there before.
    const std::string here = monitor_of(*window_, settings_.monitor);
    if (settings_.monitor.empty()) settings_.monitor = here;
    const auto known = settings_.monitors.find(here);
    const bool guest = !settings_.monitor.empty() && here != settings_.monitor &&
                       known != settings_.monitors.end() && known->second.side != DockSide::none;
    const DockPlace place = guest ? known->second : DockPlace{settings_.dock, settings_.width};
    return dock(*window_, place.side, place.width, settings_.monitor);
  }
  dock(*window_, DockSide::none, 0);
  window_->SetMinClientSize({least_width, 400});
  window_->SetClientSize(options_.width > 0 ? options_.width : settings_.floating_width,
                         options_.height > 0 ? options_.height : settings_.floating_height);
  if (settings_.x >= 0 && settings_.y >= 0) window_->Move(settings_.x, settings_.y);
}

int Application::OnRun() {
  wxApp::OnRun();
  return status_;
}

void Application::OnAssertFailure(const wxChar* file, int line, const wxChar*, const wxChar* condition,
                                  const wxChar* message) {
  std::fprintf(stderr, "rafiq: assert \"%ls\" failed: %ls (%ls:%d)\n", condition, message ? message : L"",
               file, line);
}

void Application::open_what_was_asked_for() {
  if (options_.show == "calm") return panel_->note().press({Verb::mark, "upset"});
  if (const auto tab = tab_from(options_.show)) panel_->open_tab(*tab);
}

// A picture of a tab or of calm mode is taken once its data is there, and laid out.
void Application::shown(const Screen& screen) {
  if (!waiting_for_show_ || !(screen.tabs.loaded || screen.calm.blocks.size() > 2)) return;
  waiting_for_show_ = false;
  CallAfter([this] { CallAfter([this] { first_painted(); }); });
}

void Application::first_painted() {
  if (!options_.show.empty() && !waiting_for_show_) {
    waiting_for_show_ = options_.for_a_script();
    open_what_was_asked_for();
    options_.show.clear();
    if (waiting_for_show_) return;
  }
  if (options_.first_paint) {
    std::printf("%lld\n", static_cast<long long>(since_process_start().count()));
    std::fflush(stdout);
  }
  if (!options_.screenshot.empty() && !window_->save_picture(options_.screenshot.string())) {
    std::fprintf(stderr, "rafiq: the picture could not be saved: %s\n", options_.screenshot.c_str());
    status_ = 3;
  }
  if (options_.for_a_script()) quit();
}

void Application::use_language(Language language) {
  Settings next = settings_;
  next.language = language;
  use(next);
}

void Application::use_theme(ThemeChoice choice) {
  Settings next = settings_;
  next.theme = choice;
  use(next);
}

// What an administrator decides meanwhile.
void Application::obey() {
  if (governed_language().value_or(settings_.language) != settings_.language)
    use_language(settings_.language);
}

void Application::open_sample() {
  panel_->notice_button();  // beneath stands the page that offers it
}

void Application::restyle() {
  look_.refresh(theme(), settings_.language, settings_.text_percent);
  window_->restyle();
}

void Application::use(const Settings& wanted) {
  remember_place();
  const Settings before = std::exchange(settings_, wanted);
  // Whoever asks for another one: a key, a room.
  settings_.language = governed_language().value_or(wanted.language);
  const Settings next = settings_;
  // Where it stood when it floated is known here alone.
  settings_.x = before.x;
  settings_.y = before.y;
  settings_.floating_width = before.floating_width;
  settings_.floating_height = before.floating_height;
  const bool other_words = next.language != before.language || next.calendar != before.calendar;
  if (next.calendar != before.calendar) use_calendar();
  if (next.motion != before.motion) allow_motion(next.motion);
  if (next.with_session != before.with_session)
    settings_.with_session = start_with_session(next.with_session);
  if (other_words) look_.refresh(theme(), settings_.language, settings_.text_percent);
  if (other_words || next.guidance != before.guidance) panel_->speak(next.language, next.guidance);
  rooms_->refresh();
  if (other_words || next.theme != before.theme || next.text_percent != before.text_percent) restyle();
  if (next.monitor != before.monitor) {
    settings_.monitors[before.monitor] = {before.dock, before.width};
    move_to_monitor(next.monitor);
  } else if (next.dock != before.dock || next.width != before.width) {
    note_monitor(next.width != before.width);
    place_window();
  }
  save();
}

std::vector<std::string> Application::monitors() const {
  return rafiq::sidebar::monitors();
}

// There it stands as it did there before.
void Application::move_to_monitor(const std::string& name) {
  const auto known = settings_.monitors.find(name);
  if (known != settings_.monitors.end() && known->second.side != DockSide::none) {
    settings_.dock = known->second.side;
    settings_.width = known->second.width;
  }
  settings_.monitors[name] = {settings_.dock, settings_.width};
  place_window();
  rooms_->refresh();
}

void Application::use_dock(DockSide side) {
  Settings next = settings_;
  next.dock = side;
  use(next);
}

void Application::use_width(int width) {
  Settings next = settings_;
  next.width = std::clamp(width, least_width, most_width);
  use(next);
}

// Where it is now is where it stays: the monitor is remembered, and how it stands there.
void Application::note_monitor(bool other_width) {
  const std::string here = monitor_of(*window_);
  const auto known = settings_.monitors.find(here);
  // Come to another monitor, it stands there as it did before.
  if (!other_width && here != settings_.monitor && known != settings_.monitors.end())
    settings_.width = known->second.width;
  settings_.monitor = here;
  settings_.monitors[here] = {settings_.dock, settings_.width};
}

void Application::remember_place() {
  if (settings_.dock != DockSide::none || !window_) return;
  if (windows_have_places()) window_->GetPosition(&settings_.x, &settings_.y);
  window_->GetClientSize(&settings_.floating_width, &settings_.floating_height);
}

void Application::save() {
  if (!options_.for_a_script()) save_settings(settings_file_, settings_);
}

void Application::quit() {
  if (closing_) return;
  closing_ = true;
  close_menus();
  tick_.Stop();
  patience_.Stop();
  remember_place();
  save();
  if (door_) log::program_ended("rafiq");
  door_.reset();
  titles_.reset();
  monitors_watch_.reset();
  rooms_.reset();
  follower_.reset();
  panel_.reset();
  courier_.reset();
  sign_ins_.reset();
  room_office_.reset();
  errand_office_.reset();
  office_.reset();
  window_->Destroy();
  window_ = nullptr;
  ExitMainLoop();
}

int run(Options options, Ground ground, char* program) {
  if (!options.for_a_script() && ground.door.hand_over && ground.door.hand_over(options.wish)) return 0;
  // Nothing here is drawn with OpenGL; looking for it loads a driver at the start of every session.
  g_setenv("GDK_GL", "disable", FALSE);
  // wx would set it once there are threads, which read the environment while it is moved in memory.
  g_setenv("G_FILENAME_ENCODING", "UTF-8", FALSE);
  allow_edges();
  // A start that the desktop shows leaves a mark, which the toolkit takes out of the environment: fonts wait.
  if (!std::getenv("DESKTOP_STARTUP_ID")) look_up_fonts();
  wxApp::SetInstance(new Application(std::move(options), std::move(ground)));
  // The options are ours and are read already: wx and GTK see the program's name alone.
  int count = 1;
  char* arguments[] = {program, nullptr};
  return wxEntry(count, arguments);
}

}  // namespace rafiq::sidebar
