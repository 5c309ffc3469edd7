// SPDX-License-Identifier: Apache-2.0
#include "core/app/following.hpp"

#include "core/app/record_pages.hpp"
#include "core/app/resolving.hpp"
#include "core/context/reference.hpp"

#include <algorithm>

namespace rafiq::app {
namespace {

using context::Reference;
using Ids = std::vector<CustomerId>;

void add_new(Ids& ids, const Ids& others) {
  for (const auto id : others)
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

}  // namespace

Result<std::vector<std::string>> Following::origins() {
  RAFIQ_TRY(auto pages, record_pages(context_));
  return std::move(pages.origins);
}

Result<Seen> Following::look(const Sighting& sighting) {
  switch (sighting.kind) {
    case Sighting::Kind::page:
      return look_at_page(sighting.text);
    case Sighting::Kind::title:
      return look_at_title(sighting.text);
    case Sighting::Kind::reference:
      break;
  }
  return look_for(sighting.text);
}

Result<Seen> Following::look_at_page(const std::string& url) {
  RAFIQ_TRY(const auto page, read_page(context_, url));
  Seen seen;
  if (!page) return seen;
  seen.known_record = true;
  RAFIQ_TRY(const auto ids, stored_record(*context_.database, *page));
  RAFIQ_TRY(seen.customers, named(ids));
  if (ids.empty()) seen.to_fetch = url;
  seen.account = page->account;
  return seen;
}

// Any page may choose any title: only somebody known here is followed, and nobody is asked about it.
Result<Seen> Following::look_at_title(const std::string& title) {
  RAFIQ_TRY(const auto pages, record_pages(context_));
  Ids ids;
  for (const auto& record : context::match_title(pages.titles, title)) {
    if (!record.id.empty()) {
      RAFIQ_TRY(const auto found,
                stored_record(*context_.database, {record.account, record.entity, record.id}));
      add_new(ids, found);
    }
    for (const auto& contact : {record.mail, record.phone}) {
      if (contact.empty()) continue;
      RAFIQ_TRY(const auto found, stored_customers(context_, context::read_reference(contact)));
      add_new(ids, found);
    }
  }
  Seen seen;
  if (ids.size() != 1) return seen;
  seen.known_record = true;
  RAFIQ_TRY(seen.customers, named(ids));
  return seen;
}

Result<Seen> Following::look_for(const std::string& text) {
  const Reference reference = context::read_reference(text);
  Seen seen;
  if (reference.kind == Reference::Kind::page) return look_at_page(text);
  RAFIQ_TRY(const auto ids, stored_customers(context_, reference));
  seen.known_record = true;
  RAFIQ_TRY(seen.customers, named(ids));
  if (ids.empty()) seen.to_fetch = text;
  seen.account = reference.account;
  return seen;
}

Result<std::vector<SearchHit>> Following::fetch(const std::string& text, const CancelToken& cancel) {
  RAFIQ_TRY(const auto ids, fetch_customers(context_, context::read_reference(text), cancel));
  if (ids.empty()) return nobody_anywhere(context_, text);
  return named(ids);
}

// One needs no name to be opened; several are told apart by a person.
Result<std::vector<SearchHit>> Following::named(const Ids& ids) {
  std::vector<SearchHit> hits;
  if (ids.size() == 1) return std::vector{SearchHit{ids.front(), {}, {}}};
  for (const auto id : ids) {
    RAFIQ_TRY(const auto customer, Customers(context_).get(id));
    const auto& tells_apart = !customer.mails.empty() ? customer.mails : customer.phones;
    hits.push_back({id, customer.name, tells_apart.empty() ? id.text() : tells_apart.front().value});
  }
  return hits;
}

}  // namespace rafiq::app
