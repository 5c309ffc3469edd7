// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/database.hpp"

namespace rafiq::store {

// What a large import puts off. Writing a million customers one by one into indexes in the order of their
// mails and phones touches a page of the disk for each; building those indexes at the end sorts once. And the
// index of names is cheaper to fill with many customers at a time.
//
// What was put off is written down in the database: killed at any instant, it is made up for by whoever reads
// next. Until then nothing is wrong, only slow: what is not indexed is found by looking at all there is.
class Bulk {
 public:
  explicit Bulk(Database& database) : database_(&database) {}

  // A full listing begins, within the caller's write: names are put off. In a home without any record the
  // other indexes are too.
  Status begin();
  // After each page: puts names into the index once many wait.
  Status catch_up();
  // All that was put off, each step in a write of its own.
  Status finish();

  // While a first import runs, a commit is not waited for to reach the disk (see bulk.cpp); at any other time
  // it is.
  Status set_pace();

 private:
  Result<bool> index_names(std::int64_t at_least);
  Database* database_;
};

}  // namespace rafiq::store
