// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/million_customers/bench/everybody.hpp"

#include "core/model/ids.hpp"
#include "core/search/index_words.hpp"
#include "core/search/name_fit.hpp"
#include "core/search/normalise.hpp"
#include "core/search/query.hpp"
#include "core/store/connection.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace bench {
namespace {

using namespace rafiq;
using search::Fit;

constexpr std::size_t served_that_count = 200;

std::optional<Fit> fit_of(const search::Query& query, search::NameFit& name_fit, const Person& person) {
  std::optional<Fit> best;
  const auto take = [&](std::optional<Fit> fit) {
    if (fit && (!best || *fit < *best)) best = fit;
  };
  if (person.external_id == query.text || "crm:" + person.external_id == query.text ||
      CustomerId{person.id}.text() == query.text)
    take(Fit::exact);
  if (!query.digits.empty()) {
    if (search::same_phone(person.digits, query.digits)) take(Fit::exact);
    if (person.digits.ends_with(query.digits)) take(Fit::contact);
  }
  if (!query.mail.empty()) {
    if (person.normal_mail == query.mail) take(Fit::exact);
    if (person.normal_mail.starts_with(query.mail)) take(Fit::contact);
  }
  const std::string names[] = {person.normal};
  take(name_fit.of(names, person.words));
  return best;
}

}  // namespace

Everybody::Everybody(store::Database& database) {
  auto& db = database.connection();
  auto row = db.query(
      "SELECT customer.id, name, customer_phone.value, customer_mail.value, external_id, coalesce(served_at, "
      "0) FROM "
      "customer JOIN record ON customer_id = customer.id JOIN customer_phone ON customer_phone.record_id = "
      "record.id "
      "JOIN customer_mail ON customer_mail.record_id = record.id ORDER BY customer.id DESC");
  while (row.next()) {
    Person person{row.integer(0), row.text(1),   {}, {}, row.text(2), {}, row.text(3), {},
                  row.text(4),    row.integer(5)};
    const search::NameForms forms[] = {search::name_forms(person.name)};
    person.normal = forms[0].normal;
    person.words = search::index_words(forms);
    person.digits = search::phone_digits(person.phone);
    person.normal_mail = search::normal_mail(person.mail);
    people_.push_back(std::move(person));
  }
  std::vector<std::tuple<std::int64_t, std::int64_t>> served;
  for (const auto& person : people_)
    if (person.served > 0) served.emplace_back(-person.served, -person.id);
  std::sort(served.begin(), served.end());
  for (const auto& [at, id] : served)
    if (served_last_.size() < served_that_count) served_last_.push_back(-id);
}

std::vector<std::int64_t> Everybody::search(const std::string& text, std::size_t limit) const {
  const auto query = search::read_query(text);
  // Fit, place among those served last, whether by mail and by which, the newest.
  using Rank = std::tuple<Fit, std::size_t, std::string, std::int64_t>;
  std::vector<Rank> found;
  search::NameFit name_fit(query);
  for (const auto& person : people_) {
    const auto fit = fit_of(query, name_fit, person);
    if (!fit) continue;
    const auto served = std::find(served_last_.begin(), served_last_.end(), person.id);
    const auto place =
        person.served > 0 ? static_cast<std::size_t>(served - served_last_.begin()) : served_last_.size();
    const bool by_phone = !query.digits.empty() && person.digits.ends_with(query.digits);
    const bool by_mail = *fit == Fit::contact && served == served_last_.end() && !by_phone;
    found.emplace_back(*fit, place, by_mail ? person.normal_mail : "", -person.id);
  }
  const auto count = std::min(limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end());
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < count; ++i) ids.push_back(-std::get<3>(found[i]));
  return ids;
}

}  // namespace bench
