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

// How one kind of text is written. `also` looks at each text after the common checks.
struct TextRule {
  std::string_view what;  // "title"
  std::size_t limit = 0;  // in characters
  std::size_t least = 1;  // variants, in each language
  std::size_t most = 16;
  std::function<void(const YamlValue&, Language, std::string_view words)> also{};
};

// Reads the texts of one item and gathers what they rest on.
class TextReader {
 public:
  // `item` names it in messages: "the card".
  TextReader(std::string item, LayerReading& reading)
      : item_(item), written_as_(std::move(item)), reading_(reading) {}
  // How WrittenText names it: "card contact.first".
  void are_of(std::string item) { written_as_ = std::move(item); }

  // {ar: .., en: ..}
  void both(const YamlValue& value, const TextRule& rule, InBoth<Text>& to);
  // {ar: [..], en: [..]}
  void variants(const YamlValue& value, const TextRule& rule, Variants& to);
  // {ar: .., en: ..} without placeholders
  void plain(const YamlValue& value, const TextRule& rule, InBoth<std::string>& to);
  // The same of the member `rule.what`, which must be there.
  void need_both(const YamlValue& entry, const TextRule& rule, InBoth<Text>& to);
  void need_variants(const YamlValue& entry, const TextRule& rule, Variants& to);
  void need_plain(const YamlValue& entry, const TextRule& rule, InBoth<std::string>& to);

  // Which commitment ${journey.commitment.*} means in what is read from now on.
  void speak_of_broken_commitment() { of_broken_commitment_ = true; }
  [[nodiscard]] FactMask facts() const { return facts_; }  // those that placeholders look at
  [[nodiscard]] const std::vector<std::string>& claims() const { return claims_; }

 private:
  std::optional<Text> read(const YamlValue& value, Language language, const TextRule& rule);
  std::optional<std::string> words_of(const YamlValue& value, Language language, const TextRule& rule);
  static void check_length(const YamlValue& value, const TextRule& rule, std::size_t characters);

  std::string item_;
  std::string written_as_;
  LayerReading& reading_;
  bool of_broken_commitment_ = false;
  FactMask facts_ = 0;
  std::vector<std::string> claims_;
};

}  // namespace rafiq::guidance
