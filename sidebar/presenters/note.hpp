// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/drafting.hpp"
#include "core/model/interaction.hpp"
#include "core/util/result.hpp"
#include "sidebar/presenters/sheet.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace rafiq::sidebar {

class Bench;

// The note box and the buttons for what happens while serving.
struct NoteView {
  struct Words {  // of the text, in characters, the end excluded
    std::size_t from = 0, to = 0;
    bool operator==(const Words&) const = default;
  };
  std::string label, hint;
  std::string text;
  std::vector<Words> underlined;
  SheetView findings;  // what could be said so that it serves; never in the way
  ActView save;
  std::vector<ActView> moments;
  bool operator==(const NoteView&) const = default;
};

// Writes a note of the conversation, looked over while it is typed.
class Note final : public SheetIntents {
 public:
  struct Hooks {
    std::function<void()> not_convinced, upset;
    std::function<void()> no_longer_upset;
  };
  Note(Bench& bench, Hooks hooks) : bench_(bench), hooks_(std::move(hooks)) {}

  // What is being written about a customer waits for them while another one is open.
  void put_aside();
  void take_up();
  [[nodiscard]] NoteView view() const;
  void press(const Press& press) override;  // save, or mark with the kind as key
  void typed(const std::string& field, const std::string& text) override;

 private:
  void check();
  void save();
  void mark_event(InteractionEventKind kind);
  [[nodiscard]] SheetView findings() const;

  Bench& bench_;
  Hooks hooks_;
  std::string text_;
  std::map<std::int64_t, std::string> aside_;  // by customer
  std::vector<app::DraftFinding> findings_;
};

}  // namespace rafiq::sidebar
