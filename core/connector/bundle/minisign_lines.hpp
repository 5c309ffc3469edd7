// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

// How the files of minisign are written: lines of text, and lines of base64.
namespace rafiq::connector::bundle {

inline constexpr std::string_view untrusted = "untrusted comment: ";

// Takes a line off the text, without its end.
std::string_view take_line(std::string_view& text);
// Whether the line is base64 of exactly so many bytes, which it then holds.
bool decode(std::string_view line, std::span<unsigned char> into);
std::string encode(std::span<const unsigned char> bytes);

// What is signed in the place of the message: its BLAKE2b digest.
using Prehash = std::array<unsigned char, 64>;
Prehash prehash(std::string_view message);

inline const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace rafiq::connector::bundle
