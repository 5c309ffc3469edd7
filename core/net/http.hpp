// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::net {

struct Header {
  std::string name;
  std::string value;
};

struct Request {
  std::string method = "GET";
  std::string url;  // absolute, or a path below the session's base URL
  std::vector<Header> headers;
  std::string body;
  std::chrono::milliseconds timeout{0};  // of one try; 0: the session's limit. Never above it
  std::string auth_slot;                 // empty: no credential is added
  bool idempotent = false;  // may be sent twice although the method is not GET, HEAD, PUT, DELETE or OPTIONS
  bool urgent = false;      // an agent is waiting: goes ahead of the others in the rate budget
};

struct Response {
  int status = 0;               // redirects are already followed
  std::vector<Header> headers;  // names in lower case
  std::string body;             // decompressed

  // The first header of that (lower-case) name.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
};

}  // namespace rafiq::net
