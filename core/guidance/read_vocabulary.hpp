// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"
#include "core/util/yaml_value.hpp"

#include <array>
#include <set>
#include <string>

namespace rafiq::guidance {

// The values that are fixed in the catalogue, before any vocabulary file is read.
void start_vocabulary(Pack& pack);
// The terms that one layer names. It may give a term of a lower layer to another value, but not its own.
using TermsOfLayer = std::array<std::set<std::string>, fact_count>;
// One vocabulary file: values, labels and terms.
void read_vocabulary(const YamlValue& root, Pack& pack, TermsOfLayer& own);
// After the last file: a value's own name and labels are terms too, where no file says otherwise.
void finish_vocabulary(Pack& pack);

// {ar: .., en: ..}: both are required. False when something was reported.
bool read_both(const YamlValue& value, std::string_view what, InBoth<std::string>& text);

}  // namespace rafiq::guidance
