// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

// A room as it is drawn: sections from top to bottom, each of blocks. Controls have an id, by which what
// happens to them is reported; ids are unique within a room.
namespace rafiq::sidebar {

enum class RoomId { shift, practice, brief, edits, accounts, settings, keys, guide, arrival };

struct TextBlock {
  enum class Tone { plain, quiet, title, strong, quote, typed, good, warning };
  std::string text;
  Tone tone = Tone::plain;
  bool operator==(const TextBlock&) const = default;
};

struct Action {
  enum class Style { plain, primary, link };
  std::string id;
  std::string text;
  std::string description{};  // for assistive technology and on hover: what the words on it leave out
  Style style = Style::plain;
  bool enabled = true;
  bool submits = false;  // hands over what was typed into secret fields, and empties them
  std::string copies{};  // puts this on the clipboard, instead of being reported
  std::string copied{};  // what it says once it has
  bool operator==(const Action&) const = default;
};
struct ActionsBlock {
  std::vector<Action> actions;
  bool operator==(const ActionsBlock&) const = default;
};

// A line that opens something: a whole button, with a second line.
struct RowBlock {
  std::string id;
  std::string text;
  std::string detail{};
  bool warning = false;
  bool operator==(const RowBlock&) const = default;
};

struct FieldBlock {
  std::string id;
  std::string label;
  std::string help{};
  std::string value{};  // what it holds when made; what is typed afterwards is reported and stays
  bool secret = false;
  std::string wrong{};   // what is wrong with it, said under it
  std::string browse{};  // of a path: what the button is called that has a file chosen; empty: no path
  bool operator==(const FieldBlock&) const = default;
};

// One of a few, all in sight.
struct ChoiceBlock {
  std::string id;
  std::string label;
  std::vector<std::string> options;
  std::size_t chosen = 0;
  std::string help{};
  bool operator==(const ChoiceBlock&) const = default;
};

// Values side by side, one below the other where there is no room.
struct Column {
  std::string heading;
  std::string value;
  std::string note{};
  bool strong = false;
  bool operator==(const Column&) const = default;
};
struct ColumnsBlock {
  std::vector<Column> columns;
  bool operator==(const ColumnsBlock&) const = default;
};

struct KeyBlock {
  std::vector<std::string> keys;  // "Ctrl", "F"
  std::string what;
  bool operator==(const KeyBlock&) const = default;
};

struct ProgressBlock {
  std::string text;
  double share = -1;  // 0 to 1; below 0: it cannot be told
  bool operator==(const ProgressBlock&) const = default;
};

// Somebody speaking.
struct SpeechBlock {
  std::string who;
  std::string text;
  bool ours = false;  // by the agent: at the other side
  bool operator==(const SpeechBlock&) const = default;
};

using Block = std::variant<TextBlock, ActionsBlock, RowBlock, FieldBlock, ChoiceBlock, ColumnsBlock, KeyBlock,
                           ProgressBlock, SpeechBlock>;

struct Section {
  std::string heading;  // also what assistive technology calls it
  std::vector<Block> blocks;
  bool sheet = true;  // on a sheet of its own, or on the window's ground
  bool operator==(const Section&) const = default;
};

struct RoomView {
  RoomId room = RoomId::settings;
  std::string place;  // where in the room: another one is looked at from its top
  std::string title;
  std::string intro{};
  std::string back;
  std::vector<Section> sections;
  bool operator==(const RoomView&) const = default;
};

struct RoomEntry {
  RoomId room = RoomId::settings;
  std::string text;
  bool ends_group = false;  // a line follows
  bool operator==(const RoomEntry&) const = default;
};

}  // namespace rafiq::sidebar
