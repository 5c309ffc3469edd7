// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/declarative/cursor.hpp"
#include "plugins/declarative/listing.hpp"
#include "plugins/declarative/mapper.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rafiq_declarative {

// What tells of changes: a listing that is asked with ${since}.
struct Feed {
  Listing listing;
  Cursor cursor;
  std::optional<Expression> id;  // of rows that only name a record: whose record it is
};

// Rows that belong to a record: its phones, its addresses.
struct Child {
  std::string name;
  Listing listing;         // of the rows of ${ids}
  Expression key;          // the id of the record that a row belongs to
  std::size_t most = 500;  // ids in one request
  std::optional<Feed> changes;
};

// A way to look somebody up. Rows are records, or name one by `id`.
struct Finding {
  Listing listing;
  std::optional<Expression> id;
};

// How a record is read alone, or several at once.
struct Getting {
  std::optional<Request> request;  // of ${id}
  std::optional<Path> item;
  std::optional<Listing> listing;  // of ${ids}
  std::size_t most = 100;
  // The version, where only the answer's header has it: "etag".
  std::string version_header;
};

// Setting fields of a record.
struct Setting {
  Request request;
  std::optional<Path> merge;  // what is around the fields in the record, and must be sent with them
  bool compare = false;       // the CRM does not guard: the version is compared before it is written
  Json empty;                 // what clears a field
  // Of fields that are rows: what is sent for one that is new, changed, gone.
  std::optional<Form> row_create;
  std::optional<Form> row_update;
  std::optional<Form> row_delete;
};

// Making a record.
struct Making {
  std::optional<Listing> search;  // by ${marker}
  Request request;
  Expression id;  // in the answer, or in what the search found
};

struct Entity {
  std::string name;
  std::string kind;
  bool numeric_ids = false;
  std::vector<std::string> select;
  Mapper mapper;
  Expression id;
  std::optional<Listing> full;
  std::optional<Feed> changes;
  std::optional<Feed> deletions;
  std::optional<Listing> ids;
  std::vector<Child> children;
  std::optional<Getting> get;
  std::map<std::string, std::vector<Finding>, std::less<>> find;
  std::optional<Setting> set;
  std::optional<Making> make;

  // `assigned`: the scope; listings may say what differs then.
  static Entity compile(const Json& json, const Json& manifest, const Settings& settings, bool assigned,
                        const std::string& where);
};

}  // namespace rafiq_declarative
