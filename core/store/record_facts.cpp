// SPDX-License-Identifier: Apache-2.0
#include "core/store/record_facts.hpp"

#include "core/util/json_fast.hpp"

#include <nlohmann/json.hpp>

namespace rafiq::store {
namespace {

using FactField = CustomerRecord::FactField;

constexpr std::int64_t first_of_crms = 1'000'000'000;
constexpr std::int64_t most_places = 1'000;  // a record has no more, see core/sync

std::optional<TimePoint> time_from(const Json& value) {
  return value.is_number_integer() ? std::optional(from_milliseconds(value.get<std::int64_t>()))
                                   : std::nullopt;
}

void append_time(std::string& out, const std::optional<TimePoint>& time) {
  out += time ? std::to_string(to_milliseconds(*time)) : "null";
}

void append_consent(std::string& out, const std::optional<Consent>& consent) {
  if (!consent) {
    out += "null";
    return;
  }
  out += consent->given ? "[true," : "[false,";
  append_json(out, consent->recorded_by);
  out += ',';
  append_time(out, consent->at);
  out += ']';
}

// Written as text at once: a large import has millions of them.
void append_packed(std::string& out, const FactField& fact) {
  out += '[';
  append_json(out, name(fact.aspect));
  out += ',';
  append_json(out, fact.label);
  out += ',';
  append_json(out, fact.value);
  if (fact.noted_at || fact.consent || fact.expires_at) {
    out += ',';
    append_time(out, fact.noted_at);
    out += ',';
    append_consent(out, fact.consent);
    out += ',';
    append_time(out, fact.expires_at);
  }
  out += ']';
}

FactField unpacked(const Json& row) {
  FactField fact;
  fact.aspect = aspect_from(row.at(0).get_ref<const std::string&>()).value_or(Aspect::other);
  fact.label = row.at(1).get<std::string>();
  fact.value = row.at(2).get<std::string>();
  if (row.size() < 6) return fact;
  fact.noted_at = time_from(row[3]);
  if (const auto& consent = row[4]; consent.is_array())
    fact.consent =
        Consent{consent.at(0).get<bool>(), consent.at(1).get<std::string>(), time_from(consent.at(2))};
  fact.expires_at = time_from(row[5]);
  return fact;
}

}  // namespace

std::string pack_facts(const std::vector<FactField>& facts) {
  if (facts.empty()) return {};
  std::string rows;
  for (const auto& fact : facts) {
    rows += rows.empty() ? '[' : ',';
    append_packed(rows, fact);
  }
  return rows + "]";
}

std::vector<FactField> unpack_facts(std::string_view text) {
  std::vector<FactField> facts;
  if (text.empty()) return facts;
  const auto rows = parse_json(text, "");
  if (!rows) return facts;
  try {
    for (const auto& row : rows.value()) facts.push_back(unpacked(row));
  } catch (const Json::exception&) {
    facts.clear();
  }
  return facts;
}

FactId fact_id(FactPlace place) {
  return FactId{first_of_crms + place.record * most_places + place.place};
}

std::optional<FactPlace> fact_place(FactId id) {
  const auto number = id.value - first_of_crms;
  if (number < most_places) return std::nullopt;
  return FactPlace{number / most_places, number % most_places};
}

}  // namespace rafiq::store
