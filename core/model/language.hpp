// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace rafiq {

// The languages Rafiq speaks. A customer's languages are free BCP 47 tags and not of this type.
enum class Language { arabic, english };

constexpr std::string_view name(Language language) {
  return language == Language::arabic ? "ar" : "en";
}
constexpr std::optional<Language> language_from(std::string_view name) {
  if (name == "ar") return Language::arabic;
  if (name == "en") return Language::english;
  return std::nullopt;
}

}  // namespace rafiq
