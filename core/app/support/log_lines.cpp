// SPDX-License-Identifier: Apache-2.0
#include "core/app/support/contents.hpp"

#include <array>
#include <fstream>
#include <ios>

namespace rafiq::app::support {
namespace {

constexpr std::streamoff longest_end = 32 * 1024;

// Whole lines of the last `longest_end` bytes.
std::string end_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary | std::ios::ate);
  if (!stream) return {};
  const std::streamoff size = stream.tellg();
  stream.seekg(std::max<std::streamoff>(0, size - longest_end));
  std::string line;
  if (size > longest_end) std::getline(stream, line);  // a part of one
  std::string lines;
  while (std::getline(stream, line)) lines += line + "\n";
  return lines;
}

}  // namespace

std::string log_lines(const std::filesystem::path& state) {
  constexpr std::array names{"rafiq.log", "rafiqctl.log"};
  std::string all;
  for (const auto* name : names)
    if (const auto lines = end_of(state / name); !lines.empty())
      all += "== " + std::string(name) + "\n" + lines;
  return all.empty() ? "No log lies in the home. Where a journal runs: journalctl --user -t rafiq\n" : all;
}

}  // namespace rafiq::app::support
