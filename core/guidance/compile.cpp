// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/compile.hpp"

#include "core/guidance/layers.hpp"
#include "core/guidance/lexicons.hpp"
#include "core/guidance/read_kinds.hpp"
#include "core/guidance/read_manifest.hpp"
#include "core/guidance/read_vocabulary.hpp"
#include "core/guidance/same_words.hpp"
#include "core/guidance/selling_words.hpp"
#include "core/util/yaml_value.hpp"

#include <unicode/utf8.h>

#include <algorithm>
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
  if (const auto document = YamlDocument::read(file.text, file.path, problems))
    use(YamlValue(*document, file.path, problems));
}

struct Source {
  const PackSource* from = nullptr;
  Manifest manifest;
};

void each_of(const Source& source, FileKind kind, Problems& problems,
             const std::function<void(const YamlValue&)>& use) {
  for (const PackFile& file : source.from->files)
    if (file.kind == kind) each_document(file, problems, use);
}

// Lowest first: by layer, within a layer by id.
std::vector<Source> in_layers(std::span<const PackSource> sources, Problems& problems) {
  std::vector<Source> sorted;
  for (const PackSource& from : sources) {
    Source source{&from, {}};
    source.manifest.layer.folder = from.folder;
    each_of(source, FileKind::manifest, problems,
            [&](const YamlValue& root) { read_manifest(root, source.manifest); });
    if (from.layer) source.manifest.layer.layer = *from.layer;
    sorted.push_back(std::move(source));
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const Source& a, const Source& b) {
    const PackLayer& one = a.manifest.layer;
    const PackLayer& other = b.manifest.layer;
    return one.layer != other.layer ? one.layer < other.layer : one.id < other.id;
  });
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    const PackLayer& one = sorted[i].manifest.layer;
    const PackLayer& below = sorted[i - 1].manifest.layer;
    if (one.id == below.id && one.layer == below.layer && !one.id.empty())
      problems.add(one.folder, 0,
                   "the layer " + std::string(name(one.layer)) + " has two packs \"" + one.id + "\"",
                   "Take one of them away, or give it another id.");
  }
  return sorted;
}

void read_items(const Source& source, LayerReading& reading, Problems& problems) {
  using Read = void (*)(const YamlValue&, LayerReading&);
  constexpr std::array<std::pair<FileKind, Read>, 7> kinds{{{FileKind::claims, read_claims},
                                                            {FileKind::cards, read_cards},
                                                            {FileKind::talks, read_talks},
                                                            {FileKind::questions, read_questions},
                                                            {FileKind::checklists, read_checklists},
                                                            {FileKind::entitlements, read_entitlements},
                                                            {FileKind::practice, read_practice}}};
  for (const auto& [kind, read] : kinds)
    each_of(source, kind, problems, [&, read = read](const YamlValue& root) { read(root, reading); });
}

// What is asked of all layers together.
struct Sense {
  KnownWords words;
  std::vector<WrittenText> texts;
};

void read_layer(const Source& source, Care care, Pack& pack, Sense& sense, Problems& problems) {
  const auto origin = static_cast<std::uint16_t>(pack.layers.size());
  TermsOfLayer terms;
  each_of(source, FileKind::vocabulary, problems,
          [&](const YamlValue& root) { read_vocabulary(root, pack, terms); });
  for (const auto& [id, place] : source.manifest.hide) hide(id, place, pack);
  pack.layers.push_back(source.manifest.layer);
  for (const PackFile& file : source.from->files)
    if (file.kind == FileKind::lexicons) pack.layers.back().lexicons.push_back({file.path, file.text});
  LayerReading reading{pack, care == Care::sensible, origin};
  read_items(source, reading, problems);
  replace_lower(pack);
  if (care == Care::sound) return;
  check_same_words(reading.texts, pack, sense.words, problems);
  sense.texts.insert(sense.texts.end(), reading.texts.begin(), reading.texts.end());
}

}  // namespace

Compiled compile(std::span<const PackSource> sources, Care care) {
  Problems problems;
  auto pack = std::make_shared<Pack>();
  start_vocabulary(*pack);
  Sense sense;
  for (const Source& source : in_layers(sources, problems)) read_layer(source, care, *pack, sense, problems);
  finish_vocabulary(*pack);
  if (care == Care::sensible)
    if (const auto checker = compile_lexicons(*pack, problems))
      check_selling_words(*checker, sense.texts, problems);
  if (problems.empty() && pack->cards.empty() && !sources.empty())
    problems.add(sources.front().folder, 0, "the pack has no card", "Add a file to its folder cards.");
  const bool good = problems.empty() && !pack->layers.empty();
  if (!good) return {nullptr, std::move(problems).sorted()};
  pack->id = pack->layers.front().id;
  pack->version = pack->layers.front().version;
  pack->title = pack->layers.front().title;
  build_index(*pack);
  return {std::move(pack), std::move(problems).sorted()};
}

ReadManifest read_manifest_of(const PackSource& source) {
  Problems problems;
  auto layers = in_layers({&source, 1}, problems);
  return {std::move(layers.front().manifest.layer), std::move(problems).sorted()};
}

Compiled compile(const std::filesystem::path& folder, std::span<const PackFile> files, Care care) {
  const PackSource source{folder, {files.begin(), files.end()}};
  return compile({&source, 1}, care);
}

}  // namespace rafiq::guidance
