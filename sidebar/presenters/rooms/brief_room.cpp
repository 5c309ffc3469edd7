// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/rooms/brief_room.hpp"

#include "sidebar/presenters/rooms/telling.hpp"

#include <array>

namespace rafiq::sidebar {
namespace {

constexpr std::array kinds{BriefDesk::Kind::handover, BriefDesk::Kind::escalation,
                           BriefDesk::Kind::through_their_eyes};

}  // namespace

void BriefRoom::enter() {
  if (customer_ != ground().customer()) brief_.reset();
  customer_ = ground().customer();
  load();
}

void BriefRoom::load() {
  trouble_.reset();
  if (!customer_.valid()) return;
  const auto language = language_.value_or(ground().words().language());
  ask(
      Topic::room,
      [customer = customer_, kind = kind_, language](RoomDesks& desks) {
        return desks.briefs().brief(customer, kind, language);
      },
      [this, serial = ++serial_](Result<Brief> brief) {
        if (serial != serial_) return;
        if (brief)
          brief_ = std::move(brief).value();
        else
          trouble_ = brief.error();
        ground().show();
      });
}

std::string BriefRoom::to_copy() const {
  std::string text = brief_->title;
  for (const BriefLine& line : brief_->lines)
    text += "\n" + (line.label.empty() ? std::string{} : line.label + ": ") + line.text;
  return text;
}

RoomView BriefRoom::view() const {
  RoomView view;
  view.title = say("Brief for a colleague");
  view.intro = say("So that the customer need not tell it twice. Read it through, then copy it.");
  if (!customer_.valid()) {
    view.sections.push_back(
        {say("No customer is open"), {plain_text(say("Open one, then come back here."))}});
    return view;
  }
  const Language language = language_.value_or(ground().words().language());
  view.sections.push_back({"",
                           {ChoiceBlock{"kind",
                                        say("What it is for"),
                                        {say("Handing over"), say("Escalating"), say("Through their eyes")},
                                        static_cast<std::size_t>(kind_)},
                            ChoiceBlock{"language",
                                        say("Language"),
                                        {"\u0627\u0644\u0639\u0631\u0628\u064a\u0629", "English"},
                                        language == Language::arabic ? 0U : 1U}},
                           false});
  if (trouble_) view.sections.push_back({"", {trouble_text(ground().words(), *trouble_)}, false});
  if (!brief_) return view;
  Section sheet{brief_->title, {}};
  for (const BriefLine& line : brief_->lines) {
    if (!line.label.empty()) sheet.blocks.emplace_back(TextBlock{line.label, TextBlock::Tone::strong});
    sheet.blocks.emplace_back(plain_text(line.text));
  }
  Action copy{"copy", say("Copy"), {}, Action::Style::primary};
  copy.copies = to_copy();
  copy.copied = say("Copied");
  sheet.blocks.emplace_back(ActionsBlock{{copy}});
  view.sections.push_back(std::move(sheet));
  return view;
}

void BriefRoom::choose(const std::string& choice, std::size_t option) {
  if (choice == "kind" && option < kinds.size()) kind_ = kinds[option];
  if (choice == "language") language_ = option == 0 ? Language::arabic : Language::english;
  load();
  ground().show();
}

}  // namespace rafiq::sidebar
