// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/cursor.hpp"

#include "plugins/declarative/wrong.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace rafiq_declarative {
namespace {

constexpr std::int64_t quiet_for = 3'600'000;  // milliseconds
constexpr std::int64_t margin = 600'000;       // by which the clocks of a CRM's parts may differ

std::optional<std::int64_t> number_of(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

Cursor Cursor::compile(const Json& json, std::string_view where) {
  Cursor cursor;
  const std::string kind = json.value("kind", "iso");
  cursor.kind_ = kind == "number" ? Kind::number : kind == "token" ? Kind::token : Kind::time;
  if (cursor.kind_ == Kind::time) {
    const auto as = time_kind_from(kind);
    if (!as) wrong(where, "\"" + kind + "\" is no kind of cursor");
    cursor.as_ = *as;
  }
  cursor.of_ = Expression::compile(json.at("of"), where);
  if (cursor.kind_ == Kind::token && cursor.of_.path() == nullptr)
    wrong(where, "\"of\" is one ${path} and no more");
  cursor.lookback_ms_ = json.value("lookback_seconds", std::int64_t{120}) * 1000;
  cursor.lag_ms_ = json.value("lag_seconds", std::int64_t{0}) * 1000;
  cursor.lookback_ = json.value("lookback", std::int64_t{0});
  return cursor;
}

void Cursor::see_item(const Scope& item, Json& seen) const {
  if (kind_ == Kind::token) return;
  std::optional<std::int64_t> at;
  const auto found = of_.element(item);
  if (kind_ == Kind::time && found)
    at = read_time(*found, as_);
  else if (const auto text = of_.text(item))
    at = kind_ == Kind::time ? read_iso(*text) : number_of(*text);
  if (at && (!seen.is_number_integer() || seen.get<std::int64_t>() < *at)) seen = *at;
}

void Cursor::see_answer(const Scope& answer, Json& seen) const {
  if (kind_ != Kind::token) return;
  const auto found = of_.path()->find(answer);
  if (!found || !is_there(*found)) return;
  std::ostringstream text;
  text << simdjson::minify(*found);
  seen = Json::parse(std::move(text).str(), nullptr, /*allow_exceptions=*/false);
}

Json Cursor::after(const Json& seen, const Json& since, std::int64_t started, bool told) const {
  if (kind_ == Kind::token) return seen.is_null() ? since : seen;
  std::optional<std::int64_t> at;
  if (seen.is_number_integer()) at = seen.get<std::int64_t>();
  if (kind_ == Kind::time) at = at ? std::min(*at, started - lag_ms_) : std::optional(started - lag_ms_);
  if (kind_ == Kind::time && seen.is_null() && since.is_number_integer()) at = since.get<std::int64_t>();
  if (since.is_number_integer() && (!at || *at < since.get<std::int64_t>())) at = since.get<std::int64_t>();
  if (kind_ == Kind::time && told && at && *at < started - lag_ms_ - quiet_for)
    at = started - lag_ms_ - margin;
  return at ? Json(*at) : Json();
}

Json Cursor::written(std::int64_t time) const {
  const std::string text = write_time(time, as_);
  const bool is_json = as_ == TimeKind::object || as_ == TimeKind::epoch || as_ == TimeKind::epoch_ms;
  return is_json ? Json::parse(text) : Json(text);
}

Json Cursor::since(const Json& kept, From from) const {
  if (kind_ == Kind::token || !kept.is_number_integer()) return kind_ == Kind::token ? kept : Json();
  const auto at = kept.get<std::int64_t>();
  const bool earlier = from == From::earlier;
  if (kind_ == Kind::number) return std::max<std::int64_t>(0, at - (earlier ? lookback_ : 0));
  return written(std::max<std::int64_t>(0, at - (earlier ? lookback_ms_ : 0)));
}

Json Cursor::until(std::int64_t now) const {
  return kind_ == Kind::time && lag_ms_ > 0 ? written(now - lag_ms_) : Json();
}

}  // namespace rafiq_declarative
