// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/programs/rafiqctl/cli.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace rafiq::ctl {

// Prints the document on standard output when --json was given, and says whether it did.
bool print_json(Cli& cli, const nlohmann::ordered_json& document);
// On standard error; with --json also as the document, unless the command has printed one already.
void print_error(Cli& cli, const Error& error);
// Columns as wide as their widest cell in terminal cells; the last one runs free.
void print_table(const std::vector<std::vector<std::string>>& rows);
void print_line(const std::string& text);
// The value of a fact, or why it is withheld.
std::string shown_value(const Fact& fact);
// What is recorded of the consent to it, and when it expires; empty when neither.
std::string consent_words(const Fact& fact);

}  // namespace rafiq::ctl
