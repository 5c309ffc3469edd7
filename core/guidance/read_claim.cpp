// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_item.hpp"
#include "core/guidance/read_kinds.hpp"
#include "core/guidance/read_texts.hpp"
#include "core/guidance/text.hpp"

#include <charconv>

namespace rafiq::guidance {
namespace {

using namespace std::chrono;

constexpr std::size_t most_claims = 2000;
constexpr std::size_t longest_source = 200;

// "2026-11-01"
std::optional<sys_days> day_named(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto part = [&](std::size_t from, std::size_t length) {
    int number = -1;
    const char* begin = text.data() + from;
    const auto [end, failed] = std::from_chars(begin, begin + length, number);
    return failed == std::errc{} && end == begin + length ? number : -1;
  };
  const int y = part(0, 4);
  const int m = part(5, 2);
  const int d = part(8, 2);
  if (y < 1 || m < 1 || d < 1) return std::nullopt;
  const year_month_day day{year{y}, month{static_cast<unsigned>(m)},
                           std::chrono::day{static_cast<unsigned>(d)}};
  if (!day.ok()) return std::nullopt;
  return sys_days{day};
}

std::optional<sys_days> read_day(const YamlValue& value, std::string_view what) {
  const auto text = value.text(what);
  if (!text) return std::nullopt;
  const auto day = day_named(*text);
  if (!day) value.problem("\"" + *text + "\" is not a day", "Write it as 2026-11-01.");
  return day;
}

sys_days a_year_after(sys_days day) {
  const year_month_day date{day};
  const year_month_day next{date.year() + years{1}, date.month(), date.day()};
  return next.ok() ? sys_days{next} : day + days{365};  // 29 February
}

void read_days(const YamlValue& entry, Claim& claim) {
  const auto verified = entry.required("verified", "the claim");
  const auto from = verified ? read_day(*verified, "verified") : std::nullopt;
  if (!from) return;
  claim.verified = *from;
  claim.until = a_year_after(*from);
  const auto until = entry.member("until");
  const auto to = until ? read_day(*until, "until") : std::nullopt;
  if (!to) return;
  claim.until = *to;
  if (*to < *from)
    until->problem("until lies before verified", "Write the last day on which it may be said.");
}

void read_claim(const YamlValue& entry, LayerReading& reading) {
  if (!entry.is_map("a claim")) return;
  static constexpr std::array<std::string_view, 6> known{"id",       "text",  "source",
                                                         "verified", "until", "compares"};
  entry.only_keys(known);
  Claim claim;
  claim.origin = reading.origin;
  claim.id = read_id(entry, "claim", reading);
  TextReader("the claim", reading).need_plain(entry, {"text", body_limit}, claim.text);
  if (const auto source = entry.required("source", "the claim"))
    if (auto words = source->text("source")) {
      if (words->size() > longest_source)
        source->problem("source is longer than 200 bytes", "Name the document and its date.");
      claim.source = std::move(*words);
    }
  read_days(entry, claim);
  claim.compares = read_flag(entry, "compares");
  reading.pack.claims.push_back(std::move(claim));
}

}  // namespace

void read_claims(const YamlValue& root, LayerReading& reading) {
  each_item(root, "claims", most_claims, [&](const YamlValue& entry) { read_claim(entry, reading); });
}

}  // namespace rafiq::guidance
