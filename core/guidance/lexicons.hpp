// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/checker.hpp"
#include "core/guidance/pack.hpp"
#include "core/util/problems.hpp"

#include <memory>
#include <string>
#include <vector>

namespace rafiq::guidance {

// The draft check of the packs in use. Takes some milliseconds: packs keep their lexicons as text until
// somebody checks a draft. Null when a lexicon has a problem, which is reported.
std::shared_ptr<const draft::Checker> compile_lexicons(const Pack& pack, Problems& problems);

// The ids of all entries, for hiding one.
std::vector<std::string> lexicon_entries(const Pack& pack);

}  // namespace rafiq::guidance
