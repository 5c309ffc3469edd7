// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/channel.hpp"
#include "core/model/ids.hpp"
#include "core/model/language.hpp"
#include "core/model/reaction.hpp"
#include "core/model/stage.hpp"
#include "sidebar/presenters/palette.hpp"
#include "sidebar/presenters/tabs/tab.hpp"
#include "sidebar/presenters/words.hpp"

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rafiq::sidebar {

// What a person can do in the window. Views call these and decide nothing themselves.
class Intents {
 public:
  virtual ~Intents() = default;
  virtual void search(const std::string& text) = 0;
  virtual void leave_search() = 0;
  virtual void open(CustomerId customer) = 0;

  virtual void move_to(Stage stage) = 0;
  virtual void use_channel(Channel channel) = 0;
  virtual void begin_or_end() = 0;

  virtual void unfold(const std::string& card) = 0;
  virtual void show_more() = 0;
  virtual void toggle_why(const std::string& card) = 0;
  virtual void toggle_withheld() = 0;
  virtual void next_wording(const std::string& card) = 0;
  virtual void react(const std::string& card, ReactionKind kind, std::chrono::minutes snooze_for) = 0;
  virtual void toggle_focus() = 0;
  virtual void open_tab(Tab tab) = 0;
  virtual SheetIntents& tab() = 0;
  virtual SheetIntents& note() = 0;
  virtual SheetIntents& calm() = 0;
  virtual void undo() = 0;
  virtual void leave_toast() = 0;

  virtual void notice_button() = 0;  // open the sample, or try again
  virtual void sync_now() = 0;
  virtual void toggle_pin() {}
};

enum class DockSide { left, right, none };
std::string_view name(DockSide side);
DockSide dock_side_from(std::string_view name);  // anything else: right

struct DockPlace {
  DockSide side = DockSide::right;
  int width = 360;
  bool operator==(const DockPlace&) const = default;
};

// How the window looks and where it stands; remembered.
struct Settings {
  Language language = Language::arabic;
  ThemeChoice theme = ThemeChoice::system;
  DockSide dock = DockSide::right;
  int width = 360;     // docked: 320 to 480
  int x = -1, y = -1;  // floating: -1 where the desktop likes
  int floating_width = 400, floating_height = 820;
  std::string monitor;                        // the one it stands on
  std::map<std::string, DockPlace> monitors;  // how it stands on each, by name
  CustomerId customer;                        // the one last opened
  std::optional<Language> guidance;           // of what is recommended; nothing: that of the window
  int text_percent = 100;                     // of the desktop's size
  bool motion = true;                         // as the desktop has it; false: none
  Calendar calendar = Calendar::gregorian;
  bool with_session = false;  // starts when the session does
  bool guided = false;        // the first steps were shown, or skipped
  bool operator==(const Settings&) const = default;
};
inline constexpr std::array text_sizes{100, 125, 150, 175, 200};
inline constexpr int least_width = 320;
inline constexpr int most_width = 480;

// The same for the window itself.
class ShellIntents {
 public:
  virtual ~ShellIntents() = default;
  virtual const Settings& settings() const = 0;
  virtual void use_language(Language language) = 0;
  virtual void use_theme(ThemeChoice theme) = 0;
  virtual void use_dock(DockSide side) = 0;
  virtual void use_width(int width) = 0;
  virtual void use(const Settings& settings) = 0;  // all at once; what differs is applied
  // The names of the monitors that are connected.
  [[nodiscard]] virtual std::vector<std::string> monitors() const { return {}; }
  virtual void open_sample() = 0;
  virtual void quit() = 0;
};

}  // namespace rafiq::sidebar
