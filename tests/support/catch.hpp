// SPDX-License-Identifier: Apache-2.0
#pragma once

// Catch2 v2 (Debian 12) and v3 (Debian 13) by one name.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>

#include <string>

// As v2 names what is asked of a text, and what is nearly a number.
namespace Catch {
inline auto Contains(const std::string& part) {
  return Matchers::ContainsSubstring(part);
}
inline auto StartsWith(const std::string& part) {
  return Matchers::StartsWith(part);
}
}  // namespace Catch
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
