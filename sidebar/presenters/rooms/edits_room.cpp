// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/rooms/edits_room.hpp"

#include "sidebar/presenters/core_words.hpp"
#include "sidebar/presenters/rooms/telling.hpp"

#include <algorithm>

namespace rafiq::sidebar {
namespace {

// The state of a promise has a word of ours; all else is what the agent or the CRM wrote.
std::string in_words(const Words& words, const Edit& edit, const std::string& value) {
  const auto state = edit.kind == EditKind::commitment ? commitment_state_from(value) : std::nullopt;
  if (!state) return value;
  switch (*state) {
    case CommitmentState::open:
      return words.say("open");
    case CommitmentState::kept:
      return words.say("kept");
    case CommitmentState::broken:
      break;
  }
  return words.say("not kept");
}

std::string in_words(const Words& words, const Edit& edit, const Values& values) {
  std::string all;
  for (const auto& value : values) all += (all.empty() ? "" : "\n") + in_words(words, edit, value);
  return all;
}

}  // namespace

void EditsRoom::enter() {
  done_.clear();
  trouble_.reset();
  load();
}

void EditsRoom::load() {
  ask(
      Topic::room, [](RoomDesks& desks) { return desks.edits().outbox(); },
      [this](Result<std::vector<app::EditShown>> edits) {
        if (edits)
          edits_ = std::move(edits).value();
        else
          trouble_ = edits.error();
        ground().show();
      });
}

void EditsRoom::decide(std::function<Status(EditsDesk&)> what, std::string done) {
  trouble_.reset();
  done_.clear();
  ask(
      Topic::change, [what = std::move(what)](RoomDesks& desks) { return what(desks.edits()); },
      [this, done = std::move(done)](const Status& status) {
        if (status) {
          done_ = done;
          other_for_.clear();
          other_.clear();
          ground().announce(done_);
          ground().courier().sync_soon();  // what was settled goes out
          ground().data_changed();
        } else {
          trouble_ = status.error();
        }
        load();
      });
}

std::string EditsRoom::name_of(const app::EditShown& shown) const {
  switch (shown.edit.kind) {
    case EditKind::touchpoint:
      return fill(say("Note “{what}”"), {{"what", shown.subject}});
    case EditKind::commitment:
      return fill(say("Promise “{what}”"), {{"what", shown.subject}});
    case EditKind::fact:
      break;
  }
  return isolate(shown.edit.label.empty() ? shown.edit.field : shown.edit.label);
}

Section EditsRoom::conflict(const app::EditShown& shown) const {
  const Edit& edit = shown.edit;
  const auto& words = ground().words();
  const std::string id = edit.id.text();
  const auto value_or_nothing = [&](const Values& values) {
    return values.empty() ? say("nothing") : in_words(words, edit, values);
  };
  Section section{isolate(shown.customer_name), {}};
  section.blocks.emplace_back(plain_text(fill(say("{field} was changed here and in {account}."),
                                              {{"field", name_of(shown)}, {"account", edit.account}})));
  section.blocks.emplace_back(ColumnsBlock{
      {{say("Before"), value_or_nothing(edit.base)},
       {say("Yours"), value_or_nothing(edit.local), ago(words, edit.made, ground().now()), true},
       {fill(say("In {account}"), {{"account", edit.account}}),
        edit.remote ? value_or_nothing(*edit.remote) : say("the record was deleted"), say("now")}}});
  if (!edit.reason.empty())
    section.blocks.emplace_back(quiet_text(core_words(ground().words(), edit.reason)));
  ActionsBlock ways{{{"ours " + id, say("Keep yours"), say("Yours goes to the CRM in place of its value"),
                      Action::Style::primary},
                     {"theirs " + id, say("Keep the CRM's"), say("Yours is dropped")}}};
  // A promise is open, kept or not; there is nothing to type.
  if (edit.kind == EditKind::fact) ways.actions.push_back({"other " + id, say("Another value"), {}});
  section.blocks.emplace_back(std::move(ways));
  if (other_for_ == id) {
    section.blocks.emplace_back(FieldBlock{"value", say("The value that is right"), {}, other_});
    section.blocks.emplace_back(
        ActionsBlock{{{"use " + id, say("Use this value"), {}, Action::Style::primary, !other_.empty()}}});
  }
  return section;
}

// What was to be sent, in a line. A record to be made says itself what it is.
std::string EditsRoom::what_of(const app::EditShown& shown) const {
  const std::string value = in_words(ground().words(), shown.edit, shown.edit.local);
  if (shown.edit.makes_a_record() || value.empty()) return name_of(shown);
  return fill(say("{name}: {value}"), {{"name", name_of(shown)}, {"value", value}});
}

Section EditsRoom::uncertain(const app::EditShown& shown) const {
  const std::string id = shown.edit.id.text();
  Section section{isolate(shown.customer_name), {}};
  section.blocks.emplace_back(plain_text(what_of(shown)));
  section.blocks.emplace_back(TextBlock{fill(say("The connection broke while it was being sent to {account}. "
                                                 "It may be there already: look, then choose."),
                                             {{"account", shown.edit.account}}),
                                        TextBlock::Tone::warning});
  section.blocks.emplace_back(ActionsBlock{
      {{"retry " + id, say("It is not there: send it again")}, {"drop " + id, say("It is there: done")}}});
  return section;
}

Section EditsRoom::refused(const app::EditShown& shown) const {
  const std::string id = shown.edit.id.text();
  Section section{isolate(shown.customer_name), {}};
  section.blocks.emplace_back(plain_text(what_of(shown)));
  section.blocks.emplace_back(
      TextBlock{fill(say("{account} did not take it."), {{"account", shown.edit.account}}) + "\n" +
                    core_words(ground().words(), shown.edit.reason),
                TextBlock::Tone::warning});
  section.blocks.emplace_back(
      ActionsBlock{{{"retry " + id, say("Send it again")},
                    {"drop " + id, say("Do not send it"), say("What was noted here stays here")}}});
  return section;
}

RoomView EditsRoom::view() const {
  RoomView view;
  view.title = say("Changes to settle");
  view.intro = say("What you note goes to the CRM by itself. Here is what needs a person.");
  if (trouble_) view.sections.push_back({"", {trouble_text(ground().words(), *trouble_)}, false});
  if (!done_.empty()) view.sections.push_back({"", {TextBlock{done_, TextBlock::Tone::good}}, false});
  if (!edits_) {
    if (!trouble_) view.sections.push_back({"", {quiet_text(say("One moment"))}, false});
    return view;
  }
  std::int64_t waiting = 0;
  for (const auto& shown : *edits_) {
    switch (shown.edit.state) {
      case EditState::conflict:
        view.sections.push_back(conflict(shown));
        break;
      case EditState::uncertain:
        view.sections.push_back(uncertain(shown));
        break;
      case EditState::refused:
        view.sections.push_back(refused(shown));
        break;
      case EditState::pending:
      case EditState::sending:
        if (!shown.waits_with_its_record) ++waiting;
        break;
      case EditState::local_only:
        break;
    }
  }
  const bool something = std::any_of(edits_->begin(), edits_->end(), [](const auto& shown) {
    return shown.edit.state == EditState::conflict || shown.edit.state == EditState::uncertain ||
           shown.edit.state == EditState::refused;
  });
  if (!something)
    view.sections.push_back(
        {say("Nothing to settle"), {plain_text(say("All that needs a decision has one."))}});
  if (waiting > 0)
    view.sections.push_back({"",
                             {quiet_text(ground().words().count("{n} change waits to be sent.",
                                                                "{n} changes wait to be sent.", waiting))},
                             false});
  return view;
}

void EditsRoom::type(const std::string& field, const std::string& text) {
  if (field != "value") return;
  other_ = text;
  ground().show();
}

void EditsRoom::press(const std::string& control, Secrets /*secrets*/) {
  const auto space = control.find(' ');
  if (space == std::string::npos) return;
  const std::string what = control.substr(0, space);
  const auto id = EditId::parse(control.substr(space + 1));
  if (!id) return;
  using Take = app::Edits::Take;
  if (what == "other") {
    other_for_ = other_for_ == id->text() ? std::string{} : id->text();
    other_.clear();
    return ground().show();
  }
  if (what == "ours")
    decide([id](EditsDesk& desk) { return desk.settle(*id, Take::local, std::nullopt); },
           say("Yours was kept and goes to the CRM."));
  if (what == "theirs")
    decide([id](EditsDesk& desk) { return desk.settle(*id, Take::crm, std::nullopt); },
           say("The CRM's was kept."));
  if (what == "use" && !other_.empty())
    decide([id, value = other_](EditsDesk& desk) { return desk.settle(*id, Take::local, value); },
           say("The new value was kept and goes to the CRM."));
  if (what == "retry") decide([id](EditsDesk& desk) { return desk.retry(*id); }, say("It is sent again."));
  if (what == "drop")
    decide([id](EditsDesk& desk) { return desk.drop(*id); },
           say("It is not sent. What was noted here stays."));
}

}  // namespace rafiq::sidebar
