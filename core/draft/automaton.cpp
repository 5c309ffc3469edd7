// SPDX-License-Identifier: Apache-2.0
#include "core/draft/automaton.hpp"

#include "core/draft/forms.hpp"

#include <algorithm>

namespace rafiq::draft {

// One reading of one text.
class Automaton::Run {
 public:
  Run(const Automaton& machine, std::span<const Token> tokens)
      : machine_(machine),
        tokens_(tokens),
        seen_symbol_(machine.classes_.size(), 0),
        seen_position_(machine.positions_.size(), 0) {}

  std::vector<Match> matches() {
    for (std::uint32_t at = 0; at < tokens_.size(); ++at) step(at);
    return std::move(found_);
  }

 private:
  struct Standing {
    std::uint32_t position, start;
  };

  void step(std::uint32_t at) {
    stamp_ = at + 1;
    symbols_.clear();
    machine_.symbols_of(tokens_[at], symbols_);
    for (const Symbol symbol : symbols_) seen_symbol_[symbol] = stamp_;
    before_.swap(now_);
    now_.clear();
    // The nearest start comes first, and a position is entered once.
    for (const Symbol symbol : symbols_)
      for (const auto position : machine_.starts_[symbol]) enter(position, at);
    for (const Standing& from : before_) {
      const Position& position = machine_.positions_[from.position];
      for (std::uint32_t k = 0; k < position.count; ++k) {
        const auto next = machine_.follow_[position.first + k];
        if (reads(machine_.positions_[next].symbol, at)) enter(next, from.start);
      }
    }
    keep_widest(at);
  }

  [[nodiscard]] bool reads(Symbol symbol, std::uint32_t at) const {
    if (symbol == any) return tokens_[at].kind != TokenKind::mark;
    return seen_symbol_[symbol] == stamp_;
  }

  void enter(std::uint32_t position, std::uint32_t start) {
    if (seen_position_[position] == stamp_) return;
    seen_position_[position] = stamp_;
    now_.push_back({position, start});
    if (const auto id = machine_.positions_[position].id; id != no_id) ended_.push_back({id, start, 0});
  }

  void keep_widest(std::uint32_t at) {
    std::sort(ended_.begin(), ended_.end(), [](const Match& one, const Match& other) {
      return one.id != other.id ? one.id < other.id : one.begin < other.begin;
    });
    for (Match& match : ended_) {
      match.end = at + 1;
      if (found_.empty() || found_.back().end != match.end || found_.back().id != match.id)
        found_.push_back(match);
    }
    ended_.clear();
  }

  const Automaton& machine_;
  std::span<const Token> tokens_;
  std::vector<std::uint32_t> seen_symbol_, seen_position_;
  std::uint32_t stamp_ = 0;
  std::vector<Symbol> symbols_;
  std::vector<Standing> now_, before_;
  std::vector<Match> ended_, found_;
};

void Automaton::symbols_of(const Token& token, std::vector<Symbol>& into) const {
  const auto add = [&](Symbol symbol) {
    if (std::find(into.begin(), into.end(), symbol) != into.end()) return;
    into.push_back(symbol);
    for (const Symbol list : classes_[symbol])
      if (std::find(into.begin(), into.end(), list) == into.end()) into.push_back(list);
  };
  const auto look_up = [&](std::string_view form) {
    if (const auto found = symbols_.find(form); found != symbols_.end()) add(found->second);
  };
  if (token.kind == TokenKind::word) {
    each_form(token.form, look_up);
    look_up("=" + token.form);
    if (token.acronym) look_up("#acronym");
  } else {
    look_up(token.form);
    if (token.kind == TokenKind::number) look_up("#number");
  }
}

std::vector<Match> Automaton::find(std::span<const Token> tokens) const {
  return Run(*this, tokens).matches();
}

}  // namespace rafiq::draft
