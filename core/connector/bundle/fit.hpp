// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/bundle/contents.hpp"
#include "core/util/result.hpp"

#include <string>
#include <string_view>

namespace rafiq::connector::bundle {

// This build's: "linux-x86_64", "linux-aarch64".
std::string_view platform_name();

// Whether this Rafiq on this machine can run it. Error: configuration with what it was made for.
Status check_fit(const Contents& contents, const std::string& where);

}  // namespace rafiq::connector::bundle
