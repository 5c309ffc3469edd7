// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/claim_words.hpp"

#include "core/guidance/free_text.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace rafiq::guidance {
namespace {

// In the form that words_of gives: lower case, without marks and article.
constexpr std::array english{"best",         "cheapest",      "fastest",      "quickest",    "lowest",
                             "highest",      "largest",       "biggest",      "strongest",   "safest",
                             "leading",      "number one",    "unbeatable",   "unmatched",   "unrivalled",
                             "unrivaled",    "guaranteed",    "cheaper than", "better than", "faster than",
                             "safer than",   "lower than",    "higher than",  "larger than", "more than any",
                             "unlike other", "unlike others", "percent",      "per cent",    "half price",
                             "the only"};
constexpr std::array arabic{"أفضل",    "أرخص",     "أسرع",      "أقوى",        "أضمن",        "أوفر",
                            "أكبر",    "أعلى",     "أدنى",      "أكثر من غير", "أقل من غير",  "بالمئة",
                            "بالمائة", "في المئة", "في المائة", "لا مثيل له",  "لا ينافس",    "رقم واحد",
                            "الوحيد",  "الوحيدة",  "الرائد",    "نصف السعر",   "بخلاف غيرنا", "مضمون"};

// The same words where they claim nothing about us.
constexpr std::array harmless{"best for you", "best way",     "my best",    "our best", "best time",
                              "best wishes",  "all the best", "أفضل أن",    "أفضل لك",  "أفضل لكم",
                              "أفضل وقت",     "على أفضل وجه", "أعلى الصفحة"};

std::string without_placeholders(std::string_view words) {
  std::string result;
  while (!words.empty()) {
    const std::size_t at = words.find("${");
    result += words.substr(0, at);
    if (at == std::string_view::npos) break;
    const std::size_t end = words.find('}', at);
    if (end == std::string_view::npos) break;
    result += ' ';
    words.remove_prefix(end + 1);
  }
  return result;
}

// The first digit of any script, or a percent sign, with its neighbours.
std::string figure_in(std::string_view words) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(words.data());
  const auto length = static_cast<std::int32_t>(words.size());
  const auto counts = [](UChar32 c) { return c == '%' || c == 0x066A || (c > 0 && u_isdigit(c)); };
  std::int32_t begin = -1;
  for (std::int32_t i = 0; i < length;) {
    const std::int32_t here = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (counts(c) && begin < 0) begin = here;
    if (!counts(c) && begin >= 0)
      return std::string(
          words.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(here - begin)));
  }
  return begin < 0 ? std::string{} : std::string(words.substr(static_cast<std::size_t>(begin)));
}

std::string in_one_line(std::string_view text) {
  std::string line(" ");
  for (const std::string& word : words_of(text)) line += word + ' ';
  return line;
}

void take_away(std::string& line, const std::string& phrase) {
  for (std::size_t at = line.find(phrase); at != std::string::npos; at = line.find(phrase, at))
    line.replace(at, phrase.size(), " , ");
}

struct Phrase {
  std::string_view words;
  std::string line;
};
using Phrases = std::vector<Phrase>;

template <std::size_t count>
Phrases in_lines(const std::array<const char*, count>& phrases) {
  Phrases result;
  for (const char* phrase : phrases) result.push_back({phrase, in_one_line(phrase)});
  return result;
}

// Made once: a pack asks some thousand times.
struct Known {
  Phrases english_claims = in_lines(english);
  Phrases arabic_claims = in_lines(arabic);
  Phrases harmless_ones = in_lines(harmless);
};
const Known& known() {
  static const Known made;
  return made;
}

std::string first_of(const Phrases& phrases, const std::string& line) {
  const auto found = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
    return line.find(phrase.line) != std::string::npos;
  });
  return found == phrases.end() ? std::string() : std::string(found->words);
}

}  // namespace

std::string claimed_in(std::string_view words, Language language) {
  const std::string bare = without_placeholders(words);
  if (auto figure = figure_in(bare); !figure.empty()) return figure;
  if (bare.find('?') != std::string::npos || bare.find("؟") != std::string::npos) return {};
  std::string line = in_one_line(bare);
  for (const Phrase& phrase : known().harmless_ones) take_away(line, phrase.line);
  return first_of(language == Language::arabic ? known().arabic_claims : known().english_claims, line);
}

}  // namespace rafiq::guidance
