// SPDX-License-Identifier: Apache-2.0
#pragma once

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
std::string aspect_name(const Words& words, Aspect aspect);
Icon icon_of(Channel channel);
// `label` has a {value}.
Detail labelled(const Words& words, Icon icon, const char* label, const std::string& text);

// Name, form of address, language, channel and up to three chips. Never money: products and unmapped fields
// stay out, and so does a sensitive fact without consent or past its end.
WhoView describe_who(const Words& words, const Customer& customer, const std::vector<Fact>& facts,
                     TimePoint now);

WhereView describe_where(const Words& words, Stage stage, Channel channel,
                         const std::optional<Interaction>& running, TimePoint now);

WhyView describe_why(const Words& words, const Explanation& why);

StripView describe_strip(const Words& words, const std::vector<app::Account>& accounts, const SyncState& sync,
                         TimePoint now);

// What happened and what to do, as a page.
NoticeView describe_error(const Words& words, const Error& error);
NoticeView describe_empty(const Words& words, bool adding);

}  // namespace rafiq::sidebar
