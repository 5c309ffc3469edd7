// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/bench.hpp"

namespace rafiq::sidebar {

void Bench::act(Act what, Said text, std::function<void()> then, std::function<void()> when_taken_back) {
  if (!customer.valid()) return;
  const auto [deed, first] = under_way_.emplace(customer.value, text(words()));
  if (!first) return;
  hooks_.changing();
  ask(Topic::change, std::move(what),
      [this, about = customer, deed = deed, text = std::move(text), then = std::move(then),
       when_taken_back = std::move(when_taken_back)](Result<TakeBack> take_back) {
        under_way_.erase(deed);
        if (about != customer) return;
        if (!take_back) {
          hooks_.failed(take_back.error());
        } else {
          hooks_.done({text, std::move(take_back).value(), when_taken_back});
          if (then) then();
        }
        hooks_.changed();
      });
}

void Bench::in_interaction(InInteraction what, std::function<void(Result<InteractionId>)> then) {
  if (!customer.valid()) return;
  hooks_.changing();
  ask_here(
      Topic::change,
      [about = customer, by = channel, what = std::move(what)](Desk& desk) -> Result<InteractionId> {
        RAFIQ_TRY(auto interaction, desk.begin(about, by));
        RAFIQ_TRY(what(desk, interaction.id));
        return interaction.id;
      },
      [this, then = std::move(then)](Result<InteractionId> interaction) {
        const auto error = interaction ? std::optional<Error>{} : std::optional{interaction.error()};
        if (then) then(std::move(interaction));
        if (error) hooks_.failed(*error);
        hooks_.changed();
      });
}

namespace {

// Who did it knows what it was: with large letters the whole of a note would cover the page.
std::string beginning(std::string what) {
  constexpr std::size_t enough = 96;  // bytes: some fifty Arabic letters
  if (what.size() <= enough) return what;
  const auto space = what.find_last_of(" \n", enough);
  std::size_t end = space == std::string::npos || space < enough / 2 ? enough : space;
  while (end > 0 && (static_cast<unsigned char>(what[end]) & 0xC0U) == 0x80U) --end;
  return what.substr(0, end) + "\u2026";
}

}  // namespace

Said said(const char* english, std::string what) {
  return [english, what = beginning(std::move(what))](const Words& words) {
    return fill(words.say(english), {{"what", what}});
  };
}

}  // namespace rafiq::sidebar
