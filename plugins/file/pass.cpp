// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/pass.hpp"

#include <algorithm>
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
  if (same && (incremental || !from->complete)) now_ = *from;
  if (from && !same && !from->complete)
    observations_.push_back(
        "The files or the settings changed since the last run was interrupted; it begins anew");
  whole_ = !now_.complete;
  while (!now_.complete) read_part();
  if (same && from->complete && incremental) emit(0);
}

// Reads on in the part that the checkpoint is in, to its end; the last page leads to what follows.
void Pass::read_part() {
  const auto part = now_.part;
  HostFile source(files_, Account::file_key(part));
  Export file(source, account_, part);
  Notes notes(account_.file_name(part));
  ids_.clear();
  if (now_.next.offset > 0) {
    remember_ids_before(file, now_.next);
    notes.resume(now_.flaws);
  } else {
    for (const auto& column : file.missing_columns())
      if (!file.columns().names().empty())
        notes.say("has no column \"" + column + "\", which the mapping names. Correct the mapping");
  }
  read_rows(file, source, notes);
  if (part == Part::customers && now_.rows > 0 && now_.records == 0)
    throw Failure(Reason::config, "mapping",
                  account_.file_name(part) +
                      ": no row makes a customer. Check the mapping of id; \"discover\" lists the columns");
  notes.summarise();
  collect(source, notes);
  now_.complete = part == Part::journey || !account_.has(Part::journey);
  now_.left_out += left_out(notes.counts());
  now_.part = Part::journey;
  now_.next = {};
  now_.rows = 0;
  now_.flaws = {};
  emit(now_.customers.bytes + (part == Part::journey ? source.size() : 0));
}

void Pass::read_rows(Export& file, const HostFile& source, Notes& notes) {
  const auto before = now_.part == Part::journey ? now_.customers.bytes : 0;
  Row row;
  while (file.next(row, notes)) {
    if (++now_.rows % kRowsBetweenQuestions == 0) cancel_.throw_if_requested();
    if (const auto record = file.records().record(row, notes)) add(*record, row, notes);
    if (!page_.full()) continue;
    collect(source, notes);
    now_.next = file.place();
    now_.flaws = notes.counts();
    emit(before + now_.next.offset);
  }
}

void Pass::add(const Json& record, const Row& row, Notes& notes) {
  const auto text = [&](const char* key) -> const std::string& {
    return record.at(key).get_ref<const std::string&>();
  };
  if (!ids_.insert(hash_of(text("entity"), text("id"))).second)
    return notes.add(Flaw::duplicate_id, row.at.line);
  page_.add(dumped(record));
  ++now_.records;
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

// What a page will say, if the file is still the same.
void Pass::collect(const HostFile& source, Notes& notes) {
  if (source.was_changed())
    throw Failure(
        Reason::transient, "file-changed",
        account_.file_name(now_.part) + " was written to while it was read. The next run begins anew");
  for (auto& note : notes.take()) observations_.push_back(std::move(note));
}

void Pass::emit(std::uint64_t bytes_read) {
  const auto bytes = now_.customers.bytes + (now_.journey ? now_.journey->bytes : 0);
  // As many records in the rest of the files as in what was read of them.
  const auto rest = bytes_read == 0 ? 0.0
                                    : static_cast<double>(now_.records) *
                                          static_cast<double>(bytes - std::min(bytes, bytes_read)) /
                                          static_cast<double>(bytes_read);
  const auto total = now_.records + static_cast<std::uint64_t>(rest);
  Json page{{"checkpoint", to_json(now_)},
            {"end", now_.complete},
            {"progress", {{"done", now_.records}, {"total", total}}}};
  if (whole_) page["full"] = true;
  // A row that could not be used is no customer who is gone.
  if (whole_ && now_.complete && now_.left_out > 0) page["expected"] = now_.records + now_.left_out;
  if (!observations_.empty()) page["observations"] = std::exchange(observations_, {});
  pages_.emit(page_.take("records", page));
  progress_.report(now_.records, total);
}

}  // namespace rafiq::file
