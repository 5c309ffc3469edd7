// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/tabs/tabs.hpp"

#include "sidebar/presenters/bench.hpp"

#include <utility>

namespace rafiq::sidebar {
namespace {

std::string tab_name(const Words& words, Tab tab) {
  switch (tab) {
    case Tab::talk:
      return words.say("Talk");
    case Tab::profile:
      return words.say("Profile");
    case Tab::journey:
      return words.say("Journey");
    case Tab::promises:
      return words.say("Promises");
    case Tab::rights:
      return words.say("Rights");
  }
  return {};
}

}  // namespace

std::optional<Tab> tab_from(std::string_view name) {
  constexpr std::array<std::string_view, 5> names{"talk", "profile", "journey", "promises", "rights"};
  for (std::size_t at = 0; at < names.size(); ++at)
    if (names[at] == name) return all_tabs[at];
  return std::nullopt;
}

Tabs::Tabs(Bench& bench, ProfileTab::Traits traits)
    : bench_(bench),
      talk_(bench),
      profile_(bench, std::move(traits)),
      journey_(bench),
      promises_(bench),
      rights_(bench) {}

const TabPresenter& Tabs::of(Tab tab) const {
  switch (tab) {
    case Tab::talk:
      return talk_;
    case Tab::profile:
      return profile_;
    case Tab::journey:
      return journey_;
    case Tab::promises:
      return promises_;
    case Tab::rights:
      break;
  }
  return rights_;
}

TabPresenter& Tabs::of(Tab tab) {
  return const_cast<TabPresenter&>(std::as_const(*this).of(tab));
}

void Tabs::open(Tab tab) {
  open_ = open_ == tab ? std::nullopt : std::optional{tab};
  bench_.show();
  reload();
}

void Tabs::reload() {
  if (open_) of(*open_).load();
}

void Tabs::clear() {
  for (const Tab each : all_tabs) of(each).clear();
}

TabsView Tabs::view() const {
  TabsView view;
  const Words& words = bench_.words();
  for (const Tab each : all_tabs) {
    const std::string text = tab_name(words, each);
    view.heads.push_back({each, text, text, open_ == each});
  }
  view.open = open_;
  if (!open_) return view;
  view.loaded = of(*open_).loaded();
  view.sheet = of(*open_).sheet();
  return view;
}

void Tabs::press(const Press& press) {
  if (open_) of(*open_).press(press);
}

void Tabs::typed(const std::string& field, const std::string& text) {
  if (open_) of(*open_).typed(field, text);
}

}  // namespace rafiq::sidebar
