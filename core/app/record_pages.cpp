// SPDX-License-Identifier: Apache-2.0
#include "core/app/record_pages.hpp"

#include "core/net/auth/vault.hpp"
#include "core/store/customers.hpp"

#include <algorithm>

namespace rafiq::app {
namespace {

// "${setting.record_url}" is what the account says; the pattern's own placeholders stay.
std::string with_settings(std::string pattern, const std::map<std::string, std::string>& settings) {
  constexpr std::string_view opening = "${setting.";
  for (auto at = pattern.find(opening); at != std::string::npos; at = pattern.find(opening, at)) {
    const auto end = pattern.find('}', at);
    if (end == std::string::npos) break;
    const auto found = settings.find(pattern.substr(at + opening.size(), end - at - opening.size()));
    const std::string value = found == settings.end() ? std::string{} : found->second;
    pattern.replace(at, end + 1 - at, value);
    at += value.size();
  }
  return pattern;
}

struct Place {
  std::string base;
  std::string pattern;
};

// A whole address stands for itself; a path stands below the account's.
Place place_of(const Description& description, const std::map<std::string, std::string>& settings,
               const std::string& written) {
  auto pattern = with_settings(written, settings);
  if (pattern.starts_with("https://") || pattern.starts_with("http://")) {
    const auto host = pattern.find("://") + 3;
    const auto path = std::min(pattern.find_first_of("/?#", host), pattern.size());
    return {pattern.substr(0, path), pattern.substr(path)};
  }
  const auto base = net::expand_settings(description.base_url, settings);
  return {base ? base.value() : std::string{}, std::move(pattern)};
}

void add(RecordPages& pages, const store::Account& account, const Description& description) {
  const auto& settings = account.configured.settings;
  for (const auto& page : description.record_urls) {
    const auto place = place_of(description, settings, page.pattern);
    const auto base = context::Address::parse(place.base);
    auto made = context::PagePattern::create(account.configured.name, place.base, page.entity, place.pattern);
    if (!made || !base) continue;
    pages.pages.push_back(std::move(made.value()));
    if (std::find(pages.origins.begin(), pages.origins.end(), base->origin) == pages.origins.end())
      pages.origins.push_back(base->origin);
  }
  for (const auto& title : description.record_titles) {
    auto made = context::TitlePattern::create(account.configured.name, title.entity, title.pattern);
    if (made) pages.titles.push_back(std::move(made.value()));
  }
}

}  // namespace

Result<RecordPages> record_pages(Context& context) {
  RAFIQ_TRY(const auto accounts, store::Accounts(*context.database).list());
  RecordPages pages;
  for (const auto& account : accounts) {
    const auto description = context.connectors.describe(account.configured.connector);
    if (description) add(pages, account, *description.value());
  }
  return pages;
}

Result<std::optional<context::PageRecord>> read_page(Context& context, const std::string& url) {
  RAFIQ_TRY(const auto pages, record_pages(context));
  return context::match_page(pages.pages, url);
}

Result<std::vector<CustomerId>> stored_record(store::Database& database, const context::PageRecord& page) {
  store::Customers customers(database);
  RAFIQ_TRY(const auto candidates, customers.by_external_id(page.account, page.id));
  std::vector<CustomerId> ids;
  for (const auto id : candidates) {
    RAFIQ_TRY(const auto customer, customers.get(id));
    const bool same = std::any_of(customer.refs.begin(), customer.refs.end(), [&](const ExternalRef& ref) {
      return ref.account == page.account && ref.entity == page.entity && ref.id == page.id;
    });
    if (same) ids.push_back(id);
  }
  return ids;
}

}  // namespace rafiq::app
