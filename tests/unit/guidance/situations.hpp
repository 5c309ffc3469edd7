// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/guidance/evaluate.hpp"
#include "core/guidance/load.hpp"
#include "core/guidance/pack.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::guidance::testing {

inline const TimePoint now = parse_iso8601("2026-03-10T09:00:00Z").value();

inline std::shared_ptr<const Pack> pack_at(const std::string& below_source) {
  return load_pack(std::filesystem::path(RAFIQ_SOURCE_DIR) / below_source).value();
}
inline std::shared_ptr<const Pack> small_pack() {
  return pack_at("tests/data/packs/small");
}

inline Situation situation(Stage stage = Stage::welcome, Channel channel = Channel::phone) {
  Situation result;
  result.now = now;
  result.time_zone = "Africa/Cairo";
  result.customer.id = CustomerId{7};
  result.customer.name = "Salma Haddad";
  result.interaction.id = InteractionId{3};
  result.interaction.customer = result.customer.id;
  result.interaction.stage = stage;
  result.interaction.channel = channel;
  result.interaction.started = now - std::chrono::minutes{2};
  result.journey.at = now;
  return result;
}

inline Fact fact(Aspect aspect, std::string value, FactSource source = FactSource::crm_field) {
  static std::int64_t next = 0;
  Fact result;
  result.id = FactId{++next};
  result.aspect = aspect;
  result.label = source == FactSource::crm_field ? "Field" : "";
  result.value = std::move(value);
  result.source = source;
  result.who = source == FactSource::crm_field ? "support" : "Huda";
  result.noted_at = now - std::chrono::days{10};
  return result;
}

inline Fact agreed(Fact with) {
  with.consent = Consent{true, "CRM field Consent", now - std::chrono::days{10}};
  return with;
}

inline Reaction reaction(const Situation& to, std::string card, ReactionKind kind) {
  Reaction result;
  result.card = std::move(card);
  result.customer = to.customer.id;
  result.interaction = to.interaction.id;
  result.kind = kind;
  result.at = to.now - std::chrono::minutes{1};
  return result;
}

inline std::vector<std::string> cards(const Guide& guide) {
  std::vector<std::string> ids;
  for (const Recommendation& one : guide.recommendations) ids.push_back(one.card);
  return ids;
}

inline const Recommendation* shown(const Guide& guide, std::string_view card) {
  for (const Recommendation& one : guide.recommendations)
    if (one.card == card) return &one;
  return nullptr;
}

inline std::string withheld(const Guide& guide, std::string_view card) {
  for (const Withheld& one : guide.withheld)
    if (one.card == card) return one.reason;
  return {};
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Everything of a guide, to compare two.
std::string all_of(const Guide& guide);

}  // namespace rafiq::guidance::testing
