// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/session.hpp"
#include "sdk/conformance/bench/http_source.hpp"
#include "sdk/conformance/subject.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace rafiq::conform {

// An account of a real CRM. Secrets stand in files of their own, one each, as rafiqctl account add takes
// them.
struct Account {
  Json settings = Json::object();
  std::map<std::string, std::string> secrets;
  // Errors: not_found, bad_data.
  static Result<Account> load(const std::filesystem::path& file);
};

// The conversation with its CRM. Errors: those of net::Session::create, and of loading the connector.
Result<std::unique_ptr<net::Session>> open_session(const Subject& subject, const Account& account);

// What a connector read.
struct ReadThrough {
  std::string version;        // of the connector
  std::vector<Json> records;  // as they came
  std::string trouble;        // why it ended early; empty: it did not
};
// check, then `pages` pages of a full read, in this process. Errors: configuration (it does not load).
Result<ReadThrough> read_through(const Subject& subject, const Json& settings, HttpSource& http,
                                 std::size_t pages);

}  // namespace rafiq::conform
