// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/evaluation.hpp"
#include "core/model/recommendation.hpp"

#include <string>
#include <vector>

namespace rafiq::guidance {

// Where a recorded fact comes from, in words: "CRM field Education of support", "noted by Huda".
std::string source_of(const Fact& fact, Language language);

// The value of a fact in words of the language: the labels of its values, a number with its unit, yes or no.
std::string value_in_words(const Pack& pack, FactKey key, ValueSet values, Language language,
                           std::string_view between);

// The facts behind `key`: of a set those that name one of `values`, otherwise the one that was believed.
// Empty when nothing is recorded.
std::vector<FactUsed> facts_behind(const Evaluation& evaluation, FactKey key, ValueSet values);

// A text of another language or script inside a sentence, isolated where it could disturb it.
std::string embedded(std::string_view text, Language language);

}  // namespace rafiq::guidance
