// SPDX-License-Identifier: Apache-2.0
#include "core/draft/pattern.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace rafiq::draft {
namespace {

constexpr std::size_t longest_pattern = 2000;
constexpr int deepest = 8;
constexpr int longest_gap = 12;
constexpr std::array<std::string_view, 8> marks{"#number",   "#acronym", "#start", "#comma",
                                                "#question", "#exclaim", "#open",  "#close"};

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::variant<Pattern, PatternFault> parse() {
    if (text_.size() > longest_pattern) fail("the pattern is longer than 2000 bytes", "Make several of it.");
    Pattern whole = choice(0);
    if (!fault_ && at_ < text_.size()) fail("a bracket is closed that was not opened", "Take it away.");
    if (fault_) return std::move(*fault_);
    return whole;
  }

 private:
  void fail(std::string what, std::string remedy) {
    if (!fault_) fault_ = PatternFault{std::move(what), std::move(remedy)};
    at_ = text_.size();
  }
  void skip_spaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  [[nodiscard]] bool sees(char c) const { return at_ < text_.size() && text_[at_] == c; }

  // sequence | sequence | ...
  Pattern choice(int depth) {
    Pattern result{Pattern::Kind::choice, {}, 0, {}};
    if (depth > deepest) fail("brackets are nested too deeply", "Write it as several patterns.");
    do {
      result.parts.push_back(sequence(depth));
      skip_spaces();
    } while (take('|'));
    if (result.parts.size() > 1) return result;
    Pattern only = std::move(result.parts.front());
    return only;
  }

  bool take(char c) {
    if (!sees(c)) return false;
    ++at_;
    return true;
  }

  Pattern sequence(int depth) {
    Pattern result;
    for (skip_spaces(); at_ < text_.size() && !sees('|') && !sees(')'); skip_spaces())
      result.parts.push_back(item(depth));
    if (result.parts.empty()) fail("a pattern or one side of | is empty", "Write the words to look for.");
    if (result.parts.size() > 1 || fault_) return result;
    Pattern only = std::move(result.parts.front());
    return only;
  }

  // one|other? Inside brackets | parts whole phrases, which the caller sees to.
  Pattern item(int depth) {
    Pattern first = atom(depth);
    if (depth == 0 && sees('|')) {
      Pattern either{Pattern::Kind::choice, {}, 0, {}};
      either.parts.push_back(std::move(first));
      while (take('|')) {
        if (at_ >= text_.size() || sees(' ')) {
          fail("| has a space on one side only", "Write spaces on both sides or on none.");
          break;
        }
        either.parts.push_back(atom(depth));
      }
      first = std::move(either);
    }
    if (!take('?')) return first;
    Pattern optional{Pattern::Kind::optional, {}, 0, {}};
    optional.parts.push_back(std::move(first));
    return optional;
  }

  Pattern atom(int depth) {
    if (take('(')) {
      Pattern inner = choice(depth + 1);
      if (!take(')')) fail("a bracket is not closed", "Close it with ).");
      return inner;
    }
    std::size_t end = at_;
    const bool placeholder = text_.substr(at_).starts_with("${");
    const std::string_view stops = placeholder ? std::string_view(" }") : std::string_view(" |()?");
    while (end < text_.size() && stops.find(text_[end]) == std::string_view::npos) ++end;
    if (placeholder && end < text_.size() && text_[end] == '}') ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    at_ = end;
    return leaf(word);
  }

  Pattern leaf(std::string_view word) {
    using Kind = Pattern::Kind;
    if (word.empty()) fail("a word is missing", "Write the word before ? and on both sides of |.");
    if (word.starts_with("..")) return gap(word.substr(2));
    if (word.starts_with('#')) {
      if (std::find(marks.begin(), marks.end(), word) == marks.end())
        fail("\"" + std::string(word) + "\" is not known",
             "Known are #number, #acronym, #start, #comma, #question, #exclaim, #open and #close.");
      return {Kind::mark, std::string(word), 0, {}};
    }
    const Kind kind = word.starts_with('@')   ? Kind::list
                      : word.starts_with('~') ? Kind::inflected
                      : word.starts_with('+') ? Kind::future
                      : word.starts_with('=') ? Kind::exact
                                              : Kind::word;
    const std::string_view rest = kind == Kind::word ? word : word.substr(word.empty() ? 0 : 1);
    if (rest.empty()) fail("a word is missing after " + std::string(word), "Write it without a space.");
    return {kind, std::string(rest), 0, {}};
  }

  Pattern gap(std::string_view digits) {
    int count = 0;
    for (const char c : digits)
      count = c >= '0' && c <= '9' && count <= longest_gap ? count * 10 + (c - '0') : -1;
    if (digits.empty() || count < 1 || count > longest_gap)
      fail("a gap has no number from 1 to 12", "Write ..3 for up to three words.");
    return {Pattern::Kind::gap, {}, count, {}};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<PatternFault> fault_;
};

}  // namespace

std::variant<Pattern, PatternFault> parse_pattern(std::string_view text) {
  return Parser(text).parse();
}

}  // namespace rafiq::draft
