// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journey/story.hpp"
#include "core/model/brief.hpp"
#include "core/model/interaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the briefs have in common: small wordings, and who says what in them.
namespace rafiq::journey {

std::string in_either(Language language, std::string_view arabic, std::string_view english);

// "by phone", "عبر الهاتف"; empty for no channel.
std::string by_channel(std::optional<Channel> channel, Language language);
// "very bad", "سيئ جدًّا".
std::string_view feeling_word(int feeling, Language language);
// "complaint", "شكوى"; empty for an unknown kind.
std::string_view kind_word(std::string_view kind, Language language);

// "complaint: the invoice, number 7".
std::string case_in_words(const CaseSeen& seen, Language language);
// "3 March, by phone, the customer: their own words".
std::string step_in_words(const Touchpoint& step, const Story& story);
// "call back, by Thursday 12 March, 10:05: its time has passed"; the words of the promise isolated.
std::string promise_in_words(const Commitment& promise, const Story& story);
// The last recorded feeling and effort; empty when there is none.
std::string felt_in_words(const Touchpoints& steps, const Story& story);
// "was upset, then calm again"; empty when nobody was upset.
std::string mood_in_words(const Interaction& interaction, Language language);
// What was recorded, and after it the mood of the present conversation.
std::string felt_until_now(const Touchpoints& steps, const Story& story);

// The case that waits longest, a complaint before anything else; null when none is open.
const Case* case_in_hand(const std::vector<Case>& cases);
// Broken or past due, then open ones, due first; those long past are left out.
std::vector<const Commitment*> promises_that_matter(const Story& story);
bool is_past_due(const Commitment& promise, TimePoint now);

// Adds lines of one label, the first of them labelled.
void add_lines(Brief& brief, std::string label, const std::vector<std::string>& texts);

}  // namespace rafiq::journey
