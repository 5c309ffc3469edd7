// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/records.hpp"

#include "plugins/file/text.hpp"
#include "plugins/file/values.hpp"

#include <boost/crc.hpp>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace rafiq::file {
namespace {

// Stable from run to run and from machine to machine, unlike std::hash.
std::string fingerprint(std::string_view text) {
  boost::crc_optimal<64, 0x42F0E1EBA9EA3693ULL, 0, 0, false, false> crc;
  crc.process_bytes(text.data(), text.size());
  std::array<char, 20> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx", static_cast<unsigned long long>(crc.checksum()));
  return hex.data();
}

void add_if(Json& object, const char* key, std::optional<std::string> value) {
  if (value) object[key] = std::move(*value);
}

}  // namespace

const Use& Records::use(std::size_t column) {
  while (uses_.size() <= column) uses_.push_back(options_.mapping.use(columns_.names()[uses_.size()]));
  return uses_[column];
}

std::vector<std::string_view> Records::values(const Cell& cell) {
  const auto& how = use(cell.column);
  const auto plain = unprotected(trimmed(cell.value));
  if (how.has_separator) return split(plain, how.separator);
  if (is_list(how.target)) return split_list(plain);
  return split(plain, "");
}

Records::Chosen Records::choose(const Row& row) {
  Chosen chosen{};
  for (const auto& cell : row.cells) {
    const auto& how = use(cell.column);
    if (how.target == Target::none || trimmed(cell.value).empty()) continue;
    auto& best = chosen[static_cast<std::size_t>(how.target)];
    if (best == nullptr || how.rank < use(best->column).rank) best = &cell;
  }
  return chosen;
}

std::string_view Records::text(const Chosen& chosen, Target target) const {
  const auto* cell = chosen[static_cast<std::size_t>(target)];
  return cell == nullptr ? std::string_view{} : unprotected(trimmed(cell->value));
}

std::string Records::id_of(const Row& row, const Chosen& chosen) {
  if (const auto id = text(chosen, Target::id); !id.empty() && !is_rounded(id)) return std::string(id);
  if (!options_.make_ids) return {};
  std::string said;
  if (options_.part == Part::journey) {
    for (const auto target : {Target::customer, Target::at, Target::due, Target::what, Target::case_id})
      said += std::string(text(chosen, target)) + '\n';
  } else {
    said = folded(text(chosen, Target::name)) + folded(text(chosen, Target::first_name)) +
           folded(text(chosen, Target::last_name)) + '\n' + phone_digits(text(chosen, Target::phones)) +
           '\n' + ascii_lower(text(chosen, Target::mails));
  }
  return row.cells.empty() || said.find_first_not_of('\n') == std::string::npos ? std::string()
                                                                                : "made-" + fingerprint(said);
}

std::string_view Records::entity_of(const Chosen& chosen) const {
  if (options_.part == Part::customers) return "customer";
  const auto kind = text(chosen, Target::kind);
  if (kind.empty()) return text(chosen, Target::due).empty() ? "touchpoint" : "commitment";
  return entry_kind(kind).value_or(std::string_view{});
}

Records::Key Records::key(const Row& row) {
  const auto chosen = choose(row);
  auto id = id_of(row, chosen);
  if (id.size() > kMaxId) id.clear();
  return {entity_of(chosen), std::move(id)};
}

std::string Records::customer_id(const Row& row) {
  return std::string(text(choose(row), Target::customer));
}

std::optional<std::string> Records::date(const Chosen& chosen, Target target, const Row& row,
                                         Notes& notes) const {
  const auto said = text(chosen, target);
  if (said.empty()) return std::nullopt;
  auto read = instant(said, options_.dates);
  if (!read) notes.add(Flaw::bad_date, row.at.line);
  return read;
}

std::string Records::value(std::string_view text, const Row& row, Notes& notes) const {
  if (text.size() > kMaxValue) notes.add(Flaw::value_cut, row.at.line);
  return std::string(shortened(text, kMaxValue));
}

std::optional<Json> Records::record(const Row& row, Notes& notes) {
  const auto chosen = choose(row);
  const auto id = id_of(row, chosen);
  const auto flaw =
      id.empty() ? std::optional(is_rounded(text(chosen, Target::id)) ? Flaw::rounded_number : Flaw::no_id)
      : id.size() > kMaxId ? std::optional(Flaw::id_too_long)
                           : std::nullopt;
  if (flaw) {
    notes.add(*flaw, row.at.line);
    return std::nullopt;
  }
  auto made = options_.part == Part::customers ? std::optional(customer(row, chosen, notes))
                                               : entry(row, chosen, notes);
  if (!made) return made;
  (*made)["entity"] = entity_of(chosen);
  (*made)["kind"] = entity_of(chosen);
  (*made)["id"] = id;
  if (yes_or_no(text(chosen, Target::deleted)).value_or(false)) (*made)["deleted"] = true;
  return made;
}

Json Records::customer(const Row& row, const Chosen& chosen, Notes& notes) {
  auto record = Json::object();
  auto name = value(text(chosen, Target::name), row, notes);
  if (name.empty())
    for (const auto part : {Target::first_name, Target::middle_name, Target::last_name})
      if (const auto word = text(chosen, part); !word.empty())
        name += (name.empty() ? "" : " ") + value(word, row, notes);
  const auto id = id_of(row, chosen);
  record["name"] = name.empty() ? id : name;
  if (text(chosen, Target::id).empty()) notes.add(Flaw::derived_id, row.at.line);
  if (const auto version = text(chosen, Target::version); !version.empty()) record["version"] = version;
  add_if(record, "modified_at", date(chosen, Target::modified_at, row, notes));
  if (const auto at = options_.record_url.find("${id}"); at != std::string::npos)
    record["url"] = std::string(options_.record_url).replace(at, 5, id);
  add_contacts(record, row, notes);
  add_facts(record, row, chosen, notes);
  add_extra(record, row, chosen, notes);
  return record;
}

