// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace rafiq::connector::bundle {

// What a bundle may hold at most, in bytes where nothing else is said. Far more than any connector needs, and
// little enough that reading one harms no machine.
inline constexpr std::uint64_t largest_archive = std::uint64_t{64} << 20;
inline constexpr std::uint64_t largest_file = std::uint64_t{64} << 20;
inline constexpr std::uint64_t largest_whole = std::uint64_t{256} << 20;  // unpacked
inline constexpr std::uint64_t largest_contents = std::uint64_t{64} << 10;
inline constexpr std::uint64_t largest_signature = std::uint64_t{4} << 10;
inline constexpr std::size_t most_files = 32;
// How many bytes one byte of the archive may become, beyond the first mebibyte. Code becomes three or four.
inline constexpr std::uint64_t largest_ratio = 100;
inline constexpr std::uint64_t free_of_ratio = std::uint64_t{1} << 20;

}  // namespace rafiq::connector::bundle
