// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/conformance/rig.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rafiq::conform {

// What came of reading.
struct Reading {
  std::vector<Json> pages;
  std::optional<connector::Failure> failure;  // nothing: it ended well
  bool ended = false;                         // the last page said "end"
  bool stopped = false;                       // by us
  [[nodiscard]] Json checkpoint() const;      // of the last page; null when there is none
};

// The records that pages leave behind, each as it came last; those that were deleted are in `deleted`.
struct Held {
  std::map<Ref, Json> records;
  std::map<Ref, Json> deleted;
  void take(const Json& page);
};
Held held(const std::vector<Json>& pages);
Held held(const std::vector<Json>& first, const std::vector<Json>& then);
std::optional<Ref> ref_of(const Json& record);

// The scope that brings most: "all" where the connector offers it.
std::string widest_scope(Rig& rig);
// A request for `read`, as core makes it.
Json read_request(Rig& rig, const Json& checkpoint);
Json read_request(const std::string& scope, const Json& checkpoint);

// How often pages may come: beyond, a connector does not end. Generous.
std::size_t most_pages(Rig& rig);

// Reads to the end, or `pages` pages and then stops. A null checkpoint: all.
Reading read(Rig& rig, connector::Connection& connection, const Json& checkpoint,
             std::size_t pages = static_cast<std::size_t>(-1));
// The same, which has to end well. `doing` says when that was: "the first full read".
Reading read_well(Rig& rig, connector::Connection& connection, const Json& checkpoint,
                  std::string_view doing);

// What differs, in words, or empty. Neither side is quoted beyond entity, id and names of members.
std::string difference(const Held& expected, const Held& got);
std::string difference(const std::map<Ref, Json>& expected, const std::map<Ref, Json>& got);
// "contact 1, contact 2 and 5 more"
std::string list(const std::vector<Ref>& refs);
std::string describe(const connector::Failure& failure);  // "transient (overloaded): ..."
std::string_view name_of(rafiq_status status);            // "transient"

}  // namespace rafiq::conform
