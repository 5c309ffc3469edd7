// SPDX-License-Identifier: Apache-2.0
#include "core/draft/tokens.hpp"

#include "core/draft/contractions.hpp"
#include "core/draft/normalise.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

namespace rafiq::draft {
namespace {

constexpr std::size_t largest_text = 1 << 20;

// UTF-16 for ICU, with the byte at which each unit stands.
struct Text {
  icu::UnicodeString units;
  std::vector<std::uint32_t> byte;  // one more than units

  explicit Text(std::string_view utf8)
      : units(icu::UnicodeString::fromUTF8(
            icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())))) {
    byte.reserve(static_cast<std::size_t>(units.length()) + 1);
    std::uint32_t at = 0;
    for (std::int32_t i = 0; i < units.length(); i = units.moveIndex32(i, 1)) {
      byte.push_back(at);
      const UChar32 c = units.char32At(i);
      if (c > 0xFFFF) byte.push_back(at);
      at += c < 0x80 ? 1U : c < 0x800 ? 2U : c < 0x10000 ? 3U : 4U;
    }
    byte.push_back(at);
  }
  [[nodiscard]] bool is_space(std::int32_t at) const {
    return at < 0 || at >= units.length() || u_isspace(units.char32At(at));
  }
  [[nodiscard]] bool is_latin(std::int32_t at) const {
    const char16_t c = units[at];
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  [[nodiscard]] bool is_letter(std::int32_t at) const {
    return at >= 0 && at < units.length() && u_isalnum(units.char32At(at));
  }
};

enum class Quote { no, opens, closes, either };

Quote quote_at(const Text& text, std::int32_t at) {
  switch (text.units[at]) {
    case 0x201C:
    case 0xAB:
      return Quote::opens;
    case 0x201D:
    case 0xBB:
      return Quote::closes;
    case '"':
      return Quote::either;
    case 0x2018:
      return Quote::opens;
    case 0x2019:
    case '\'':
      if (!text.is_letter(at - 1) && text.is_letter(at + 1)) return Quote::opens;
      return text.is_letter(at + 1) ? Quote::no : Quote::closes;
    default:
      return Quote::no;
  }
}

const char* mark_at(const Text& text, std::int32_t at) {
  switch (text.units[at]) {
    case ',':
    case ';':
    case 0x060C:  // Arabic comma, semicolon
    case 0x061B:
    case 0x2013:  // dashes
    case 0x2014:
      return "#comma";
    case ':':
      return text.is_letter(at - 1) && text.is_letter(at + 1) ? nullptr : "#comma";
    case '-':
      return text.is_space(at - 1) && text.is_space(at + 1) ? "#comma" : nullptr;
    case '!':
      return "#exclaim";
    case '?':
    case 0x061F:
      return "#question";
    case '(':
    case '[':
      return "#open";
    case ')':
    case ']':
      return "#close";
    default:
      return nullptr;
  }
}

// "SLA", "IPv6" and "PPPoE", but not "Sla" or "KX250".
bool is_acronym(std::string_view raw) {
  constexpr std::size_t longest = 8;
  std::size_t capitals = 0;
  for (const char c : raw) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (!capital && !(c >= 'a' && c <= 'z')) return false;
    capitals += capital ? 1 : 0;
  }
  return raw.size() <= longest && capitals >= 2 && capitals * 2 > raw.size() && raw.front() <= 'Z';
}

// Where most words are in capitals, capitals say nothing.
void forget_shouting(std::vector<Token>& tokens) {
  for (std::size_t from = 0; from < tokens.size();) {
    std::size_t to = from;
    std::size_t words = 0;
    std::size_t acronyms = 0;
    for (; to < tokens.size() && tokens[to].sentence == tokens[from].sentence; ++to) {
      words += tokens[to].kind == TokenKind::word ? 1 : 0;
      acronyms += tokens[to].acronym ? 1 : 0;
    }
    for (; from < to; ++from) tokens[from].acronym = tokens[from].acronym && acronyms * 2 <= words;
  }
}

