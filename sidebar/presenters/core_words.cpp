// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/core_words.hpp"

#include "sidebar/presenters/core_sentences.hpp"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace rafiq::sidebar {
namespace {

// A sentence that is known, at the beginning of a text.
struct Found {
  const char* sentence = "";
  std::vector<std::pair<std::string_view, std::string_view>> holes;  // name and what fills it
  std::size_t length = 0;                                            // of the text
};

// Where a sentence of core may end: another one follows, or where it happened.
bool ends_at(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  return rest.empty() || rest == "." || rest.starts_with(". ") || rest.starts_with(" (");
}

std::size_t end_of_sentence(std::string_view text, std::size_t at) {
  while (!ends_at(text, at)) ++at;
  return at;
}

// What fills a hole is a name, a number or a reason, never a sentence and more.
bool fills_a_hole(std::string_view value) {
  return !value.empty() && value.find(". ") == std::string_view::npos;
}

std::optional<Found> match(const char* sentence, std::string_view text) {
  Found found{sentence, {}, 0};
  std::string_view left = sentence;
  const auto literal = left.substr(0, left.find('{'));
  if (!text.starts_with(literal)) return std::nullopt;
  std::size_t at = literal.size();
  left.remove_prefix(literal.size());
  while (!left.empty()) {
    const auto close = left.find('}');
    const auto name = left.substr(1, close - 1);
    left.remove_prefix(close + 1);
    const auto next = left.substr(0, left.find('{'));
    const auto end = next.empty() ? end_of_sentence(text, at) : text.find(next, at);
    if (end == std::string_view::npos || !fills_a_hole(text.substr(at, end - at))) return std::nullopt;
    found.holes.emplace_back(name, text.substr(at, end - at));
    at = end + next.size();
    left.remove_prefix(next.size());
  }
  found.length = at;
  return ends_at(text, at) ? std::optional(std::move(found)) : std::nullopt;
}

// The longest: a sentence may be the beginning of another.
std::optional<Found> known_at_the_beginning(std::string_view text) {
  std::optional<Found> best;
  for (const char* sentence : core_sentences())
    if (auto found = match(sentence, text); found && (!best || found->length > best->length))
      best = std::move(found);
  return best;
}

std::string say(const Words& words, const Found& found) {
  std::string text = words.say(found.sentence);
  for (const auto& hole : found.holes) text = fill(std::move(text), {hole});
  return text;
}

// " (account support)"
std::string say_where(const Words& words, std::string_view where) {
  constexpr std::string_view account = "account ";
  return " (" +
         (where.starts_with(account)
              ? fill(words.say("Account {account}"), {{"account", where.substr(account.size())}})
              : isolate(where)) +
         ")";
}

}  // namespace

// What happened, where in brackets, then what to do next: as Error::message() puts them together.
std::string core_words(const Words& words, const std::string& text) {
  if (text.empty() || words.language() == Language::english) return text;
  if (!known_at_the_beginning(text)) return isolate(text);
  std::string said;
  for (std::string_view rest = text; !rest.empty();) {
    const auto close = rest.starts_with(" (") ? rest.find(')') : std::string_view::npos;
    if (const auto found = known_at_the_beginning(rest)) {
      said += say(words, *found);
      rest.remove_prefix(found->length);
    } else if (close != std::string_view::npos) {
      said += say_where(words, rest.substr(2, close - 2));
      rest.remove_prefix(close + 1);
    } else if (rest.front() == '.' || rest.front() == ' ') {
      said += rest.front();
      rest.remove_prefix(1);
    } else {
      return said + isolate(rest);
    }
  }
  return said;
}

std::string core_words(const Words& words, const Error& error) {
  return core_words(words, error.message());
}

std::string core_words_with_kind(const Words& words, const Error& error) {
  const std::string told = core_words(words, error);
  if (words.language() == Language::english || known_at_the_beginning(error.what)) return told;
  return kind_of_trouble(words, error.code) + "\n" + told;
}

std::string kind_of_trouble(const Words& words, ErrorCode code) {
  switch (code) {
    case ErrorCode::unreachable:
      return words.say("The CRM cannot be reached now. Nothing is lost: it will be tried again.");
    case ErrorCode::authentication:
      return words.say("The sign-in was refused. See whether the user and the password are right.");
    case ErrorCode::not_found:
      return words.say("It is no longer there.");
    case ErrorCode::conflict:
      return words.say("Somebody changed it meanwhile. Look again, then decide.");
    case ErrorCode::configuration:
    case ErrorCode::usage:
      return words.say("Something that was filled in must be corrected.");
    case ErrorCode::bad_data:
      return words.say("What came back cannot be read.");
    case ErrorCode::cancelled:
      return words.say("It was stopped, as you asked.");
    case ErrorCode::internal:
      break;
  }
  return words.say("Something went wrong. Nothing of yours is lost.");
}

}  // namespace rafiq::sidebar
