// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/text.hpp"

#include "plugins/rt/words.hpp"

#include <algorithm>

namespace rafiq_rt {
namespace {

// Takes the first line off `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::string shortened(std::string_view line) {
  constexpr int longest = 160;
  int characters = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool starts_character = (static_cast<unsigned char>(line[at]) & 0xC0U) != 0x80U;
    if (starts_character && ++characters > longest) return std::string(line.substr(0, at)) + "…";
  }
  return std::string(line);
}

}  // namespace

std::string first_line(std::string_view message) {
  while (!message.empty()) {
    const std::string_view line = trimmed(take_line(message));
    const bool introduces = line.ends_with(':') && trimmed(message).starts_with('>');
    if (line == "--") break;
    if (!line.empty() && !line.starts_with('>') && !introduces) return shortened(line);
  }
  return {};
}

std::string header_value(std::string_view headers, std::string_view name) {
  const std::string wanted = lowered(name);
  while (!headers.empty()) {
    const std::string_view line = take_line(headers);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && lowered(line.substr(0, colon)) == wanted)
      return std::string(trimmed(line.substr(colon + 1)));
  }
  return {};
}

}  // namespace rafiq_rt
