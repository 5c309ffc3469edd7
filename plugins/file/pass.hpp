// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/account.hpp"
#include "plugins/file/checkpoint.hpp"
#include "plugins/file/export.hpp"
#include "plugins/file/host_file.hpp"

#include <rafiq/connector.hpp>

#include <boost/unordered/unordered_flat_set.hpp>

#include <cstdint>
#include <string>

namespace rafiq::file {

// The records of a page, and how many bytes of JSON they are.
class Page {
 public:
  void add(const std::string& json) { records_ += (count_++ == 0 ? "" : ",") + json; }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] bool full() const;
  // The page as JSON with the other members of `rest`; empties the page.
  [[nodiscard]] std::string take(const char* member, const Json& rest);

 private:
  std::string records_;
  std::size_t count_ = 0;
};

// One pass over the files of an account, page by page, from a checkpoint or from the beginning. Of several
// rows with one id the first counts, also when the pass was resumed behind it.
class Pass {
 public:
  Pass(const Account& account, const Files& files, const CancelSource& cancel, const Progress& progress,
       const Pages& pages);

  // `from` is what an earlier pass over other files, settings or versions may have left: then it begins anew.
  void run(bool incremental, const std::optional<Checkpoint>& from);

 private:
  void read_part();
  void read_rows(Export& file, const HostFile& source, Notes& notes);
  void add(const Json& record, const Row& row, Notes& notes);
  void remember_ids_before(Export& file, Place end);
  void collect(const HostFile& source, Notes& notes);
  void emit(std::uint64_t bytes_read);

  const Account& account_;
  const Files& files_;
  const CancelSource& cancel_;
  const Progress& progress_;
  const Pages& pages_;
  Checkpoint now_;
  Page page_;
  bool whole_ = true;                             // the files are read as a whole; false: nothing changed
  boost::unordered_flat_set<std::uint64_t> ids_;  // hashes: 9 to 18 bytes for each row
  std::vector<std::string> observations_;
};

// JSON text, whatever the strings in it hold.
std::string dumped(const Json& json);
// The identity of the account's files as they are.
Checkpoint present_state(const Account& account, const Files& files);

}  // namespace rafiq::file
