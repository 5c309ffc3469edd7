// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/privacy.hpp"
#include "core/model/language.hpp"

#include <string>

namespace rafiq::ctl {

// Everything held on a customer, to be read by them: in their language, with headings, and without what only
// programs need.
std::string held_text(const app::HeldOnCustomer& held, Language language);

}  // namespace rafiq::ctl
