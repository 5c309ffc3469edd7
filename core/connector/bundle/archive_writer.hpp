// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <string>
#include <utility>
#include <vector>

namespace rafiq::connector::bundle {

// Files with their names, in the order that they shall have.
using NamedFiles = std::vector<std::pair<std::string, std::string>>;

// The archive of a bundle: the same bytes for the same files wherever and whenever it is made (with one
// version of zstd), as nothing but names and bytes goes in. Error: internal.
Result<std::string> write_archive(const NamedFiles& files);

}  // namespace rafiq::connector::bundle