void Records::add_contacts(Json& record, const Row& row, Notes& notes) {
  for (const auto& cell : row.cells) {
    const auto target = use(cell.column).target;
    for (const auto said : values(cell)) {
      if (target == Target::phones && is_rounded(said)) {
        notes.add(Flaw::rounded_number, row.at.line);
      } else if (target == Target::phones || target == Target::mails) {
        record[std::string(target_name(target))].push_back(
            {{"value", value(unprotected(said), row, notes)},
             {"label", cell.label.empty() ? columns_.names()[cell.column] : cell.label}});
      } else if (target == Target::other_names) {
        record["other_names"].push_back(value(said, row, notes));
      } else if (target == Target::languages) {
        if (auto code = language_code(said)) record["languages"].push_back(std::move(*code));
      }
    }
  }
}

void Records::add_facts(Json& record, const Row& row, const Chosen& chosen, Notes& notes) {
  std::optional<Json> consent;
  if (const auto given = yes_or_no(text(chosen, Target::consent))) {
    const auto column = chosen[static_cast<std::size_t>(Target::consent)]->column;
    consent = Json{{"given", *given}, {"recorded_by", options_.file + ", " + columns_.names()[column]}};
    add_if(*consent, "at", date(chosen, Target::consent_at, row, notes));
  }
  const auto expires = date(chosen, Target::expires_at, row, notes);
  for (const auto& cell : row.cells) {
    const auto target = use(cell.column).target;
    if (!is_fact(target) && target != Target::languages) continue;
    const auto aspect = target == Target::languages ? "language" : target_name(target);
    for (const auto said : values(cell)) {
      Json fact{
          {"aspect", aspect}, {"label", columns_.names()[cell.column]}, {"value", value(said, row, notes)}};
      if (is_sensitive(target) && consent) fact["consent"] = *consent;
      if (is_sensitive(target)) add_if(fact, "expires_at", expires);
      record["facts"].push_back(std::move(fact));
    }
  }
}

// What nobody mapped, and what a target of one value did not take.
void Records::add_extra(Json& record, const Row& row, const Chosen& chosen, Notes& notes) {
  for (const auto& cell : row.cells) {
    const auto target = use(cell.column).target;
    const auto said = trimmed(cell.value);
    const bool single = target != Target::none && !is_list(target) && !is_fact(target);
    const bool taken = single ? chosen[static_cast<std::size_t>(target)] == &cell : target != Target::none;
    if (taken || said.empty()) continue;
    auto& place = record["extra"][columns_.names()[cell.column]];
    const auto text = value(said, row, notes);
    place = place.is_null() ? text : place.get<std::string>() + "; " + text;
  }
}

std::optional<Json> Records::entry(const Row& row, const Chosen& chosen, Notes& notes) {
  const auto entity = entity_of(chosen);
  const auto customer = text(chosen, Target::customer);
  if (entity.empty() || customer.empty() || text(chosen, Target::what).empty()) {
    notes.add(entity.empty() ? Flaw::unknown_kind : Flaw::no_customer, row.at.line);
    return std::nullopt;
  }
  auto made = entity == "commitment" ? commitment(row, chosen, notes) : touchpoint(row, chosen, notes);
  if (!made) return made;
  (*made)["customer"] = {{"entity", "customer"}, {"id", customer}};
  (*made)["what"] = value(text(chosen, Target::what), row, notes);
  return made;
}

std::optional<Json> Records::touchpoint(const Row& row, const Chosen& chosen, Notes& notes) {
  auto record = Json::object();
  auto at = date(chosen, Target::at, row, notes);
  if (!at) {
    notes.add(Flaw::no_customer, row.at.line);
    return std::nullopt;
  }
  record["at"] = std::move(*at);
  if (const auto channel = channel_name(text(chosen, Target::channel))) record["channel"] = *channel;
  if (const auto inbound = yes_or_no(text(chosen, Target::by_customer))) record["by_customer"] = *inbound;
  const auto score = [&](Target target, int least, int most) {
    const auto said = text(chosen, target);
    if (said.empty()) return;
    if (const auto number = whole_number(said, least, most))
      record[std::string(target_name(target))] = *number;
    else
      notes.add(Flaw::bad_number, row.at.line);
  };
  score(Target::feeling, -2, 2);
  score(Target::effort, 1, 5);
  if (const auto id = text(chosen, Target::case_id); !id.empty()) {
    record["case"] = {{"id", id},
                      {"subject", value(text(chosen, Target::case_subject), row, notes)},
                      {"status", case_status(text(chosen, Target::case_status))},
                      {"kind", case_kind(text(chosen, Target::case_kind))}};
  }
  return record;
}

std::optional<Json> Records::commitment(const Row& row, const Chosen& chosen, Notes& notes) {
  auto due = date(chosen, Target::due, row, notes);
  if (!due) {
    notes.add(Flaw::no_customer, row.at.line);
    return std::nullopt;
  }
  return Json{{"due", std::move(*due)},
              {"state", promise_state(text(chosen, Target::state)).value_or("open")}};
}

}  // namespace rafiq::file
