// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq::connector::bundle {

// MAJOR.MINOR.PATCH, and perhaps -WORDS.OF.A.TRIAL, ordered as semantic versioning has it: 1.2.0-rc.2 comes
// after 1.2.0-rc.1 and before 1.2.0.
class Version {
 public:
  // Nothing for any other text; "+build" is none of an order, and refused.
  static std::optional<Version> parse(std::string_view text);
  std::strong_ordering operator<=>(const Version& other) const;
  bool operator==(const Version& other) const { return (*this <=> other) == 0; }

 private:
  std::array<std::uint32_t, 3> numbers_{};
  std::string trial_;  // without its hyphen
};

}  // namespace rafiq::connector::bundle
