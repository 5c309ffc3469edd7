// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string_view>

namespace rafiq::ctl {

// The compiled catalogues that the build put into the program, by file name: "ar.mo".
const std::map<std::string_view, std::string_view>& catalogs();

}  // namespace rafiq::ctl
