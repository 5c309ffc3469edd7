// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rafiq/failure.hpp>

#include <string>
#include <string_view>

namespace rafiq_declarative {

// A manifest that cannot be run: where in it, as "entities[0].full.page", and what is wrong there.
[[noreturn]] inline void wrong(std::string_view where, const std::string& what) {
  throw rafiq::Failure(rafiq::Reason::config, "manifest",
                       "The manifest is wrong at " + std::string(where) + ": " + what + ". Correct it there");
}

}  // namespace rafiq_declarative
