// SPDX-License-Identifier: Apache-2.0
#include "core/context/page.hpp"

#include <algorithm>

namespace rafiq::context {
namespace {

constexpr std::string_view fragment_stops = "/;?&";

// The parts between any of `marks`; empty ones are left out.
std::vector<std::string_view> split(std::string_view text, std::string_view marks) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(marks), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::pair<std::string_view, std::string_view> split_pair(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) return {text, {}};
  return {text.substr(0, equals), text.substr(equals + 1)};
}

bool looks_like_pairs(std::string_view fragment) {
  return fragment.find('=') < fragment.find('/');
}

}  // namespace

Result<PagePattern> PagePattern::create(std::string account, std::string_view base_url, std::string entity,
                                        std::string_view pattern) {
  const auto base = Address::parse(base_url);
  if (!base)
    return Error{ErrorCode::configuration, "The address of the account is not usable", "",
                 "Write it as https://..."};
  PagePattern page;
  page.account_ = std::move(account);
  page.entity_ = std::move(entity);
  page.origin_ = base->origin;

  const auto hash = std::min(pattern.find('#'), pattern.size());
  const auto mark = std::min(pattern.substr(0, hash).find('?'), hash);
  const auto path = base->path + std::string(pattern.substr(0, mark));
  for (const auto segment : split(path, "/")) {
    if (page.open_end_)
      return Error{ErrorCode::configuration,
                   "A pattern for records is wrong: \"*\" may only be its last part", std::string(pattern),
                   "This is for the connector's author to correct"};
    page.open_end_ = segment == "*";
    if (page.open_end_) continue;
    RAFIQ_TRY(auto parsed, Pattern::parse(segment));
    page.segments_.push_back(std::move(parsed));
  }
  if (mark < hash) {
    RAFIQ_TRY(page.query_, parse_pairs(pattern.substr(mark + 1, hash - mark - 1)));
  }
  if (hash < pattern.size()) {
    const auto fragment = pattern.substr(hash + 1);
    if (looks_like_pairs(fragment)) {
      RAFIQ_TRY(page.fragment_pairs_, parse_pairs(fragment));
    } else {
      RAFIQ_TRY(page.fragment_, Pattern::parse(fragment));
    }
  }
  if (!page.names_id())
    return Error{ErrorCode::configuration, "A pattern for records does not say where the id is",
                 std::string(pattern), "Write ${id} in its place"};
  return page;
}

bool PagePattern::names_id() const {
  const auto has_id = [](const Pattern& pattern) { return pattern.has("id"); };
  const auto pair_has_id = [](const auto& pair) { return pair.second.has("id"); };
  return std::any_of(segments_.begin(), segments_.end(), has_id) ||
         std::any_of(query_.begin(), query_.end(), pair_has_id) || (fragment_ && fragment_->has("id")) ||
         std::any_of(fragment_pairs_.begin(), fragment_pairs_.end(), pair_has_id);
}

Result<PagePattern::Pairs> PagePattern::parse_pairs(std::string_view text) {
  Pairs pairs;
  for (const auto part : split(text, "&")) {
    const auto [key, value] = split_pair(part);
    RAFIQ_TRY(auto pattern, Pattern::parse(value));
    pairs.emplace_back(std::string(key), std::move(pattern));
  }
  return pairs;
}

// Each pair of the pattern must be there exactly once: of two ids, who knows which one the CRM shows.
bool PagePattern::match_pairs(const Pairs& pairs, std::string_view text, Captures& captures) {
  const auto parts = split(text, "&;");
  return std::all_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
    std::optional<std::string> found;
    for (const auto part : parts) {
      const auto [key, value] = split_pair(part);
      if (percent_decode(key) != pair.first) continue;
      if (found) return false;
      found = percent_decode(value);
      if (!found) return false;
    }
    return found && pair.second.match(*found, captures);
  });
}

bool PagePattern::match_path(std::string_view path, Captures& captures) const {
  const auto segments = split(path, "/");
  if (segments.size() < segments_.size() || (segments.size() > segments_.size() && !open_end_)) return false;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const auto segment = percent_decode(segments[i]);
    if (!segment || !segments_[i].match(*segment, captures)) return false;
  }
  return true;
}

bool PagePattern::match_fragment(std::string_view fragment, Captures& captures) const {
  if (!fragment_) return match_pairs(fragment_pairs_, fragment, captures);
  Captures raw;
  const auto length = fragment_->match_start(fragment, raw, fragment_stops);
  if (!length ||
      (*length < fragment.size() && fragment_stops.find(fragment[*length]) == std::string_view::npos))
    return false;
  return std::all_of(raw.begin(), raw.end(), [&](const auto& capture) {
    const auto decoded = percent_decode(capture.second);
    return decoded && captures.emplace(capture.first, *decoded).first->second == *decoded;
  });
}

std::optional<PageRecord> PagePattern::match(const Address& page) const {
  Captures captures;
  if (page.origin != origin_ || !match_path(page.path, captures) ||
      !match_pairs(query_, page.query, captures) || !match_fragment(page.fragment, captures))
    return std::nullopt;
  const auto& id = captures.at("id");
  if (!is_record_id(id)) return std::nullopt;
  return PageRecord{account_, entity_, id};
}

std::optional<PageRecord> match_page(const std::vector<PagePattern>& patterns, std::string_view url) {
  const auto page = Address::parse(url);
  if (!page) return std::nullopt;
  for (const PagePattern& pattern : patterns)
    if (auto record = pattern.match(*page)) return record;
  return std::nullopt;
}

}  // namespace rafiq::context
