// SPDX-License-Identifier: Apache-2.0
#include "core/draft/automaton.hpp"

#include "core/draft/forms.hpp"

#include <algorithm>

namespace rafiq::draft {

// One reading of one text.
class Automaton::Run {
 public:
  Run(const Automaton& machine, std::span<const Token> tokens) : machine_(machine), tokens_(tokens) {}

  std::vector<Match> matches() {
    for (std::uint32_t at = 0; at < tokens_.size(); ++at) step(at);
    return std::move(found_);
  }

 private:
  struct Standing {
    std::uint32_t position, start;
  };

  void step(std::uint32_t at) {
    symbols_.clear();
    machine_.symbols_of(tokens_[at], symbols_);
    before_.swap(now_);
    now_.clear();
    for (const Symbol symbol : symbols_)
      for (const auto position : machine_.starts_[symbol]) now_.push_back({position, at});
    for (const Standing& from : before_) {
      const Position& position = machine_.positions_[from.position];
      for (std::uint32_t k = 0; k < position.count; ++k) {
        const auto next = machine_.follow_[position.first + k];
        if (reads(machine_.positions_[next].symbol, at)) now_.push_back({next, from.start});
      }
    }
    keep_each_once();
    note_ended(at + 1);
  }

  [[nodiscard]] bool reads(Symbol symbol, std::uint32_t at) const {
    if (symbol == any) return tokens_[at].kind != TokenKind::mark;
    return std::find(symbols_.begin(), symbols_.end(), symbol) != symbols_.end();
  }

  // A position is stood in once, from the nearest start: there are no more of them than positions, however a
  // text repeats itself.
  void keep_each_once() {
    std::sort(now_.begin(), now_.end(), [](const Standing& one, const Standing& other) {
      return one.position != other.position ? one.position < other.position : one.start > other.start;
    });
    const auto same = [](const Standing& one, const Standing& other) {
      return one.position == other.position;
    };
    now_.erase(std::unique(now_.begin(), now_.end(), same), now_.end());
  }

  // Of several ways in which one id ends here, the widest.
  void note_ended(std::uint32_t end) {
    ended_.clear();
    for (const Standing& standing : now_)
      if (const auto id = machine_.positions_[standing.position].id; id != no_id)
        ended_.push_back({id, standing.start, end});
    std::sort(ended_.begin(), ended_.end(), [](const Match& one, const Match& other) {
      return one.id != other.id ? one.id < other.id : one.begin < other.begin;
    });
    const auto same = [](const Match& one, const Match& other) { return one.id == other.id; };
    found_.insert(found_.end(), ended_.begin(), std::unique(ended_.begin(), ended_.end(), same));
  }

  const Automaton& machine_;
  std::span<const Token> tokens_;
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
