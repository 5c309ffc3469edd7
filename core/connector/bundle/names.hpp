// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <string>
#include <string_view>

namespace rafiq::connector::bundle {

inline constexpr std::string_view contents_name = "bundle.json";
inline constexpr std::string_view signature_name = "bundle.json.minisig";
inline constexpr std::string_view manifest_name = "manifest.json";
inline constexpr std::string_view extension = ".rafiq-connector";

// [a-z][a-z0-9-]*, at most 64: what a connector's id is anywhere. It becomes the name of a folder.
bool is_id(std::string_view id);

// Whether a file of this name may come out of a bundle: ASCII letters, digits and "._-", folders by "/", each
// part beginning with a letter or digit; so nothing absolute, nothing upwards, nothing hidden. Error:
// bad_data with the reason; `archive` is where.
Status check_name(std::string_view name, const std::string& archive);

// What can be shown on a terminal of a name that somebody else chose.
std::string shown(std::string_view name);

// Small letters: two names that are the same so would be one file on some systems.
std::string folded(std::string_view name);

// The library of a connector below its bundle: "linux-x86_64/rafiq-connector-ID.so".
std::string library_name(std::string_view platform, std::string_view id);

}  // namespace rafiq::connector::bundle
