// SPDX-License-Identifier: Apache-2.0
#include "core/words/counted.hpp"

#include <unicode/plurrule.h>

#include <memory>

namespace rafiq::words {
namespace {

std::string_view form(const Forms& forms, std::int64_t number, const icu::PluralRules& rules) {
  if (number == 0) return forms.zero;
  const icu::UnicodeString word = rules.select(static_cast<std::int32_t>(number));
  if (word == u"one") return forms.one;
  if (word == u"two") return forms.two;
  if (word == u"few") return forms.few;
  if (word == u"many") return forms.many;
  return forms.other;
}

// Null only when ICU has no data.
const icu::PluralRules* plural_rules(Language language) {
  const auto make = [](const char* tag) {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::PluralRules>(icu::PluralRules::forLocale(icu::Locale(tag), status));
  };
  static const std::unique_ptr<const icu::PluralRules> arabic = make("ar");
  static const std::unique_ptr<const icu::PluralRules> english = make("en");
  return language == Language::arabic ? arabic.get() : english.get();
}

}  // namespace

std::string counted(const Counted& thing, std::int64_t number, Language language) {
  const Forms& forms = language == Language::arabic ? thing.arabic : thing.english;
  const icu::PluralRules* rules = plural_rules(language);
  std::string text(rules ? form(forms, number, *rules) : forms.other);
  if (const auto at = text.find('#'); at != std::string::npos) text.replace(at, 1, std::to_string(number));
  return text;
}

}  // namespace rafiq::words
