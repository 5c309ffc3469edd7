// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/layer_reading.hpp"
#include "core/util/yaml_value.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::guidance {

// Words of a-z, 0-9, - and _ with dots between them.
bool is_item_id(std::string_view id);

// The items of a file that is a map with one key, a list. What is beyond `most` is reported and left out.
void each_item(const YamlValue& root, std::string_view key, std::size_t most,
               const std::function<void(const YamlValue&)>& use);

// The required `id` of an item, `kind` being "card": well formed, and used once in the layer.
std::string read_id(const YamlValue& entry, std::string_view kind, LayerReading& reading);
// The same for what is inside of an item ("part"): a word, used once among `taken`.
std::string read_inner_id(const YamlValue& entry, std::string_view kind, std::vector<std::string>& taken);

// The required `chapter`, added to `serves` with its prefix.
std::string read_chapter(const YamlValue& entry, std::string_view kind, std::vector<std::string>& serves);
// The required `source`: ids of the knowledge, one at least that is not a chapter.
void read_source(const YamlValue& entry, std::string_view kind, std::vector<std::string>& serves);

bool read_flag(const YamlValue& entry, std::string_view key);
// Reports what is not between `least` and `most`.
std::optional<int> read_number(const YamlValue& entry, std::string_view key, int least, int most);

// Uses the value of each language of {ar: .., en: ..}; both are required.
void each_language(const YamlValue& value, std::string_view what,
                   const std::function<void(Language, const YamlValue&)>& use);

// One of a fixed list of words; reports others with the nearest.
std::optional<std::size_t> read_word(const YamlValue& value, std::string_view what,
                                     std::span<const std::string_view> words);

}  // namespace rafiq::guidance
