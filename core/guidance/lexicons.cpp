// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/lexicons.hpp"

#include "core/draft/lexicon.hpp"

namespace rafiq::guidance {
namespace {

std::vector<draft::Lexicon> read(const Pack& pack, Problems& problems) {
  std::vector<draft::Lexicon> lexicons;
  for (const PackLayer& layer : pack.layers) {
    lexicons.emplace_back();
    for (const LexiconFile& file : layer.lexicons)
      draft::read_lexicon_text(file.path, file.text, lexicons.back(), problems);
  }
  return lexicons;
}

}  // namespace

std::shared_ptr<const draft::Checker> compile_lexicons(const Pack& pack, Problems& problems) {
  Problems found;
  const auto lexicons = read(pack, found);
  std::shared_ptr<const draft::Checker> checker;
  if (found.empty()) checker = draft::Checker::compile(lexicons, pack.hidden_entries, found);
  problems.take(std::move(found));
  return checker;
}

std::vector<std::string> lexicon_entries(const Pack& pack) {
  Problems ignored;
  std::vector<std::string> ids;
  for (const draft::Lexicon& lexicon : read(pack, ignored))
    for (const draft::Entry& entry : lexicon.entries) ids.push_back(entry.id);
  return ids;
}

}  // namespace rafiq::guidance
