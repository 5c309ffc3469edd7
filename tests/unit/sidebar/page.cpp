// SPDX-License-Identifier: Apache-2.0
// The parts of the customer's page that are opened on request, the note box, calm and focus.
#include "sidebar/presenters/standing.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up.hpp"

#include <algorithm>

using namespace rafiq;
using namespace rafiq::sidebar;
using namespace rafiq::sidebar::test;

namespace {

// A page with something of each, on which a test presses buttons by their words.
struct CustomerPage : Desktop {
  CustomerPage() {
    furnish(desk.page, clock->now());
    open(layla);
  }
  void tab(Tab which) {
    panel.open_tab(which);
    office.run_all();
  }
  [[nodiscard]] const SheetView& sheet() const { return screen.tabs.sheet; }

  template <class Kind>
  [[nodiscard]] std::vector<Kind> all(const SheetView& of) const {
    std::vector<Kind> found;
    for (const auto& block : of.blocks)
      if (const auto* one = std::get_if<Kind>(&block)) found.push_back(*one);
    return found;
  }
  [[nodiscard]] const ActView* act(const SheetView& of, const std::string& text) const {
    for (const auto& block : of.blocks) {
      const auto* acts = std::get_if<SheetActs>(&block);
      const auto* entry = std::get_if<SheetEntry>(&block);
      const auto* say = std::get_if<SheetSay>(&block);
      for (const auto* row :
           {acts ? &acts->acts : nullptr, entry ? &entry->acts : nullptr, say ? &say->acts : nullptr}) {
        if (!row) continue;
        for (const ActView& one : *row)
          if (plain(one.text) == text || plain(one.label) == text) return &one;
      }
    }
    return nullptr;
  }
  void press(const std::string& text) {
    const ActView* found = act(sheet(), text);
    INFO("no button " << text);
    REQUIRE(found);
    panel.tab().press(Press(found->press));
    office.run_all();
  }
  [[nodiscard]] const SheetEntry* entry(const std::string& title) const {
    for (const auto& block : sheet().blocks)
      if (const auto* one = std::get_if<SheetEntry>(&block); one && plain(one->title) == title) return one;
    return nullptr;
  }
  void undo() {
    panel.undo();
    office.run_all();
  }
  [[nodiscard]] std::string toast() const { return plain(screen.toast.text); }
};

std::string words(const SheetView& sheet) {
  std::string text;
  for (const auto& block : sheet.blocks) {
    if (const auto* one = std::get_if<SheetText>(&block)) text += plain(one->text) + "\n";
    if (const auto* one = std::get_if<SheetSay>(&block)) text += plain(one->text) + "\n";
  }
  return text;
}

bool logged(const std::vector<std::string>& log, const std::string& line) {
  return std::find(log.begin(), log.end(), line) != log.end();
}

}  // namespace

TEST_CASE("no tab is open at first, and nothing is asked for it") {
  CustomerPage page;
  CHECK_FALSE(page.screen.tabs.open);
  REQUIRE(page.screen.tabs.heads.size() == 5);
  CHECK(page.sheet().blocks.empty());
  page.panel.open_tab(Tab::promises);
  CHECK(page.screen.tabs.heads[3].open);
  CHECK_FALSE(page.screen.tabs.loaded);
  page.office.run_all();
  CHECK(page.screen.tabs.loaded);
  page.tab(Tab::promises);
  CHECK_FALSE(page.screen.tabs.open);
}

TEST_CASE("what a tab shows is never that of another customer") {
  CustomerPage page;
  page.tab(Tab::promises);
  CHECK(page.entry("Call back with the price"));
  page.panel.open(omar);
  CHECK(page.screen.customer == layla);  // as a whole, until the other one is there
  page.office.work_first()();
  CHECK(page.screen.customer == omar);
  CHECK_FALSE(page.entry("Call back with the price"));
  page.office.run_all();
  CHECK(page.entry("Call back with the price"));
}

