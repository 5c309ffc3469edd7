// SPDX-License-Identifier: Apache-2.0
#include "core/draft/checker.hpp"

#include "core/draft/automaton_builder.hpp"
#include "core/draft/evidence.hpp"
#include "core/draft/lexicon.hpp"
#include "core/draft/merged.hpp"
#include "core/draft/spans.hpp"

#include <algorithm>
#include <map>

namespace rafiq::draft {
namespace {

struct CompiledGuard {
  Where where = Where::over;
};

struct CompiledEntry {
  std::string id;
  Rule rule = Rule::pressure;
  std::vector<Level> from;
  std::vector<std::uint32_t> guards;
  Words words;
};

}  // namespace

// Ids of the machine: entries first, then guards, then what reports speech.
struct Checker::Parts {
  Tokenizer tokenizer;
  Automaton machine;
  std::vector<CompiledEntry> entries;
  std::vector<CompiledGuard> guards;

  [[nodiscard]] std::uint32_t guard_id(std::size_t guard) const {
    return static_cast<std::uint32_t>(entries.size() + guard);
  }
  [[nodiscard]] std::uint32_t reporting_id() const { return guard_id(guards.size()); }
};

namespace {

// From merged lexicons to the parts of a checker.
class Compiler {
 public:
  Compiler(const Merged& merged, Problems& problems, AutomatonBuilder& builder)
      : merged_(merged), problems_(problems), builder_(builder) {}

  void compile(std::vector<CompiledEntry>& entries, std::vector<CompiledGuard>& guards) {
    const auto first_guard = static_cast<std::uint32_t>(merged_.entries.size());
    std::uint32_t next = first_guard;
    std::map<std::string, std::uint32_t> named;
    for (const auto& [name, guard] : merged_.guards) {
      named[name] = next - first_guard;
      guards.push_back({guard.where});
      add(next++, guard.phrases);
    }
    for (std::uint32_t i = 0; i < merged_.entries.size(); ++i) {
      const Entry& entry = merged_.entries[i];
      CompiledEntry compiled{entry.id, entry.rule, entry.from, guards_of(entry, named), words_of(entry)};
      add(i, entry.flag);
      if (!entry.innocent.empty()) {
        compiled.guards.push_back(next - first_guard);
        guards.push_back({Where::over});
        add(next++, entry.innocent);
      }
      entries.push_back(std::move(compiled));
    }
    add(next, merged_.reporting);
  }

 private:
  void add(std::uint32_t id, const std::vector<Phrase>& phrases) {
    for (const Phrase& phrase : phrases)
      if (auto fault = builder_.add(id, phrase.language, phrase.pattern))
        problems_.add(phrase.file, phrase.line, std::move(fault->what), std::move(fault->remedy));
  }

  std::vector<std::uint32_t> guards_of(const Entry& entry,
                                       const std::map<std::string, std::uint32_t>& named) {
    const auto has = [](const std::vector<std::string>& names, const std::string& name) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (const auto* names : {&entry.unless, &entry.even})
      for (const std::string& name : *names)
        if (!named.contains(name))
          problems_.add(entry.file, entry.line, "there is no guard \"" + name + "\"",
                        "Take one of the \"guards\" of the lexicons, or add it there.");
    std::vector<std::uint32_t> result;
    for (const auto& [name, index] : named)
      if (has(entry.unless, name) || (merged_.guards.at(name).always && !has(entry.even, name)))
        result.push_back(index);
    return result;
  }

  Words words_of(const Entry& entry) {
    Words words = entry.words;
    const auto of_rule = merged_.rules.find(entry.rule);
    for (auto* texts : {&words.why, &words.instead})
      for (std::size_t language = 0; language < texts->size(); ++language) {
        if (!texts->at(language).empty()) continue;
        if (of_rule == merged_.rules.end()) continue;
        const Words& general = of_rule->second;
        texts->at(language) = (texts == &words.why ? general.why : general.instead).at(language);
      }
    if (words.why[0].empty() || words.instead[0].empty())
      problems_.add(entry.file, entry.line, "\"" + entry.id + "\" does not say why, or what to say instead",
                    "Add \"why\" and \"instead\", or texts of its rule under \"rules\".");
    return words;
  }

  const Merged& merged_;
  Problems& problems_;
  AutomatonBuilder& builder_;
};

// One of two findings of one rule that overlap is enough: the wider, else the first.
void drop_overlaps(std::vector<Match>& found, const std::vector<CompiledEntry>& entries) {
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

}  // namespace

Checker::Checker(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Checker::~Checker() = default;

std::size_t Checker::entries() const {
  return parts_->entries.size();
}

std::shared_ptr<const Checker> Checker::compile(std::span<const Lexicon> layers,
                                                const std::set<std::string>& hidden, Problems& problems) {
  const std::size_t before = problems.size();
  auto tokenizer = Tokenizer::create();
  if (!tokenizer) {
    problems.add({}, 0, tokenizer.error().what, tokenizer.error().remedy);
    return nullptr;
  }
  const Merged merged = merge(layers, hidden, problems);
  AutomatonBuilder builder(tokenizer.value(), [&](Language language, const std::string& name) {
    const auto found = merged.lists.find({language, name});
    return found == merged.lists.end() ? nullptr : &found->second;
  });
  std::vector<CompiledEntry> entries;
  std::vector<CompiledGuard> guards;
  Compiler(merged, problems, builder).compile(entries, guards);
  if (problems.size() > before) return nullptr;
  auto machine = std::move(builder).build();
  auto parts = std::make_unique<Parts>(
      Parts{std::move(tokenizer.value()), std::move(machine), std::move(entries), std::move(guards)});
  return std::shared_ptr<const Checker>(new Checker(std::move(parts)));
}

Result<std::vector<Finding>> Checker::check(std::string_view text, const CheckRequest& request) const {
  RAFIQ_TRY(const auto tokens, parts_->tokenizer.tokens(text));
  const auto first_guard = parts_->guard_id(0);
  std::vector<Match> flagged;
  std::vector<Match> reporting;
  std::vector<GuardMatches> guards(parts_->guards.size());
  for (const Match& match : parts_->machine.find(tokens)) {
    if (match.id < first_guard)
      flagged.push_back(match);
    else if (match.id == parts_->reporting_id())
      reporting.push_back(match);
    else
      guards[match.id - first_guard].add(match);
  }
  const auto reported = reported_quotes(tokens, reporting);
  std::erase_if(flagged, [&](const Match& match) {
    const CompiledEntry& entry = parts_->entries[match.id];
    const auto fit = [&](Level level) { return request.reader.reaches(level); };
    if (std::any_of(entry.from.begin(), entry.from.end(), fit)) return true;
    if (reported[tokens[match.begin].quote] || reported[tokens[match.end - 1].quote]) return true;
    const auto excused = [&](std::uint32_t guard) {
      return guards[guard].excuses(match, parts_->guards[guard].where, tokens);
    };
    return std::any_of(entry.guards.begin(), entry.guards.end(), excused);
  });
  drop_overlaps(flagged, parts_->entries);
  const auto language = static_cast<std::size_t>(request.language.value_or(language_of(text)));
  std::vector<Finding> findings;
  for (const Match& match : flagged) {
    const CompiledEntry& entry = parts_->entries[match.id];
    findings.push_back({entry.rule,
                        entry.id,
                        bytes_of(match, tokens),
                        {},
                        entry.words.why.at(language),
                        entry.words.instead.at(language)});
  }
  place(findings, text);
  return findings;
}

}  // namespace rafiq::draft