// Walks the text once and gathers its tokens.
class Reader {
 public:
  Reader(const Text& text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  void begin_sentence(std::int32_t at) {
    ++sentence_;
    ++clause_;
    add("#start", at, at, TokenKind::mark);
  }

  void take(std::int32_t from, std::int32_t to, bool is_word) {
    if (is_word)
      take_word(from, to);
    else
      for (std::int32_t at = from; at < to; ++at) take_mark(at);
  }

  // "${journey.commitment.due}" is one word.
  [[nodiscard]] std::int32_t end_of_placeholder(std::int32_t from) const {
    constexpr std::int32_t longest = 80;
    if (text_.units.charAt(from) != u'$' || text_.units.charAt(from + 1) != u'{') return from;
    const std::int32_t end = text_.units.indexOf(static_cast<char16_t>('}'), from, longest);
    return end < 0 ? from : end + 1;
  }
  void take_placeholder(std::int32_t from, std::int32_t to) {
    std::string name;
    text_.units.tempSubStringBetween(from, to).toUTF8String(name);
    add(std::move(name), from, to, TokenKind::word);
  }

  // A quotation that is never closed is none.
  void finish() {
    if (quote_ != 0) unquote(quote_);
    forget_shouting(tokens_);
  }

 private:
  void add(std::string form, std::int32_t from, std::int32_t to, TokenKind kind) {
    tokens_.push_back({std::move(form), text_.byte[static_cast<std::size_t>(from)],
                       text_.byte[static_cast<std::size_t>(to)], sentence_, clause_, quote_, kind, false});
  }

  // "الـDSLAM": one word for ICU, two for a reader.
  void take_word(std::int32_t from, std::int32_t to) {
    for (std::int32_t at = from + 1; at < to; ++at)
      if (text_.is_latin(at) && text_.units[at - 1] >= 0x0600 && text_.units[at - 1] <= 0x06FF) {
        take_one_word(from, at);
        from = at;
      }
    take_one_word(from, to);
  }

  void take_one_word(std::int32_t from, std::int32_t to) {
    std::string raw;
    text_.units.tempSubStringBetween(from, to).toUTF8String(raw);
    std::string normal = normal_word(raw);
    if (normal.empty()) return;
    if (normal.front() < '0' || normal.front() > '9') {
      for (auto& word : words_of(normal)) add(std::move(word), from, to, TokenKind::word);
      tokens_.back().acronym = is_acronym(raw);
      return;
    }
    const std::size_t digits = std::min(normal.find_first_not_of("0123456789.,"), normal.size());
    add(normal.substr(0, digits), from, to, TokenKind::number);
    if (digits < normal.size()) add(normal.substr(digits), from, to, TokenKind::word);  // "4pm"
  }

  void take_mark(std::int32_t at) {
    if (const Quote quote = quote_at(text_, at); quote != Quote::no) {
      const char16_t mark = text_.units[at];
      const bool single = mark == '\'' || mark == 0x2018 || mark == 0x2019;
      if (quote_ == 0 && quote != Quote::closes) {
        quote_ = ++quotes_;
        quote_is_single_ = single;
      } else if (quote_ != 0 && quote != Quote::opens && single == quote_is_single_) {
        quote_ = 0;
      }
      return;
    }
    if (text_.units[at] == '%' || text_.units[at] == 0x066A) return add("%", at, at + 1, TokenKind::word);
    const char* mark = mark_at(text_, at);
    if (!mark) return;
    add(mark, at, at + 1, TokenKind::mark);
    ++clause_;
  }

  void unquote(std::uint32_t quote) {
    for (Token& token : tokens_)
      if (token.quote == quote) token.quote = 0;
  }

  const Text& text_;
  std::vector<Token>& tokens_;
  std::uint32_t sentence_ = static_cast<std::uint32_t>(-1);
  std::uint32_t clause_ = static_cast<std::uint32_t>(-1);
  std::uint32_t quote_ = 0;
  std::uint32_t quotes_ = 0;
  bool quote_is_single_ = false;
};

}  // namespace

struct Tokenizer::Breaks {
  std::unique_ptr<const icu::BreakIterator> words, sentences;
};

Tokenizer::Tokenizer(std::unique_ptr<const Breaks> breaks) : breaks_(std::move(breaks)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

Result<Tokenizer> Tokenizer::create() {
  UErrorCode status = U_ZERO_ERROR;
  auto breaks = std::make_unique<Breaks>();
  breaks->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  breaks->sentences.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status))
    return Error{ErrorCode::internal, "ICU has no rules for the words of a text", "",
                 "Check that ICU's data is installed."};
  return Tokenizer(std::move(breaks));
}

Result<std::vector<Token>> Tokenizer::tokens(std::string_view utf8) const {
  if (utf8.size() > largest_text)
    return Error{ErrorCode::bad_data, "the text is larger than 1 MiB", "", "Check it in parts."};
  if (const auto bad = first_bad_byte(utf8))
    return Error{ErrorCode::bad_data, "the text is not UTF-8", "byte " + std::to_string(*bad),
                 "Save it as UTF-8."};
  const Text text(utf8);
  const std::unique_ptr<icu::BreakIterator> words(breaks_->words->clone());
  const std::unique_ptr<icu::BreakIterator> sentences(breaks_->sentences->clone());
  words->setText(text.units);
  sentences->setText(text.units);
  std::vector<Token> tokens;
  Reader reader(text, tokens);
  std::int32_t sentence_end = 0;
  std::int32_t from = words->first();
  for (std::int32_t to = words->next(); to != icu::BreakIterator::DONE; to = words->next()) {
    if (to <= from) continue;  // inside a placeholder
    while (from >= sentence_end && sentence_end < text.units.length()) {
      reader.begin_sentence(from);
      sentence_end = sentences->following(from);
    }
    const std::int32_t end = reader.end_of_placeholder(from);
    if (end > from) {
      reader.take_placeholder(from, end);
      from = end;
      continue;
    }
    reader.take(from, to, words->getRuleStatus() >= UBRK_WORD_NUMBER);
    from = to;
  }
  reader.finish();
  return tokens;
}

}  // namespace rafiq::draft