TEST_CASE("a promise is made with a time that was understood, and taken back") {
  CustomerPage page;
  page.tab(Tab::promises);
  page.press("Make a promise");
  CHECK(page.sheet().focus == "what");
  page.panel.tab().typed("what", "Send the paper");
  page.panel.tab().typed("due", "soon");
  page.office.run_all();
  CHECK(page.all<SheetField>(page.sheet())[1].wrong);
  CHECK_FALSE(page.act(page.sheet(), "Save the promise")->enabled);
  page.panel.tab().typed("due", "tomorrow 16:00");
  page.office.run_all();
  CHECK(plain(page.all<SheetField>(page.sheet())[1].note) == "That is Wednesday 11 March, 16:00");
  page.press("Save the promise");
  CHECK(page.entry("Send the paper"));
  CHECK(page.toast() == "Promised: Send the paper");
  CHECK(page.entry("Send the paper")->standing.text == "On its way to the CRM");
  page.undo();
  CHECK_FALSE(page.entry("Send the paper"));
}

TEST_CASE("a time that is offered is written as somebody would write it, and stands as chosen") {
  CustomerPage page;
  page.tab(Tab::promises);
  page.press("Make a promise");
  for (const char* due : {"in 2 hours", "tomorrow 10:00", "in 3 days"}) {
    page.panel.tab().press({Verb::choose, std::string("due=") + due});
    page.office.run_all();
    CHECK(page.all<SheetField>(page.sheet())[1].text == due);
    const auto options = page.all<SheetChoice>(page.sheet()).at(0).options;
    const auto chosen = [&](const auto& each) { return each.chosen && each.value == due; };
    CHECK(std::count_if(options.begin(), options.end(), chosen) == 1);
  }
}

TEST_CASE("what was done is said by its beginning: a long one would cover the page") {
  CustomerPage page;
  page.tab(Tab::promises);
  page.press("Make a promise");
  std::string what = "أتصل";
  for (int word = 0; word < 30; ++word) what += " بالعميل";
  page.panel.tab().typed("what", what);
  page.panel.tab().typed("due", "tomorrow 16:00");
  page.office.run_all();
  page.press("Save the promise");
  const std::string said = page.toast();
  CHECK(said.size() < 160);
  CHECK(said.ends_with("بالعميل\u2026"));
  CHECK(page.entry(what));  // the promise itself is whole
}

TEST_CASE("a second click before the first was answered does nothing twice") {
  CustomerPage page;
  page.tab(Tab::promises);
  page.press("Make a promise");
  page.panel.tab().typed("what", "Send the paper");
  page.panel.tab().typed("due", "tomorrow 16:00");
  page.office.run_all();
  const Press save = page.act(page.sheet(), "Save the promise")->press;
  page.panel.tab().press(save);
  page.panel.tab().press(save);
  page.office.run_all();
  CHECK(page.all<SheetEntry>(page.sheet()).size() == 3);
  page.undo();
  CHECK_FALSE(page.entry("Send the paper"));
  // Once it was answered, the same may be done again.
  page.press("Make a promise");
  page.panel.tab().typed("what", "Send the paper");
  page.panel.tab().typed("due", "tomorrow 16:00");
  page.office.run_all();
  page.press("Save the promise");
  CHECK(page.entry("Send the paper"));
}

TEST_CASE("a promise is kept or broken, and opened again by undo") {
  CustomerPage page;
  page.tab(Tab::promises);
  CHECK(page.entry("Call back with the price")->mark == SheetEntry::Mark::warning);
  page.press("Kept: Call back with the price");
  CHECK(page.entry("Call back with the price")->mark == SheetEntry::Mark::done);
  CHECK(page.toast() == "Kept: Call back with the price");
  page.undo();
  CHECK(page.entry("Call back with the price")->mark == SheetEntry::Mark::warning);
  page.press("Could not be kept: Send the form by mail");
  CHECK(page.act(page.sheet(), "Open it again: Send the form by mail"));
  page.undo();
  CHECK(page.act(page.sheet(), "Kept: Send the form by mail"));
}

