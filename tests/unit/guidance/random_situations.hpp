// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/guidance/situations.hpp"

#include <random>
#include <string>
#include <vector>

namespace rafiq::guidance::testing {

// The texts a customer's record may hold for a fact: a label of each of its values.
std::vector<std::string> values_of(const Pack& pack, const FactInfo& fact);

// A customer with some facts recorded and some not, and some journey.
Situation random_situation(const Pack& pack, Stage stage, std::mt19937& random);

// The same with everything that may move a card: an agent, events, consent and questions refused, clicks, and
// what was shown and kept before.
Situation eventful_situation(const Pack& pack, std::mt19937& random);

}  // namespace rafiq::guidance::testing
