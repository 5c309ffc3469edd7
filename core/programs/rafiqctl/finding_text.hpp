// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/doctor.hpp"
#include "core/model/language.hpp"

#include <string>
#include <vector>

namespace rafiq::ctl {

// What doctor found, for people: what is wrong last, where it is still on the screen.
void print_findings(const std::vector<app::Finding>& findings, Language language);

// As it may be typed into a shell.
std::string in_a_shell(const std::vector<std::string>& command);

}  // namespace rafiq::ctl