TEST_CASE("a fact says where it comes from, and a sensitive one without consent that it is not used") {
  CustomerPage page;
  page.tab(Tab::profile);
  const auto* fact = page.entry("Nubian");
  REQUIRE(fact);
  CHECK_FALSE(fact->open);
  CHECK(plain(fact->lines[0]) == "Cultural background · Field Background of crm");
  CHECK(fact->mark == SheetEntry::Mark::warning);
  CHECK(fact->lines[2].find("no consent") != std::string::npos);
  page.panel.tab().press(Press(fact->press));
  CHECK(page.entry("Nubian")->open);
}

TEST_CASE("of two facts that disagree, the one that does not count says which one does") {
  CustomerPage page;
  auto& known = page.desk.page.profile.known;
  const auto learnt = [&](const char* value, FactSource source) {
    KnownFact one;
    one.fact.id = FactId{static_cast<std::int64_t>(40 + known.size())};
    one.fact.aspect = Aspect::education;
    one.fact.value = value;
    one.fact.source = source;
    known.push_back(one);
  };
  learnt("school", FactSource::crm_field);
  learnt("doctor of physics", FactSource::told_by_customer);
  page.desk.traits = {{Aspect::education, {}, "doctor of physics", "doctor of physics", {}, std::nullopt}};
  page.open(layla);
  page.tab(Tab::profile);
  REQUIRE(page.entry("school"));
  CHECK(plain(page.entry("school")->detail) == "Education · another one counts");
  CHECK(plain(page.entry("school")->lines[2]) == "“doctor of physics” counts instead of it");
  CHECK(page.entry("school")->lines[1].find("As the CRM had it on") == 0);
  CHECK(plain(page.entry("doctor of physics")->detail) == "Education · Told by the customer");
}

TEST_CASE("a fact is added, corrected and withdrawn, and each is taken back") {
  CustomerPage page;
  page.tab(Tab::profile);
  page.press("Add what you learnt");
  page.panel.tab().press({Verb::choose, "aspect=accessibility"});
  REQUIRE(page.all<SheetChoice>(page.sheet()).size() == 3);
  CHECK(page.all<SheetChoice>(page.sheet())[2].field == "consent");
  page.panel.tab().press({Verb::choose, "consent=yes"});
  page.panel.tab().typed("value", "hears little");
  page.press("Save");
  REQUIRE(page.entry("hears little"));
  CHECK(page.desk.page.profile.known.back().fact.consent);
  CHECK(page.toast() == "Recorded: hears little");

  page.press("Correct: hears little");
  page.panel.tab().typed("value", "hears well with a device");
  page.press("Save");
  CHECK(page.entry("hears well with a device"));
  CHECK_FALSE(page.entry("hears little"));
  page.undo();
  CHECK(page.entry("hears little"));
  CHECK_FALSE(page.entry("hears well with a device"));

  page.press("Withdraw: hears little");
  CHECK_FALSE(page.entry("hears little"));
  page.undo();
  CHECK(page.entry("hears little"));
}

TEST_CASE("a field of the CRM is corrected beside it and withdrawn through it") {
  CustomerPage page;
  page.tab(Tab::profile);
  page.press("Correct: master");
  page.panel.tab().typed("value", "doctorate");
  page.press("Save");
  CHECK(page.entry("master"));
  CHECK(page.entry("doctorate"));
  page.undo();
  CHECK_FALSE(page.entry("doctorate"));
  page.press("Withdraw: master");
  page.undo();
  CHECK(logged(page.desk.page.profile.log, "restore f1"));
}

TEST_CASE("the journey is shown newest first with its line, the rest on request, and through their eyes") {
  CustomerPage page;
  page.tab(Tab::journey);
  const auto lines = page.all<SheetFeeling>(page.sheet());
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].points.size() == 4);
  CHECK(lines[0].points.front().at == 0);
  CHECK(lines[0].points.back().at == 1);
  CHECK(page.all<SheetEntry>(page.sheet()).size() == 8);
  page.press("4 earlier steps");
  CHECK(page.all<SheetEntry>(page.sheet()).size() == 12);
  page.panel.tab().press({Verb::choose, "view=eyes"});
  CHECK(words(page.sheet()).find("Four days") != std::string::npos);
}

