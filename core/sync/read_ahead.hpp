// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/drift.hpp"
#include "core/sync/page_text.hpp"
#include "core/sync/read_record.hpp"

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace rafiq::sync {

// Which fields a record has and what is to be said of it, as text: most records of a CRM have the same.
struct Look {
  std::vector<store::FieldSeen> fields;
  Observations said;
};
std::string to_text(const Look& look);
Look look_from(std::string_view text);

// A record of a page, as far as it was looked at.
struct ReadRecord {
  std::optional<RecordMark> mark;
  std::int64_t known_by = 0;  // the mark's hash as the store keeps it: sealed if the record speaks of what is
  std::optional<Item> item;   // prepared for the store
  std::string look;           // of the item
};
// What records are sealed with, if they must be.
struct Sealing {
  store::AccountId account;
  std::shared_ptr<const store::SealingKey> key;  // nothing: the store seals them
};
// Reads it whole.
void read_whole(std::string_view record, const Sealing& sealing, ReadRecord& read);

// Reads the records of a page on other threads while those before them are written. One page at a time; used
// by one thread.
class ReadAhead {
 public:
  ReadAhead() = default;
  ~ReadAhead();
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  // The texts stay where they are until end(). `whole`: most of them are expected to be new or changed.
  void begin(const std::vector<std::string_view>& records, bool whole, Sealing sealing);
  // Waits for it.
  ReadRecord& at(std::size_t place);
  // Also after an error; then nothing of the page is looked at any more.
  void end();

 private:
  static constexpr std::size_t piece = 32;  // records: worth a thread's while
  static constexpr unsigned most_threads = 2;

  void work();
  void read(std::size_t place);
  [[nodiscard]] std::int64_t known_by(std::string_view record, std::int64_t arrived) const;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::thread> threads_;
  const std::vector<std::string_view>* records_ = nullptr;
  bool whole_ = false;
  Sealing sealing_;
  std::size_t next_ = 0;     // piece that nobody has taken
  std::size_t reading_ = 0;  // threads that read now
  bool closing_ = false;
  std::vector<ReadRecord> read_;
  std::vector<char> done_;  // by piece
};

}  // namespace rafiq::sync
