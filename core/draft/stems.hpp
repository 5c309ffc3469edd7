// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace rafiq::draft {

// What a normal word has in common with its relatives, roughly: "regretting" and "regrets" give "regret",
// "وبفرصتكم" gives "فرص". Never empty. It is no dictionary: two words may share a stem by chance, and what
// learns from stems sees them beside the words themselves.
std::string stem(std::string_view normal);

// The consonants of an Arabic stem, without what its persons and patterns add: "تخسرون" and "خسارة" give
// "خسر". Empty for other scripts and for what is too short.
std::string consonants(std::string_view stem);

}  // namespace rafiq::draft
