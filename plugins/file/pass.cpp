// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/pass.hpp"

#include <functional>
#include <utility>

namespace rafiq::file {
namespace {

constexpr std::size_t kPageRecords = 500;
constexpr std::size_t kPageBytes = 2 * 1024 * 1024;
constexpr std::uint64_t kRowsBetweenQuestions = 1000;  // "do you want me to stop?"

std::uint64_t hash_of(std::string_view entity, std::string_view id) {
  return std::hash<std::string>{}(std::string(entity) + '/' + std::string(id));
}

}  // namespace

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool Page::full() const {
  return count_ >= kPageRecords || records_.size() >= kPageBytes;
}

std::string Page::take(const char* member, const Json& rest) {
  auto text =
      "{\"" + std::string(member) + "\":[" + std::exchange(records_, {}) + "]," + dumped(rest).substr(1);
  count_ = 0;
  return text;
}

Checkpoint present_state(const Account& account, const Files& files) {
  const auto identity = [&](Part part) {
    HostFile source(files, Account::file_key(part));
    return Identity{source.size(), source.modified_ms(), head_checksum(source)};
  };
  Checkpoint state;
  state.customers = identity(Part::customers);
  if (account.has(Part::journey)) state.journey = identity(Part::journey);
  state.settings = account.fingerprint();
  return state;
}

Pass::Pass(const Account& account, const Files& files, const CancelSource& cancel, const Progress& progress,
           const Pages& pages)
    : account_(account), files_(files), cancel_(cancel), progress_(progress), pages_(pages) {}

void Pass::run(bool incremental, const std::optional<Checkpoint>& from) {
  now_ = present_state(account_, files_);
  const bool same = from && from->same_files(now_);
  const bool resumed = same && !from->complete;
  if (same && from->complete && incremental) return emit_end();
  if (resumed) now_ = *from;
  if (from && !same && !from->complete)
    observations_.push_back(
        "The files or the settings changed since the last run was interrupted; it begins anew");

  if (now_.part == Part::customers) {
    HostFile source(files_, Account::file_key(Part::customers));
    read_part(Part::customers, source, resumed);
  }
  if (account_.has(Part::journey)) {
    HostFile source(files_, Account::file_key(Part::journey));
    read_part(Part::journey, source, resumed && from->part == Part::journey);
  }
  emit_end();
}

void Pass::read_part(Part part, HostFile& source, bool resumed) {
  Export file(source, account_, part);
  Notes notes(account_.file_name(part));
  ids_.clear();
  if (resumed) {
    remember_ids_before(file, now_.next);
    notes.resume(now_.flaws);
  } else {
    now_.part = part;
    now_.rows = 0;
    now_.flaws = {};
    for (const auto& column : file.missing_columns())
      if (!file.columns().names().empty())
        notes.say("has no column \"" + column + "\", which the mapping names. Correct the mapping");
  }
  Row row;
  while (file.next(row, notes)) {
    if (++now_.rows % kRowsBetweenQuestions == 0) cancel_.throw_if_requested();
    if (const auto record = file.records().record(row, notes)) {
      if (!ids_.insert(hash_of(record->at("entity").get_ref<const std::string&>(),
                               record->at("id").get_ref<const std::string&>()))
               .second) {
        notes.add(Flaw::duplicate_id, row.at.line);
        continue;
      }
      page_.add(dumped(*record));
      ++now_.records;
    }
    if (page_.full()) emit(file, source, notes);
  }
  if (part == Part::customers && now_.rows > 0 && now_.records == 0)
    throw Failure(Reason::config, "mapping",
                  account_.file_name(part) +
                      ": no row makes a customer. Check the mapping of id; \"discover\" lists the columns");
  notes.summarise();
  emit(file, source, notes);
}

// So that a duplicate is one too when its first row was read before the interruption.
void Pass::remember_ids_before(Export& file, Place end) {
  Notes unheard("");
  Row row;
  for (std::uint64_t rows = 0; file.place().offset < end.offset && file.next(row, unheard); ++rows) {
    if (rows % kRowsBetweenQuestions == 0) cancel_.throw_if_requested();
    const auto key = file.records().key(row);
    if (!key.id.empty()) ids_.insert(hash_of(key.entity, key.id));
  }
  file.go_to(end);
}

void Pass::emit(Export& file, HostFile& source, Notes& notes) {
  if (source.was_changed())
    throw Failure(
        Reason::transient, "file-changed",
        account_.file_name(now_.part) + " was written to while it was read. The next run begins anew");
  now_.next = file.place();
  now_.flaws = notes.counts();
  for (auto& note : notes.take()) observations_.push_back(std::move(note));
  const auto before = now_.part == Part::journey ? now_.customers.bytes : 0;
  const auto read = before + now_.next.offset;
  const auto all = now_.customers.bytes + (now_.journey ? now_.journey->bytes : 0);
  const auto total = read == 0
                         ? 0
                         : static_cast<std::uint64_t>(static_cast<double>(now_.records) *
                                                      static_cast<double>(all) / static_cast<double>(read));
  emit_page(false, total);
}

void Pass::emit_end() {
  now_.complete = true;
  emit_page(true, now_.records);
}

void Pass::emit_page(bool end, std::uint64_t total) {
  Json rest{
      {"checkpoint", to_json(now_)}, {"end", end}, {"progress", {{"done", now_.records}, {"total", total}}}};
  if (!observations_.empty()) rest["observations"] = std::exchange(observations_, {});
  pages_.emit(page_.take("records", rest));
  progress_.report(now_.records, total);
}

}  // namespace rafiq::file
