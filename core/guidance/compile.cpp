// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/compile.hpp"

#include "core/guidance/read_card.hpp"
#include "core/guidance/read_vocabulary.hpp"
#include "core/util/yaml_value.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <functional>

namespace rafiq::guidance {
namespace {

// The line of the first byte that is not UTF-8, or a control character that text has no use for; 0: none.
int line_of_bad_bytes(std::string_view text) {
  int line = 1;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (c < 0 || (c < ' ' && c != '\n' && c != '\r' && c != '\t')) return line;
    if (c == '\n') ++line;
  }
  return 0;
}

void each_document(const PackFile& file, Problems& problems,
                   const std::function<void(const YamlValue&)>& use) {
  if (const int line = line_of_bad_bytes(file.text)) {
    problems.add(file.path, line, "the file is not plain UTF-8 text", "Save it as UTF-8.");
    return;
  }
  try {
    use(YamlValue(YAML::Load(file.text), file.path, problems));
  } catch (const YAML::Exception& error) {
    problems.add(file.path, error.mark.is_null() ? 0 : error.mark.line + 1, "this is not YAML: " + error.msg,
                 "Check the indentation, the quotes and the brackets near here.");
  }
}

bool is_pack_id(std::string_view id) {
  return !id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_version(std::string_view version) {
  int parts = 1;
  char before = '.';
  for (char c : version) {
    if ((c < '0' || c > '9') && (c != '.' || before == '.')) return false;
    if (c == '.') ++parts;
    before = c;
  }
  return parts == 3 && before != '.' && version.size() <= 20;
}

void read_manifest(const YamlValue& root, Pack& pack) {
  if (!root.is_map("pack.yaml")) return;
  static constexpr std::array<std::string_view, 4> known{"id", "version", "title", "languages"};
  root.only_keys(known);
  if (const auto value = root.required("id", "the pack"))
    if (const auto id = value->text("id")) {
      pack.id = *id;
      if (!is_pack_id(*id))
        value->problem("\"" + *id + "\" cannot be the id of a pack", "Use lower-case letters, digits and -.");
    }
  if (const auto value = root.required("version", "the pack"))
    if (const auto version = value->text("version")) {
      pack.version = *version;
      if (!is_version(*version))
        value->problem("\"" + *version + "\" is not a version", "Write three numbers: 1.0.0.");
    }
  if (const auto value = root.required("title", "the pack")) read_both(*value, "title", pack.title);
  const auto languages = root.required("languages", "the pack");
  if (!languages || !languages->is_list("languages")) return;
  std::vector<std::string> listed;
  for (const YamlValue& item : languages->items())
    if (auto word = item.text("a language")) {
      if (!language_from(*word))
        item.problem("there is no language \"" + *word + "\"", "The languages are ar and en.");
      listed.push_back(std::move(*word));
    }
  for (Language language : all_languages)
    if (std::find(listed.begin(), listed.end(), name(language)) == listed.end())
      languages->problem("the language " + std::string(name(language)) + " is missing",
                         "A pack speaks ar and en.");
}

void each_of(std::span<const PackFile> files, FileKind kind, Problems& problems,
             const std::function<void(const YamlValue&)>& use) {
  for (const PackFile& file : files)
    if (file.kind == kind) each_document(file, problems, use);
}

}  // namespace

Compiled compile(const std::filesystem::path& folder, std::span<const PackFile> files) {
  Problems problems;
  auto pack = std::make_shared<Pack>();
  start_vocabulary(*pack);
  each_of(files, FileKind::manifest, problems, [&](const YamlValue& root) { read_manifest(root, *pack); });
  each_of(files, FileKind::vocabulary, problems,
          [&](const YamlValue& root) { read_vocabulary(root, *pack); });
  finish_vocabulary(*pack);
  CardPlaces places;
  each_of(files, FileKind::cards, problems, [&](const YamlValue& root) { read_cards(root, *pack, places); });
  if (problems.empty() && pack->cards.empty())
    problems.add(folder, 0, "the pack has no card", "Add a file to its folder cards.");
  if (!problems.empty()) return {nullptr, std::move(problems).sorted()};
  std::sort(pack->cards.begin(), pack->cards.end(), [](const Card& a, const Card& b) { return a.id < b.id; });
  return {std::move(pack), {}};
}

}  // namespace rafiq::guidance
