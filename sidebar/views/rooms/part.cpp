// SPDX-License-Identifier: Apache-2.0
#include "sidebar/views/rooms/part.hpp"

#include <wx/app.h>

namespace rafiq::sidebar {

void Retire::operator()(wxWindow* window) const {
  window->Hide();
  wxTheApp->ScheduleForDestruction(window);
}

std::unique_ptr<Part> make_part(const PartGround& ground, const Block& block) {
  struct Make {
    const PartGround& ground;
    std::unique_ptr<Part> operator()(const TextBlock&) const { return make_text(ground); }
    std::unique_ptr<Part> operator()(const ActionsBlock&) const { return make_actions(ground); }
    std::unique_ptr<Part> operator()(const RowBlock&) const { return make_row(ground); }
    std::unique_ptr<Part> operator()(const FieldBlock& field) const { return make_field(ground, field); }
    std::unique_ptr<Part> operator()(const ChoiceBlock&) const { return make_choice(ground); }
    std::unique_ptr<Part> operator()(const ColumnsBlock&) const { return make_columns(ground); }
    std::unique_ptr<Part> operator()(const KeyBlock&) const { return make_keys(ground); }
    std::unique_ptr<Part> operator()(const ProgressBlock&) const { return make_progress(ground); }
    std::unique_ptr<Part> operator()(const SpeechBlock&) const { return make_speech(ground); }
  };
  auto part = std::visit(Make{ground}, block);
  part->set(block);
  return part;
}

}  // namespace rafiq::sidebar
