// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace rafiq::net {

// What the browser shows when it comes back.
enum class LandingPage { signed_in, declined, failed, not_ours, no_such_page, wrong_method, not_understood };

// The whole HTTP answer. Loads nothing, runs nothing, and tells no other page where it came from.
std::string render(LandingPage page);

}  // namespace rafiq::net
