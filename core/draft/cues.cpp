// SPDX-License-Identifier: Apache-2.0
#include "core/draft/cues.hpp"

#include "core/draft/forms.hpp"
#include "core/draft/stems.hpp"

#include <algorithm>
#include <set>

namespace rafiq::draft {
namespace {

bool is_arabic(std::string_view word) {
  return !word.empty() && static_cast<unsigned char>(word.front()) >= 0xD8 &&
         static_cast<unsigned char>(word.front()) <= 0xDB;
}

// Figures are alike but for how long they are.
std::string plain_form(const Token& token) {
  if (token.kind == TokenKind::number)
    return "#" + std::to_string(std::min<std::size_t>(token.form.size(), 4));
  if (token.acronym) return "#acronym";
  return token.form;
}

// Words of different countries that are one: their name stands for the stem.
bool is_same_word(const Signal& signal) {
  return signal.kind == Signal::Kind::meaning && signal.name.starts_with("same.");
}

class Gatherer {
 public:
  Gatherer(std::span<const Token> tokens, std::uint32_t first, std::uint32_t last,
           std::span<const Signal> signals)
      : tokens_(tokens), first_(first), last_(last), signals_(signals) {
    for (std::uint32_t at = first; at < last; ++at) {
      forms_.push_back(plain_form(tokens[at]));
      stems_.push_back(tokens[at].kind == TokenKind::word && !tokens[at].acronym ? stem(tokens[at].form)
                                                                                 : forms_.back());
    }
    for (const Signal& signal : signals)
      if (is_same_word(signal) && signal.end == signal.begin + 1) stems_[signal.begin - first] = signal.name;
  }

  std::vector<Cue> gather() {
    for (std::uint32_t at = first_; at < last_; ++at) {
      words(at);
      pairs(at);
      if (tokens_[at].kind == TokenKind::word) pieces(at);
    }
    lexicon();
    meanings();
    shape();
    return std::move(cues_);
  }

 private:
  void add(CueKind kind, std::string key, std::uint32_t begin, std::uint32_t end) {
    cues_.push_back({std::move(key), kind, begin, end});
  }
  [[nodiscard]] const std::string& form(std::uint32_t at) const { return forms_[at - first_]; }
  [[nodiscard]] const std::string& stem_at(std::uint32_t at) const { return stems_[at - first_]; }

  void words(std::uint32_t at) {
    add(CueKind::word, "w " + form(at), at, at + 1);
    if (tokens_[at].kind != TokenKind::word) return;
    add(CueKind::stem, "s " + stem_at(at), at, at + 1);
    if (const auto root = consonants(stem_at(at)); !root.empty()) add(CueKind::stem, "k " + root, at, at + 1);
    if (tokens_[at].acronym) add(CueKind::word, "w " + tokens_[at].form, at, at + 1);
  }

  void pairs(std::uint32_t at) {
    constexpr std::uint32_t reach = 5;
    if (at + 1 < last_) {
      add(CueKind::pair, "b " + form(at) + " " + form(at + 1), at, at + 2);
      if (at + 2 < last_)
        add(CueKind::pair, "t " + form(at) + " " + form(at + 1) + " " + form(at + 2), at, at + 3);
    }
    for (std::uint32_t other = at + 1; other < last_ && other <= at + reach; ++other) {
      if (tokens_[other].sentence != tokens_[at].sentence) break;
      add(CueKind::skip, "p " + stem_at(at) + " " + stem_at(other), at, other + 1);
    }
  }

  void pieces(std::uint32_t at) {
    if (tokens_[at].form.front() == '$') return;
    const std::size_t unit = is_arabic(tokens_[at].form) ? 2 : 1;
    const std::string word = "^" + tokens_[at].form + "$";
    // From one edge of a letter to another; the marks of the ends have one byte.
    std::vector<std::size_t> edges{0, 1};
    for (std::size_t byte = 1 + unit; byte < word.size(); byte += unit) edges.push_back(byte);
    if (edges.back() != word.size()) edges.push_back(word.size());
    for (std::size_t size = 3; size <= 5; ++size)
      for (std::size_t i = 0; i + size < edges.size(); ++i)
        add(CueKind::piece, "c " + word.substr(edges[i], edges[i + size] - edges[i]), at, at + 1);
  }

