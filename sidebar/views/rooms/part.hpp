// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/rooms/room_intents.hpp"
#include "sidebar/views/painted.hpp"

#include <functional>
#include <memory>
#include <string>

namespace rafiq::sidebar {

// What a part needs of the section it stands in.
struct PartGround {
  Painted& section;
  const Look& look;
  RoomIntents& intents;
  std::function<Secrets()> take_secrets;  // of the whole room; the fields are empty afterwards
  std::function<void()> submit;           // Enter in a field: as the button that submits the room
  [[nodiscard]] int unit(double count = 1) const { return static_cast<int>(look.unit() * count); }
};

// Draws one block, and owns its controls.
class Part {
 public:
  virtual ~Part() = default;
  // Takes over another block of the same shape; false: it has to be made anew.
  virtual bool set(const Block& block) = 0;
  // Lays itself out from `at`, this wide; the height used is returned.
  virtual int arrange(wxPoint at, int width) = 0;
  virtual void paint(Canvas& /*canvas*/) {}
  [[nodiscard]] virtual wxWindow* control(const std::string& /*id*/) const { return nullptr; }
  [[nodiscard]] virtual std::string focused() const {
    return {};
  }  // the id of the control that has the focus
  [[nodiscard]] virtual std::string spoken() const {
    return {};
  }  // what is painted, for assistive technology
  virtual void take(Secrets& /*secrets*/) {}
};

std::unique_ptr<Part> make_part(const PartGround& ground, const Block& block);
std::unique_ptr<Part> make_actions(const PartGround& ground);
std::unique_ptr<Part> make_row(const PartGround& ground);
std::unique_ptr<Part> make_field(const PartGround& ground, const FieldBlock& block);
std::unique_ptr<Part> make_choice(const PartGround& ground);
std::unique_ptr<Part> make_text(const PartGround& ground);
std::unique_ptr<Part> make_columns(const PartGround& ground);
std::unique_ptr<Part> make_keys(const PartGround& ground);
std::unique_ptr<Part> make_progress(const PartGround& ground);
std::unique_ptr<Part> make_speech(const PartGround& ground);

// A control goes once the event that it may be in the middle of is over.
struct Retire {
  void operator()(wxWindow* window) const;
};
template <class T>
using Control = std::unique_ptr<T, Retire>;

}  // namespace rafiq::sidebar
