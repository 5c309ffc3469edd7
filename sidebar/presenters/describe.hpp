// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sidebar/presenters/bench.hpp"
#include "sidebar/presenters/desk.hpp"
#include "sidebar/presenters/screen.hpp"
#include "sidebar/presenters/words.hpp"

#include <optional>
#include <string>
#include <vector>

// From what core says to what the window shows. Pure functions.
namespace rafiq::sidebar {

Labels describe_labels(const Words& words);
std::string stage_name(const Words& words, Stage stage);
std::string channel_name(const Words& words, Channel channel);
Icon icon_of(Channel channel);
// `label` has a {value}.
Detail labelled(const Words& words, Icon icon, const char* label, const std::string& text);

// Name, form of address, language, channel and up to three chips, from what guidance may use of the profile.
// Never money: products stay out, and unmapped fields never come here.
WhoView describe_who(const Words& words, const Customer& customer, const std::vector<Trait>& traits);
// How to speak with somebody of whom this is known, in a few words; empty when it changes nothing.
std::string advice(const Words& words, const Trait& trait);

WhereView describe_where(const Words& words, Stage stage, Channel channel,
                         const std::optional<Interaction>& running, TimePoint now);

// "Dismissed: {title}".
Said reaction_said(ReactionKind kind, std::string title);

WhyView describe_why(const Words& words, const Explanation& why);

StripView describe_strip(const Words& words, const std::vector<app::Account>& accounts, const SyncState& sync,
                         TimePoint now);

// What happened and what to do, as a page.
NoticeView describe_error(const Words& words, const Error& error);
NoticeView describe_empty(const Words& words, bool adding);

}  // namespace rafiq::sidebar
