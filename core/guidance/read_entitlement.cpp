// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_item.hpp"
#include "core/guidance/read_kinds.hpp"
#include "core/guidance/read_rule.hpp"
#include "core/guidance/read_texts.hpp"
#include "core/guidance/text.hpp"

#include <array>

namespace rafiq::guidance {
namespace {

constexpr std::size_t most_entitlements = 1000;
constexpr std::size_t longest_how = 160;
constexpr std::size_t longest_basis = 120;
constexpr int most_days = 3650;
constexpr std::array<std::string_view, 4> case_kinds{"complaint", "purchase", "request", "suggestion"};
constexpr std::array<std::string_view, 2> authorities{"agent", "supervisor"};

void read_cases(const YamlValue& cases, Entitlement& right) {
  if (!cases.is_list("cases")) return;
  for (const YamlValue& item : cases.items())
    if (const auto index = read_word(item, "kind of case", case_kinds))
      right.cases.emplace_back(case_kinds[*index]);
  if (cases.items().empty()) cases.problem("cases is empty", "Name a kind of case, or take cases away.");
}

void read_limits(const YamlValue& entry, Entitlement& right, LayerReading& reading) {
  if (const auto products = entry.member("products"))
    right.products = read_values(*products, FactKey::profile_product, reading.pack);
  if (const auto cases = entry.member("cases")) read_cases(*cases, right);
  right.within_days = read_number(entry, "within_days", 1, most_days);
  if (right.within_days && right.cases.empty())
    entry.problem("within_days has no case to count from", "Name the cases it belongs to.");
  if (const auto authority = entry.required("authority", "the entitlement"))
    if (const auto index = read_word(*authority, "authority", authorities))
      right.supervisor_grants = *index == 1;
}

void read_entitlement(const YamlValue& entry, LayerReading& reading) {
  if (!entry.is_map("an entitlement")) return;
  static constexpr std::array<std::string_view, 10> known{
      "id", "source", "title", "body", "how", "basis", "products", "cases", "within_days", "authority"};
  entry.only_keys(known);
  Entitlement right;
  right.origin = reading.origin;
  right.id = read_id(entry, "entitlement", reading);
  read_source(entry, "entitlement", right.serves);
  TextReader texts("the entitlement", reading);
  texts.need_plain(entry, {"title", title_limit}, right.title);
  texts.need_plain(entry, {"body", body_limit}, right.body);
  texts.need_plain(entry, {"how", longest_how}, right.how);
  texts.need_plain(entry, {"basis", longest_basis}, right.basis);
  read_limits(entry, right, reading);
  reading.pack.entitlements.push_back(std::move(right));
}

}  // namespace

void read_entitlements(const YamlValue& root, LayerReading& reading) {
  each_item(root, "entitlements", most_entitlements,
            [&](const YamlValue& entry) { read_entitlement(entry, reading); });
}

}  // namespace rafiq::guidance