  void lexicon() {
    for (const Signal& signal : signals_) {
      if (signal.kind == Signal::Kind::meaning) continue;
      if (signal.kind == Signal::Kind::guard) {
        add(CueKind::lexicon, "g " + std::string(signal.name), signal.begin, signal.end);
        continue;
      }
      const std::string how = signal.excused ? "excused " : "";
      add(CueKind::lexicon, "e " + how + std::string(signal.name), signal.begin, signal.end);
      add(CueKind::lexicon, "r " + how + std::string(signal.rule), signal.begin, signal.end);
      if (!signal.excused) add(CueKind::lexicon, "r any", signal.begin, signal.end);
    }
  }

  void meanings() {
    constexpr std::uint32_t near = 9;
    for (const Signal& one : signals_) {
      if (one.kind != Signal::Kind::meaning || is_same_word(one)) continue;
      const std::string name(one.name);
      add(CueKind::meaning, "m " + name, one.begin, one.end);
      for (const Signal& other : signals_) {
        if (other.kind != Signal::Kind::meaning || is_same_word(other) || other.begin < one.end ||
            other.begin > one.end + near)
          continue;
        if (tokens_[other.begin].sentence != tokens_[one.begin].sentence) continue;
        add(CueKind::meanings, "n " + name + " " + std::string(other.name), one.begin, other.end);
      }
      if (one.begin > first_)
        add(CueKind::meanings, "l " + stem_at(one.begin - 1) + " " + name, one.begin - 1, one.end);
      if (one.end < last_)
        add(CueKind::meanings, "l " + name + " " + stem_at(one.end), one.begin, one.end + 1);
    }
  }

  void shape() {
    std::size_t words = 0;
    std::size_t numbers = 0;
    std::set<std::uint32_t> sentences;
    std::set<std::string> marks;
    bool acronym = false;
    bool quote = false;
    for (std::uint32_t at = first_; at < last_; ++at) {
      const Token& token = tokens_[at];
      words += token.kind == TokenKind::word ? 1 : 0;
      numbers += token.kind == TokenKind::number ? 1 : 0;
      acronym = acronym || token.acronym;
      quote = quote || token.quote != 0;
      sentences.insert(token.sentence);
      if (token.kind == TokenKind::mark) marks.insert(token.form);
    }
    const auto whole = [&](const std::string& key) { add(CueKind::shape, "h " + key, 0, 0); };
    whole("words " + std::to_string(std::min<std::size_t>(words / 5, 6)));
    whole("numbers " + std::to_string(std::min<std::size_t>(numbers, 3)));
    whole("sentences " + std::to_string(std::min<std::size_t>(sentences.size(), 3)));
    for (const auto& mark : marks) whole(mark);
    if (acronym) whole("acronym");
    if (quote) whole("quote");
    if (last_ > first_ + 1) {
      whole("first " + form(first_ + 1));
      if (last_ > first_ + 2) whole("first " + form(first_ + 1) + " " + form(first_ + 2));
      whole("last " + form(last_ - 1));
    }
  }

  std::span<const Token> tokens_;
  std::uint32_t first_, last_;
  std::span<const Signal> signals_;
  std::vector<std::string> forms_, stems_;
  std::vector<Cue> cues_;
};

}  // namespace

std::vector<Cue> cues_of(std::span<const Token> tokens, std::uint32_t first, std::uint32_t last,
                         std::span<const Signal> signals) {
  return Gatherer(tokens, first, last, signals).gather();
}

}  // namespace rafiq::draft
