// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/export.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <string>

namespace rafiq::platform {

// Shows an http or https address in the person's own browser, by xdg-open, without a shell. The browser lives
// on when this program ends.
//
// The address becomes an argument of a process, and everybody on the machine can read those: it must hold no
// secret. Of a sign-in it holds what the protocol sends through the browser and no more: client id, scope,
// where to come back to, the state, and the code challenge, which is a SHA-256 of the verifier and does not
// give it away.
//
// Errors: usage (not such an address); configuration (xdg-open is not installed, or found no browser).
RAFIQ_API Status open_in_browser(const std::string& address,
                                 const std::filesystem::path& opener = "/usr/bin/xdg-open");

}  // namespace rafiq::platform
