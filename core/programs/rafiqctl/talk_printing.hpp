// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/language.hpp"
#include "core/model/talk_track.hpp"

#include <vector>

// Talks, questions and checklists as text; the words around them are in the language of the guidance.
namespace rafiq::ctl {

void print_talks(const std::vector<TalkChoice>& talks, Language language);
void print_track(const TalkTrack& track, Language language);
void print_step(const TalkStep& step, Language language);
void print_questions(const std::vector<QuestionSheet>& sheets, Language language);
void print_checklists(const std::vector<ChecklistSheet>& sheets, Language language);

}  // namespace rafiq::ctl
