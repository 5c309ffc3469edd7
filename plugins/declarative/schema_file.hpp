// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string_view>

namespace rafiq_declarative {

// The schema of manifests, put into the library by the build, by its file's name.
const std::map<std::string_view, std::string_view>& schema_files();

}  // namespace rafiq_declarative
