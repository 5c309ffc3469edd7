// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/rooms/settings_room.hpp"

#include "sidebar/presenters/core_words.hpp"

#include <algorithm>
#include <array>

namespace rafiq::sidebar {
namespace {

// In the order in which they stand on screen.
constexpr std::array themes{ThemeChoice::system, ThemeChoice::light, ThemeChoice::dark,
                            ThemeChoice::high_contrast};
constexpr std::array sides{DockSide::right, DockSide::left, DockSide::none};
constexpr std::array widths{320, 360, 400, 440, 480};
constexpr std::array languages{Language::arabic, Language::english};

// Each language by its own name, whatever the window speaks.
const char* own_name(Language language) {
  return language == Language::arabic ? "\u0627\u0644\u0639\u0631\u0628\u064a\u0629" : "English";
}

template <class Values, class Value>
std::size_t place_of(const Values& values, const Value& value) {
  const auto found = std::find(values.begin(), values.end(), value);
  return found == values.end() ? 0 : static_cast<std::size_t>(found - values.begin());
}

std::string percent(int value) {
  return isolate_ltr(std::to_string(value) + " %");
}

}  // namespace

Section SettingsRoom::language() const {
  const Settings& now = ground().shell().settings();
  const std::size_t guidance = now.guidance ? 1 + place_of(languages, *now.guidance) : 0;
  const std::string today = date(ground().words(), ground().now());
  return {
      say("Language and dates"),
      {window_language(),
       ChoiceBlock{"guidance",
                   say("Recommendations are in"),
                   {say("The window's language"), own_name(Language::arabic), own_name(Language::english)},
                   guidance,
                   say("For serving in another language than you read.")},
       ChoiceBlock{"calendar",
                   say("Dates"),
                   {say("Gregorian"), say("Hijri")},
                   now.calendar == Calendar::hijri ? 1U : 0U,
                   fill(say("Today is {date}."), {{"date", today}})}}};
}

Section SettingsRoom::look() const {
  const Settings& now = ground().shell().settings();
  ChoiceBlock sizes{"text", say("Size of text"), {}, place_of(text_sizes, now.text_percent)};
  for (const int size : text_sizes) sizes.options.push_back(percent(size));
  return {
      say("Look"),
      {ChoiceBlock{"theme",
                   say("Colours"),
                   {say("As the desktop"), say("Light"), say("Dark"), say("High contrast")},
                   place_of(themes, now.theme)},
       sizes,
       ChoiceBlock{
           "motion",
           say("Motion"),
           {say("As the desktop"), say("None")},
           now.motion ? 0U : 1U,
           say("Nothing here moves by itself; this also stops menus that unfold and the blinking caret.")}}};
}

Section SettingsRoom::place() const {
  const Settings& now = ground().shell().settings();
  Section section{say("Place"),
                  {ChoiceBlock{"place",
                               say("The window stands"),
                               {say("Right edge"), say("Left edge"), say("Floating")},
                               place_of(sides, now.dock),
                               say("At an edge, other windows keep out of its way.")}}};
  if (now.dock != DockSide::none) {
    ChoiceBlock choice{"width", say("Width"), {}, place_of(widths, now.width)};
    for (const int width : widths) choice.options.push_back(isolate_ltr(std::to_string(width)));
    section.blocks.emplace_back(std::move(choice));
    if (auto screen = monitor(); !screen.options.empty()) section.blocks.emplace_back(std::move(screen));
  }
  section.blocks.emplace_back(ChoiceBlock{
      "session", say("Starts with the computer"), {say("No"), say("Yes")}, now.with_session ? 1U : 0U});
  return section;
}

// Without options where there is nothing to choose.
ChoiceBlock SettingsRoom::monitor() const {
  ChoiceBlock choice{
      "monitor",
      say("On the screen"),
      {},
      0,
      say("An edge between two screens cannot be kept free: there it stands above other windows.")};
  const auto all = ground().shell().monitors();
  if (all.size() < 2) return choice;
  const auto here = std::find(all.begin(), all.end(), ground().shell().settings().monitor);
  choice.chosen = here == all.end() ? 0U : static_cast<std::size_t>(here - all.begin());
  for (const auto& name : all) choice.options.push_back(isolate_ltr(name));
  return choice;
}

void SettingsRoom::enter() {
  ask(
      Topic::room, [](RoomDesks& desks) { return desks.governed(); },
      [this](app::GovernedShown shown) {
        governed_ = std::move(shown);
        ground().show();
      });
}

const app::GovernedSetting* SettingsRoom::governs(std::string_view key) const {
  const auto found = std::find_if(governed_.settings.begin(), governed_.settings.end(),
                                  [&](const auto& setting) { return setting.key == key; });
  return found == governed_.settings.end() ? nullptr : &*found;
}

Block SettingsRoom::window_language() const {
  const Language now = ground().shell().settings().language;
  if (governs("language.window") != nullptr)
    return TextBlock{fill(say("The window speaks {language}: your administrator decides that."),
                          {{"language", own_name(now)}})};
  return ChoiceBlock{"language",
                     say("The window speaks"),
                     {own_name(Language::arabic), own_name(Language::english)},
                     place_of(languages, now)};
}

Section SettingsRoom::governed() const {
  using Tone = TextBlock::Tone;
  Section section{say("Decided by your administrator"), {}};
  if (!governed_.problems.empty()) {
    const auto& first = governed_.problems.front();
    section.blocks.emplace_back(TextBlock{
        say("What your administrator decided cannot be read. Until that is mended nothing is synced or "
            "exported; what is here already still helps you."),
        Tone::warning});
    section.blocks.emplace_back(
        TextBlock{isolate_ltr(first.file.string() + ":" + std::to_string(first.line) + ": " + first.what),
                  Tone::quiet});
  }
  for (const auto& setting : governed_.settings) {
    section.blocks.emplace_back(TextBlock{core_words(ground().words(), setting.governs), Tone::strong});
    section.blocks.emplace_back(TextBlock{isolate_ltr(setting.value)});
    section.blocks.emplace_back(TextBlock{
        isolate_ltr(setting.key + ", " + setting.file.string() + ":" + std::to_string(setting.line)),
        Tone::quiet});
  }
  return section;
}

RoomView SettingsRoom::view() const {
  RoomView view;
  view.title = say("Settings");
  view.intro = say("Each choice applies at once and is remembered.");
  view.sections = {language(), look(), place()};
  if (!governed_.settings.empty() || !governed_.problems.empty()) view.sections.push_back(governed());
  return view;
}

void SettingsRoom::choose(const std::string& choice, std::size_t option) {
  Settings next = ground().shell().settings();
  if (choice == "language" && option < languages.size() && governs("language.window") == nullptr)
    next.language = languages[option];
  if (choice == "guidance" && option <= languages.size())
    next.guidance = option == 0 ? std::nullopt : std::optional{languages[option - 1]};
  if (choice == "calendar") next.calendar = option == 1 ? Calendar::hijri : Calendar::gregorian;
  if (choice == "theme" && option < themes.size()) next.theme = themes[option];
  if (choice == "text" && option < text_sizes.size()) next.text_percent = text_sizes[option];
  if (choice == "motion") next.motion = option == 0;
  if (choice == "place" && option < sides.size()) next.dock = sides[option];
  if (choice == "width" && option < widths.size()) next.width = widths[option];
  const auto monitors = ground().shell().monitors();
  if (choice == "monitor" && option < monitors.size()) next.monitor = monitors[option];
  if (choice == "session") next.with_session = option == 1;
  if (next != ground().shell().settings()) ground().shell().use(next);
  ground().show();
}

}  // namespace rafiq::sidebar
