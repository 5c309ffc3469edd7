// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rafiq::draft {

// The words that a normal word stands for: "don't" is do, not; "gonna" is going, to; "متستناش" is ما, تستنا.
// Most stand for themselves.
std::vector<std::string> words_of(std::string_view normal);

}  // namespace rafiq::draft
