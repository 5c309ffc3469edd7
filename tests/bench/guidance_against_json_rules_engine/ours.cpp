// SPDX-License-Identifier: Apache-2.0
// bench-guidance PACK FACTS.json RUNS: from a customer's facts to the top 3 with their explanations, the
// reading of the facts included.
#include "core/guidance/evaluate.hpp"
#include "core/guidance/load.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>

using namespace rafiq;
using namespace rafiq::guidance;

namespace {

const TimePoint now = parse_iso8601("2026-03-10T09:00:00Z").value();

void note(Situation& to, Aspect aspect, const std::string& value) {
  Fact fact;
  fact.id = FactId{static_cast<std::int64_t>(to.facts.size()) + 1};
  fact.aspect = aspect;
  fact.label = "Field";
  fact.value = value;
  fact.who = "crm";
  fact.noted_at = now - std::chrono::days{10};
  to.facts.push_back(std::move(fact));
}

Situation situation_of(const nlohmann::json& facts) {
  Situation one;
  one.now = now;
  one.customer.id = CustomerId{1};
  one.customer.name = "Salma";
  one.interaction.id = InteractionId{1};
  one.interaction.stage = stage_from(facts.at("interaction.stage").get<std::string>()).value();
  one.interaction.channel = channel_from(facts.at("interaction.channel").get<std::string>()).value();
  one.interaction.reason = facts.at("interaction.reason");
  if (facts.at("interaction.upset")) one.interaction.events.push_back({InteractionEventKind::upset, now, {}});
  if (facts.at("interaction.not_convinced"))
    one.interaction.events.push_back({InteractionEventKind::not_convinced, now, {}});
  note(one, Aspect::education, facts.at("profile.education"));
  note(one, Aspect::experience, facts.at("profile.experience"));
  note(one, Aspect::attitude_to_questions, facts.at("profile.attitude_to_questions"));
  for (const std::string value : facts.at("profile.interest")) note(one, Aspect::interest, value);
  for (const std::string value : facts.at("profile.motive")) note(one, Aspect::motive, value);
  one.journey.at = now;
  one.journey.contacts = facts.at("journey.contacts");
  if (facts.at("journey.open_complaint")) {
    const int days = facts.at("journey.open_complaint_days");
    one.journey.open_complaint =
        CaseSeen{"crm", {"7", "late", "open", "complaint"}, now - std::chrono::days{days}, now};
  }
  if (facts.contains("journey.last_feeling"))
    one.journey.last_feeling = FeelingSeen{"crm", facts.at("journey.last_feeling"), now, {}};
  one.agent.interactions_last_hour = facts.at("agent.load");
  return one;
}

}  // namespace

int main(int, char** arguments) try {
  const auto pack = load_pack(arguments[1]).value();
  std::ifstream file(arguments[2]);
  std::vector<Situation> customers;
  for (const auto& facts : nlohmann::json::parse(file)) customers.push_back(situation_of(facts));
  const int runs = std::stoi(arguments[3]);
  std::vector<double> times;
  std::size_t chosen = 0;
  for (int run = 0; run < runs + 1; ++run) {
    for (const Situation& one : customers) {
      const auto start = std::chrono::steady_clock::now();
      chosen += choose(*pack, one, Language::english, 3).recommendations.size();
      const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - start;
      if (run > 0) times.push_back(taken.count());  // the first warms up
    }
  }
  std::sort(times.begin(), times.end());
  auto fitting = nlohmann::json::array();
  for (const Situation& one : customers) {
    std::vector<std::string> ids;
    for (const auto& card : evaluate(*pack, one, Language::english).recommendations) ids.push_back(card.card);
    std::sort(ids.begin(), ids.end());
    fitting.push_back(ids);
  }
  std::cout << nlohmann::json{{"median", times[times.size() / 2]}, {"chosen", chosen}, {"fitting", fitting}}
            << '\n';
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench-guidance: %s\n", error.what());
  return 70;
}
