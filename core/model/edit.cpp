// SPDX-License-Identifier: Apache-2.0
#include "core/model/edit.hpp"

#include <array>
#include <utility>

namespace rafiq {
namespace {

template <class Enum, std::size_t count>
using Names = std::array<std::pair<Enum, std::string_view>, count>;

constexpr Names<EditKind, 3> kinds{
    {{EditKind::fact, "fact"}, {EditKind::touchpoint, "touchpoint"}, {EditKind::commitment, "commitment"}}};
constexpr Names<EditState, 6> states{{{EditState::pending, "pending"},
                                      {EditState::sending, "sending"},
                                      {EditState::uncertain, "uncertain"},
                                      {EditState::conflict, "conflict"},
                                      {EditState::refused, "refused"},
                                      {EditState::local_only, "local_only"}}};
constexpr Names<MergePolicy, 3> policies{{{MergePolicy::ask, "ask"},
                                          {MergePolicy::crm_wins, "crm_wins"},
                                          {MergePolicy::newest_wins, "newest_wins"}}};
constexpr Names<EditDecision, 7> decisions{{{EditDecision::saved, "saved"},
                                            {EditDecision::already_there, "already_there"},
                                            {EditDecision::crm_won, "crm_won"},
                                            {EditDecision::crm_taken, "crm_taken"},
                                            {EditDecision::replaced, "replaced"},
                                            {EditDecision::undone, "undone"},
                                            {EditDecision::dropped, "dropped"}}};

template <class Enum, std::size_t count>
std::string_view name_in(const Names<Enum, count>& names, Enum wanted) {
  for (const auto& [value, name] : names)
    if (value == wanted) return name;
  return {};
}

template <class Enum, std::size_t count>
std::optional<Enum> value_in(const Names<Enum, count>& names, std::string_view wanted) {
  for (const auto& [value, name] : names)
    if (name == wanted) return value;
  return std::nullopt;
}

}  // namespace

std::string_view name(EditKind kind) {
  return name_in(kinds, kind);
}
std::optional<EditKind> edit_kind_from(std::string_view name) {
  return value_in(kinds, name);
}
std::string_view name(EditState state) {
  return name_in(states, state);
}
std::optional<EditState> edit_state_from(std::string_view name) {
  return value_in(states, name);
}
std::string_view name(MergePolicy policy) {
  return name_in(policies, policy);
}
std::optional<MergePolicy> merge_policy_from(std::string_view name) {
  return value_in(policies, name);
}
std::string_view name(EditDecision decision) {
  return name_in(decisions, decision);
}
std::optional<EditDecision> edit_decision_from(std::string_view name) {
  return value_in(decisions, name);
}

}  // namespace rafiq
