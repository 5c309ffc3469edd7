// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/pack.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace rafiq::guidance {

// A sentence of a pack as its author wrote it, for the checks that look at words.
struct WrittenText {
  std::string item;  // "card contact.first"
  std::string what;  // "title"
  Language language = Language::arabic;
  std::string words;
  std::filesystem::path file;
  int line = 0;
};

// What the readers of one layer share.
struct LayerReading {
  Pack& pack;
  bool sensible = false;                        // whether it must make sense, as Care::sensible says
  std::uint16_t origin = 0;                     // index of the layer in Pack::layers
  std::map<std::string, std::string> places{};  // "card contact.first" -> "welcome.yaml:12"
  std::vector<WrittenText> texts{};
};

}  // namespace rafiq::guidance