TEST_CASE("a step is recorded with a feeling, and only what is not in the CRM can be taken back") {
  CustomerPage page;
  page.tab(Tab::journey);
  page.press("Record a step");
  page.panel.tab().typed("what", "Waited at the desk");
  page.panel.tab().press({Verb::choose, "feeling=-1"});
  page.press("Save");
  REQUIRE(page.entry("Waited at the desk"));
  CHECK(page.desk.page.journey.seen.steps.front().touchpoint.feeling == -1);
  CHECK(page.entry("Waited at the desk")->acts.size() == 1);
  page.desk.page.journey.seen.steps.front().standings = stands("saved");
  page.panel.tick();
  page.desk.counter = 7;
  page.panel.tick();
  page.office.run_all();
  CHECK(page.entry("Waited at the desk")->acts.empty());
  CHECK(page.entry("Waited at the desk")->standing.text == "Saved in the CRM");
}

TEST_CASE("a right is claimed and taken back") {
  CustomerPage page;
  page.tab(Tab::rights);
  REQUIRE(page.entry("A refund for the delay"));
  CHECK(page.entry("A refund for the delay")->open);
  page.press("Had: A refund for the delay");
  CHECK(page.desk.page.rights.rights[0].claimed);
  page.undo();
  CHECK_FALSE(page.desk.page.rights.rights[0].claimed);
}

TEST_CASE("a script follows the customer, goes back, and has a way out to the outline") {
  CustomerPage page;
  page.tab(Tab::talk);
  const auto* talk = page.entry("A renewal without pressure");
  REQUIRE(talk);
  page.panel.tab().press(Press(talk->press));
  page.office.run_all();
  CHECK(words(page.sheet()).find("Your contract ends in May.") != std::string::npos);
  page.press("Another wording");
  CHECK(words(page.sheet()).find("In May your contract ends.") != std::string::npos);
  page.press("In a hurry");
  CHECK(logged(page.desk.page.talks.log, "step opening in_a_hurry"));
  CHECK(words(page.sheet()).find("Answer to in_a_hurry") != std::string::npos);
  page.press("One step back");
  CHECK(words(page.sheet()).find("Answer to") == std::string::npos);
  page.panel.tab().press({Verb::choose, "form=outline"});
  page.office.run_all();
  CHECK(words(page.sheet()).find("Leave the choice to them") != std::string::npos);
  CHECK(words(page.sheet()).find("It is your choice.") == std::string::npos);
  page.press("All talks");
  CHECK(page.entry("A renewal without pressure"));
}

TEST_CASE("not convinced is noted, and an open script goes that way") {
  CustomerPage page;
  page.tab(Tab::talk);
  page.panel.tab().press(Press(page.entry("A renewal without pressure")->press));
  page.office.run_all();
  page.panel.note().press({Verb::mark, "not_convinced"});
  page.office.run_all();
  CHECK(logged(page.desk.page.moments.log, "mark not_convinced"));
  CHECK(logged(page.desk.page.talks.log, "step opening not_convinced"));
  page.undo();
  CHECK(logged(page.desk.page.moments.log, "unmark not_convinced"));
}

TEST_CASE("what is typed is looked over and never in the way") {
  CustomerPage page;
  page.panel.note().typed({}, "This is your last chance to save");
  page.office.run_all();
  REQUIRE(page.screen.note.underlined.size() == 1);
  CHECK(page.screen.note.underlined[0].from == 13);
  CHECK(page.all<SheetEntry>(page.screen.note.findings).size() == 1);
  CHECK(page.screen.note.save.enabled);
  page.panel.note().press({Verb::save, {}});
  page.office.run_all();
  CHECK(page.desk.page.journey.seen.steps.front().touchpoint.what == "This is your last chance to save");
  CHECK(page.screen.note.text.empty());
  page.undo();
  CHECK(page.desk.page.journey.seen.steps.front().touchpoint.what == "Step 12");
  CHECK(page.screen.note.text == "This is your last chance to save");
}

