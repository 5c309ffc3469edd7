// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/language.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json_fwd.hpp>

namespace rafiq::ctl {

// The language that the environment asks for, as other programs understand it: LANGUAGE, LC_ALL, LC_MESSAGES,
// LANG. English where none of them names Arabic.
Language language_of_environment();

// Puts what --help prints into Arabic: descriptions, examples and CLI11's own words. The English text is the
// key of the catalogue (catalogs/ar.po); what has no translation stays English.
void speak_arabic(CLI::App& app);

// Every command with its options, its description and its examples, as --help shows them; from this come the
// test of the catalogue, the manual pages and the completion of shells.
nlohmann::json describe_commands(const CLI::App& app);

}  // namespace rafiq::ctl
