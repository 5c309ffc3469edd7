// SPDX-License-Identifier: Apache-2.0
#include "core/draft/phrase_book.hpp"

#include "core/draft/automaton_builder.hpp"
#include "core/draft/evidence.hpp"

#include <algorithm>
#include <map>

namespace rafiq::draft {

// From merged lexicons to a book.
class PhraseBook::Compiler {
 public:
  Compiler(const Merged& merged, Problems& problems, AutomatonBuilder& builder, PhraseBook& book)
      : merged_(merged), problems_(problems), builder_(builder), book_(book) {}

  void compile() {
    const auto first_guard = static_cast<std::uint32_t>(merged_.entries.size());
    std::uint32_t next = first_guard;
    std::map<std::string, std::uint32_t> named;
    for (const auto& [name, guard] : merged_.guards) {
      named[name] = next - first_guard;
      book_.guards_.push_back({guard.where, name});
      add(next++, guard.phrases);
    }
    for (std::uint32_t i = 0; i < merged_.entries.size(); ++i) {
      const Entry& entry = merged_.entries[i];
      BookEntry compiled{entry.id,        entry.rule,
                         entry.from,      guards_of(entry, named),
                         words_of(entry), advised(merged_.layers[i])};
      add(i, entry.flag);
      if (!entry.innocent.empty()) {
        compiled.guards.push_back(next - first_guard);
        book_.guards_.push_back({Where::over, {}});
        add(next++, entry.innocent);
      }
      book_.entries_.push_back(std::move(compiled));
    }
    for (const auto& [name, phrases] : merged_.meanings) {
      book_.meanings_.push_back(name);
      add(next++, phrases);
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

  [[nodiscard]] std::array<bool, 2> advised(std::size_t layer) const {
    const auto by = [&](const Merged::Learnt& learnt) { return learnt.sense && learnt.layer == layer; };
    return {by(merged_.learnt[0]), by(merged_.learnt[1])};
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
  PhraseBook& book_;
};

std::optional<PhraseBook> PhraseBook::compile(const Merged& merged, const Tokenizer& tokenizer,
                                              Problems& problems) {
  const std::size_t before = problems.size();
  AutomatonBuilder builder(tokenizer, [&](Language language, const std::string& name) {
    const auto found = merged.lists.find({language, name});
    return found == merged.lists.end() ? nullptr : &found->second;
  });
  PhraseBook book;
  Compiler(merged, problems, builder, book).compile();
  if (problems.size() > before) return std::nullopt;
  book.machine_ = std::move(builder).build();
  return book;
}

Reading PhraseBook::read(std::span<const Token> tokens, const Reader& reader) const {
  Reading reading;
  std::vector<Match> reported_by;
  std::vector<GuardMatches> guards(guards_.size());
  for (const Match& match : machine_.find(tokens)) {
    if (match.id < first_guard()) {
      reading.flags.push_back({match});
    } else if (match.id == reporting()) {
      reported_by.push_back(match);
    } else if (match.id >= first_meaning()) {
      reading.signals.push_back(
          {Signal::Kind::meaning, meanings_[match.id - first_meaning()], {}, false, match.begin, match.end});
    } else {
      const auto guard = match.id - first_guard();
      guards[guard].add(match);
      if (!guards_[guard].name.empty())
        reading.signals.push_back(
            {Signal::Kind::guard, guards_[guard].name, {}, false, match.begin, match.end});
    }
  }
  const auto reported = reported_quotes(tokens, reported_by);
  for (Reading::Flag& flag : reading.flags) {
    const Match& match = flag.match;
    const BookEntry& entry = entries_[match.id];
    const auto fits = [&](const Reader& who) {
      return std::any_of(entry.from.begin(), entry.from.end(),
                         [&](Level level) { return who.reaches(level); });
    };
    const auto excused = [&](std::uint32_t guard) {
      return guards[guard].excuses(match, guards_[guard].where, tokens);
    };
    const bool innocent = reported[tokens[match.begin].quote] || reported[tokens[match.end - 1].quote] ||
                          std::any_of(entry.guards.begin(), entry.guards.end(), excused);
    flag.excused = innocent || fits(reader);
    // What has been learnt does not depend on who reads.
    reading.signals.push_back({Signal::Kind::entry, entry.id, name(entry.rule), innocent || fits(Reader{}),
                               match.begin, match.end});
  }
  std::stable_sort(reading.signals.begin(), reading.signals.end(),
                   [](const Signal& one, const Signal& other) { return one.begin < other.begin; });
  return reading;
}

}  // namespace rafiq::draft