TEST_CASE("a note belongs to its customer, and waits while another one is open") {
  CustomerPage page;
  page.panel.note().typed({}, "Prefers the morning");
  page.panel.open(omar);
  page.office.run_all();
  CHECK(page.screen.note.text.empty());
  page.panel.open(layla);
  page.office.run_all();
  CHECK(page.screen.note.text == "Prefers the morning");
}

TEST_CASE("upset: everything else goes, one step at a time, and a way back") {
  CustomerPage page;
  page.panel.note().press({Verb::mark, "upset"});
  CHECK(page.screen.page == sidebar::Page::calm);
  page.office.run_all();
  CHECK(logged(page.desk.page.moments.log, "mark upset"));
  CHECK(page.screen.cards.empty());
  CHECK(words(page.screen.calm).find("Breathe") != std::string::npos);
  CHECK(words(page.screen.calm).find("Say what you understood") == std::string::npos);
  page.panel.calm().press({Verb::go_on, {}});
  CHECK(words(page.screen.calm).find("Say what you understood") != std::string::npos);
  page.panel.calm().press({Verb::leave, {}});
  CHECK(page.screen.page == sidebar::Page::customer);
}

TEST_CASE("upset: no button is there before it stands where it stays, and the way back never fails to come") {
  CustomerPage page;
  page.panel.note().press({Verb::mark, "upset"});
  CHECK(page.act(page.screen.calm, "They are calm again") == nullptr);
  page.office.run_all();
  CHECK(page.act(page.screen.calm, "They are calm again"));
  page.panel.calm().press({Verb::leave, {}});
  page.desk.page.talks.trouble = unreachable();
  page.panel.note().press({Verb::mark, "upset"});
  page.office.run_all();
  CHECK(page.act(page.screen.calm, "Back to everything"));
}

TEST_CASE("upset by mistake is undone, and calm again is noted") {
  CustomerPage page;
  page.panel.note().press({Verb::mark, "upset"});
  page.office.run_all();
  page.undo();
  CHECK(page.screen.page == sidebar::Page::customer);
  CHECK(logged(page.desk.page.moments.log, "unmark upset"));
  page.panel.note().press({Verb::mark, "upset"});
  page.office.run_all();
  page.panel.calm().press({Verb::keep, {}});
  page.office.run_all();
  CHECK(page.screen.page == sidebar::Page::customer);
  CHECK(logged(page.desk.page.moments.log, "mark calmed"));
}

TEST_CASE("in focus one recommendation is left, and nothing asks for attention") {
  CustomerPage page;
  page.panel.toggle_focus();
  CHECK(page.screen.focused);
  CHECK(page.screen.cards.size() == 1);
  CHECK(page.screen.show_more.empty());
  CHECK(page.screen.strip.text.empty());
  page.panel.move_to(Stage::presentation);
  page.office.run_all();
  CHECK_FALSE(page.screen.focused);
}

TEST_CASE("a stage moved by mistake is moved back, and an end is taken back") {
  CustomerPage page;
  page.panel.move_to(Stage::need);
  page.office.run_all();
  CHECK(page.toast() == "Moved to: Need");
  page.undo();
  CHECK(page.desk.open_one->stage == Stage::welcome);
  page.panel.begin_or_end();
  page.office.run_all();
  CHECK_FALSE(page.desk.open_one);
  page.undo();
  CHECK(page.desk.open_one);
}

TEST_CASE("of several standings the one that needs a person is said") {
  const PlainWords words;
  Standings standings = stands("saved");
  standings.push_back(stands("conflict").front());
  CHECK(describe_standing(words, standings).text == "The CRM has another value");
  CHECK(describe_standing(words, standings).warning);
  CHECK(describe_standing(words, stands("uncertain")).warning);
  CHECK_FALSE(describe_standing(words, stands("local_only")).warning);
  CHECK(describe_standing(words, {}).text.empty());
}

TEST_CASE("what to have in mind follows the stage while the talk is open") {
  CustomerPage page;
  page.tab(Tab::talk);
  CHECK(page.entry("Before you present"));
  page.panel.move_to(Stage::closing);
  page.office.run_all();
  CHECK_FALSE(page.entry("Before you present"));
}
