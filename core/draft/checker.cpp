// SPDX-License-Identifier: Apache-2.0
#include "core/draft/checker.hpp"

#include "core/draft/learnt_findings.hpp"
#include "core/draft/lexicon.hpp"
#include "core/draft/merged.hpp"
#include "core/draft/phrase_book.hpp"
#include "core/draft/spans.hpp"
#include "core/draft/units.hpp"

#include <algorithm>

namespace rafiq::draft {

struct Checker::Parts {
  Tokenizer tokenizer;
  PhraseBook book;
  std::array<std::shared_ptr<const Sense>, 2> senses;  // by Language
  std::map<Rule, Words> rules;
};

namespace {

// One of two findings of one rule that overlap is enough: the wider, else the first.
void drop_overlaps(std::vector<Match>& found, const std::vector<BookEntry>& entries) {
  std::stable_sort(found.begin(), found.end(), [&](const Match& one, const Match& other) {
    const Rule first = entries[one.id].rule;
    const Rule second = entries[other.id].rule;
    return first != second ? first < second : one.begin < other.begin;
  });
  std::vector<Match> kept;
  for (const Match& match : found) {
    const bool overlaps = !kept.empty() && entries[kept.back().id].rule == entries[match.id].rule &&
                          match.begin < kept.back().end;
    if (!overlaps)
      kept.push_back(match);
    else if (match.end - match.begin > kept.back().end - kept.back().begin)
      kept.back() = match;
  }
  found = std::move(kept);
}

bool says_something(std::span<const Token> tokens, const Unit& unit) {
  return std::any_of(tokens.begin() + unit.first, tokens.begin() + unit.last,
                     [](const Token& token) { return token.kind == TokenKind::word; });
}

std::string_view written(std::string_view text, std::span<const Token> tokens, const Unit& unit) {
  const auto begin = tokens[unit.first].begin;
  return text.substr(begin, tokens[unit.last - 1].end - begin);
}

}  // namespace

Checker::Checker(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Checker::~Checker() = default;

std::size_t Checker::entries() const {
  return parts_->book.entries().size();
}

std::shared_ptr<const Checker> Checker::compile(std::span<const Lexicon> layers,
                                                const std::set<std::string>& hidden, Problems& problems) {
  auto tokenizer = Tokenizer::create();
  if (!tokenizer) {
    problems.add({}, 0, tokenizer.error().what, tokenizer.error().remedy);
    return nullptr;
  }
  const std::size_t before = problems.size();
  Merged merged = merge(layers, hidden, problems);
  auto book = PhraseBook::compile(merged, tokenizer.value(), problems);
  if (!book || problems.size() > before) return nullptr;
  auto parts = std::make_unique<Parts>(Parts{std::move(tokenizer.value()),
                                             std::move(*book),
                                             {merged.learnt[0].sense, merged.learnt[1].sense},
                                             std::move(merged.rules)});
  return std::shared_ptr<const Checker>(new Checker(std::move(parts)));
}

Result<std::vector<Finding>> Checker::check(std::string_view text, const CheckRequest& request) const {
  RAFIQ_TRY(const auto tokens, parts_->tokenizer.tokens(text));
  const auto& entries = parts_->book.entries();
  const Reading reading = parts_->book.read(tokens, request.reader);
  const auto shown_in = request.language.value_or(language_of(text));
  const auto words_in = static_cast<std::size_t>(shown_in);
  std::vector<Match> flagged;
  std::vector<Finding> findings;
  for (const Unit& unit : units_of(tokens, text)) {
    const auto within = [&](const Match& match) {
      return match.begin >= unit.first && match.begin < unit.last;
    };
    const auto language = static_cast<std::size_t>(language_of(written(text, tokens, unit)));
    std::optional<Judgement> judgement;
    if (const auto& sense = parts_->senses.at(language); sense && says_something(tokens, unit))
      judgement.emplace(*sense, tokens, unit, reading.signals);
    for (const Reading::Flag& flag : reading.flags) {
      if (flag.excused || !within(flag.match)) continue;
      const BookEntry& entry = entries[flag.match.id];
      const bool doubted = judgement && entry.advised.at(language) && !judgement->finds(entry.rule);
      if (!doubted) flagged.push_back(flag.match);
    }
    if (!judgement) continue;
    for (const Rule rule : judgement->rules()) {
      const auto named = [&](const Match& match) { return within(match) && entries[match.id].rule == rule; };
      if (std::any_of(flagged.begin(), flagged.end(), named)) continue;
      if (rule == Rule::jargon && request.reader.knows_terms()) continue;
      const auto words = parts_->rules.find(rule);
      if (words == parts_->rules.end()) continue;
      findings.push_back({rule,
                          "learnt." + std::string(name(rule)),
                          bytes_of(judgement->telling(rule), tokens),
                          {},
                          words->second.why.at(words_in),
                          words->second.instead.at(words_in)});
    }
  }
  drop_overlaps(flagged, entries);
  for (const Match& match : flagged) {
    const BookEntry& entry = entries[match.id];
    findings.push_back({entry.rule,
                        entry.id,
                        bytes_of(match, tokens),
                        {},
                        entry.words.why.at(words_in),
                        entry.words.instead.at(words_in)});
  }
  place(findings, text);
  return findings;
}

}  // namespace rafiq::draft
