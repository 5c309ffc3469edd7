// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/fact_catalogue.hpp"

#include <array>

namespace rafiq::guidance {
namespace {

using Names = std::string_view;
constexpr std::array stages{Names("welcome"), Names("need"), Names("presentation"), Names("closing"),
                            Names("follow_up")};
constexpr std::array phases{Names("initial_contact"), Names("service")};
constexpr std::array channels{Names("phone"), Names("branch"), Names("chat"), Names("mail"), Names("web")};
constexpr std::array reasons{Names("question"),     Names("information"), Names("complaint"),
                             Names("request"),      Names("renewal"),     Names("payment"),
                             Names("technical"),    Names("delivery"),    Names("appointment"),
                             Names("cancellation"), Names("suggestion"),  Names("purchase")};
constexpr std::array observed{Names("hesitant"),   Names("angry"),   Names("talkative"), Names("silent"),
                              Names("suspicious"), Names("hurried"), Names("know_all"),  Names("demanding"),
                              Names("loyal"),      Names("anxious"), Names("confused")};
constexpr std::array education{Names("basic"),    Names("secondary"), Names("vocational"),
                               Names("bachelor"), Names("master"),    Names("doctorate")};
constexpr std::array experience{Names("new"), Names("some"), Names("practised"), Names("expert")};
constexpr std::array attitudes{Names("welcomes"), Names("neutral"), Names("resents")};
constexpr std::array tenures{Names("new"), Names("settled"), Names("seasoned")};
constexpr std::array parts_of_day{Names("morning"), Names("afternoon"), Names("evening")};
constexpr std::array yes_no{Names("false"), Names("true")};

using enum FactKey;
using enum FactType;
constexpr std::span<const std::string_view> none{};

constexpr std::array<FactInfo, fact_count> catalogue{{
    {interaction_stage, "interaction.stage", choice, stages},
    {interaction_phase, "interaction.phase", choice, phases},
    {interaction_channel, "interaction.channel", choice, channels},
    {interaction_reason, "interaction.reason", choice, reasons},
    {interaction_interrupted, "interaction.interrupted", boolean, yes_no},
    {interaction_not_convinced, "interaction.not_convinced", boolean, yes_no},
    {interaction_upset, "interaction.upset", boolean, yes_no},
    {interaction_suggestion_made, "interaction.suggestion_made", boolean, yes_no},
    {interaction_customer_noticed, "interaction.customer_noticed", boolean, yes_no},
    {interaction_observed, "interaction.observed", set, observed},
    {profile_education, "profile.education", ordered, education, Aspect::education},
    {profile_experience, "profile.experience", ordered, experience, Aspect::experience},
    {profile_cultural_background, "profile.cultural_background", set, none, Aspect::cultural_background},
    {profile_interest, "profile.interest", set, none, Aspect::interest},
    {profile_motive, "profile.motive", set, none, Aspect::motive},
    {profile_expectation, "profile.expectation", set, none, Aspect::expectation},
    {profile_language, "profile.language", set, none, Aspect::language},
    {profile_attitude_to_questions, "profile.attitude_to_questions", choice, attitudes,
     Aspect::attitude_to_questions},
    {profile_preferred_channel, "profile.preferred_channel", choice, channels, Aspect::preferred_channel},
    {profile_form_of_address, "profile.form_of_address", text, none, Aspect::form_of_address},
    {profile_accessibility, "profile.accessibility", set, none, Aspect::accessibility},
    {profile_product, "profile.product", set, none, Aspect::product},
    {journey_contacts, "journey.contacts", number, none},
    {journey_first_contact, "journey.first_contact", boolean, yes_no},
    {journey_open_case, "journey.open_case", boolean, yes_no},
    {journey_open_complaint, "journey.open_complaint", boolean, yes_no},
    {journey_open_complaint_days, "journey.open_complaint_days", number, none},
    {journey_last_contact_days, "journey.last_contact_days", number, none},
    {journey_last_feeling, "journey.last_feeling", number, none},
    {journey_feeling_fell, "journey.feeling_fell", boolean, yes_no},
    {journey_suggestion_acted_on, "journey.suggestion_acted_on", boolean, yes_no},
    {journey_broken_commitment, "journey.broken_commitment", boolean, yes_no},
    {journey_commitment_due, "journey.commitment_due", boolean, yes_no},
    {journey_recurring_problem, "journey.recurring_problem", boolean, yes_no},
    {journey_recent_purchase, "journey.recent_purchase", boolean, yes_no},
    {journey_unclaimed_entitlement, "journey.unclaimed_entitlement", boolean, yes_no},
    {journey_loyalty_signal, "journey.loyalty_signal", boolean, yes_no},
    {agent_load, "agent.load", number, none},
    {agent_first_of_shift, "agent.first_of_shift", boolean, yes_no},
    {agent_tenure, "agent.tenure", ordered, tenures},
    {agent_hard_run, "agent.hard_run", boolean, yes_no},
    {organisation_advantage, "organisation.advantage", boolean, yes_no},
    {time_part_of_day, "time.part_of_day", choice, parts_of_day},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < fact_count; ++i)
    if (static_cast<std::size_t>(catalogue[i].key) != i) return false;
  return true;
}
static_assert(in_order(), "the catalogue lies in the order of FactKey");

}  // namespace

std::span<const FactInfo> fact_catalogue() {
  return catalogue;
}

const FactInfo& info(FactKey key) {
  return catalogue[static_cast<std::size_t>(key)];
}

std::optional<FactKey> fact_key_from(std::string_view name) {
  for (const FactInfo& fact : catalogue)
    if (fact.name == name) return fact.key;
  return std::nullopt;
}

std::optional<FactKey> profile_fact_of(Aspect aspect) {
  if (aspect == Aspect::other) return std::nullopt;
  for (const FactInfo& fact : catalogue)
    if (fact.aspect == aspect) return fact.key;
  return std::nullopt;
}

}  // namespace rafiq::guidance
