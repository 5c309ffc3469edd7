// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

namespace rafiq::test {

inline void write_file(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

// A pack of some cards, all of which say `word`.
inline void make_pack(const std::filesystem::path& folder, const std::string& id, const std::string& word,
                      const std::string& more = "") {
  write_file(folder / "pack.yaml", "id: " + id + "\nversion: 1.0.0\ntitle: {ar: س, en: " + word +
                                       "}\nlanguages: [ar, en]\n" + more + "\n");
  for (const char* file : {"a", "b", "c"}) {
    std::string cards = "cards:\n";
    for (const char* card : {"one", "two", "three"})
      cards +=
          std::string("  - {id: ") + file + "." + card +
          ", chapter: contact, source: [contact.need], priority: 50, when: {all: []}, title: {ar: " + word +
          "-" + file + card + ", en: " + word + "-" + file + card + "}, body: {ar: " + word + " " + file +
          card + ", en: " + word + " " + file + card + "}}\n";
    write_file(folder / "cards" / (std::string(file) + ".yaml"), cards);
  }
}

}  // namespace rafiq::test
