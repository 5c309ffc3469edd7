// SPDX-License-Identifier: Apache-2.0
#include "tests/training/sentences.hpp"

#include "core/draft/lexicon.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace rafiq::draft::training {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file, const std::string& what) {
  throw std::runtime_error(file.string() + ": " + what);
}

Sentence with_cues(Labelled&& labelled, const fs::path& file, const Lexicons& lexicons) {
  Sentence sentence{std::move(labelled), {}, false, {}, {}};
  const auto tokens = lexicons.tokenizer.tokens(sentence.text);
  if (!tokens) fail(file, tokens.error().what);
  const Reading reading = lexicons.book.read(tokens.value(), {});
  sentence.cues =
      cues_of(tokens.value(), 0, static_cast<std::uint32_t>(tokens.value().size()), reading.signals);
  return sentence;
}

}  // namespace

Lexicons read_lexicons(const fs::path& folder) {
  std::vector<Lexicon> layers(1);
  Problems problems;
  for (const fs::path& file : yaml_files(folder)) {
    std::ifstream stream(file, std::ios::binary);
    read_lexicon_text(file, {std::istreambuf_iterator<char>(stream), {}}, layers.front(), problems);
  }
  auto tokenizer = Tokenizer::create();
  if (!tokenizer) throw std::runtime_error(tokenizer.error().what);
  auto book = PhraseBook::compile(merge(layers, {}, problems), tokenizer.value(), problems);
  if (!book) {
    const Problem first = std::move(problems).sorted().front();
    fail(first.file, std::to_string(first.line) + ": " + first.what);
  }
  return {std::move(tokenizer.value()), std::move(*book)};
}

std::vector<Sentence> read_sentences(const fs::path& folder, const Lexicons& lexicons) {
  std::vector<Sentence> sentences;
  for (const char* part : {"own", "writers"})
    for (const fs::path& file : yaml_files(folder / part)) {
      LabelledFile labelled = read_labelled(file);
      const std::string stem = file.stem().string();
      for (Labelled& one : labelled.sentences) {
        sentences.push_back(with_cues(std::move(one), file, lexicons));
        sentences.back().writer = stem.substr(0, stem.find('-'));
        sentences.back().held_out = std::string_view(part) == "writers";
        sentences.back().after_reading = labelled.after_reading;
      }
    }
  if (sentences.empty()) fail(folder, "there are no sentences");
  return sentences;
}

}  // namespace rafiq::draft::training
