// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/sidebar/made_up_rooms.hpp"

namespace rafiq::sidebar::test {
namespace {

struct SaysBlock {
  std::string operator()(const TextBlock& block) const { return block.text; }
  std::string operator()(const RowBlock& block) const { return block.text + "\n" + block.detail; }
  std::string operator()(const FieldBlock& block) const {
    return block.label + "\n" + block.help + "\n" + block.value + "\n" + block.wrong;
  }
  std::string operator()(const KeyBlock& block) const { return block.what; }
  std::string operator()(const ProgressBlock& block) const { return block.text; }
  std::string operator()(const SpeechBlock& block) const { return block.who + ": " + block.text; }
  std::string operator()(const ActionsBlock& block) const {
    std::string all;
    for (const auto& action : block.actions) all += action.text + "\n";
    return all;
  }
  std::string operator()(const ChoiceBlock& block) const {
    std::string all = block.label + "\n" + block.help;
    for (const auto& option : block.options) all += "\n" + option;
    return all;
  }
  std::string operator()(const ColumnsBlock& block) const {
    std::string all;
    for (const auto& column : block.columns)
      all += column.heading + ": " + column.value + "\n" + column.note + "\n";
    return all;
  }
};

}  // namespace

std::string House::all() const {
  std::string all = screen.room.title + "\n" + screen.room.intro;
  for (const Section& section : screen.room.sections) {
    all += "\n" + section.heading;
    for (const Block& block : section.blocks) all += "\n" + std::visit(SaysBlock{}, block);
  }
  return plain(all);
}

const Action* House::action(const std::string& id) const {
  for (const Section& section : screen.room.sections)
    for (const Block& block : section.blocks)
      if (const auto* actions = std::get_if<ActionsBlock>(&block))
        for (const auto& action : actions->actions)
          if (action.id == id) return &action;
  return nullptr;
}

bool House::logged(const std::string& line) const {
  return std::find(desks.state.log.begin(), desks.state.log.end(), line) != desks.state.log.end();
}

}  // namespace rafiq::sidebar::test
