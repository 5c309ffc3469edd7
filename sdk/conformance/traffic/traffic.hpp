// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/json.hpp"
#include "core/util/result.hpp"
#include "sdk/conformance/bench/http_source.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace rafiq::conform {

// One request of a connector, before the credential is added, and the CRM's answer.
struct Exchange {
  std::string method;
  std::string url;
  std::string body;
  int status = 0;  // 0: there was none
  std::vector<net::Header> headers;
  std::string answer;
};

// What a connector and its CRM said to each other. sdk/schema/traffic.schema.json.
struct Traffic {
  std::string connector;
  std::string version;
  Json settings = Json::object();
  std::vector<Exchange> exchanges;

  [[nodiscard]] Json to_json() const;
  static Result<Traffic> load(const std::filesystem::path& file);
};

// Notes what passes by. Any thread.
class Recorder final : public HttpSource {
 public:
  explicit Recorder(HttpSource& crm) : crm_(crm) {}
  net::Outcome<net::Response> send(const net::Request& request, const CancelToken& cancel) override;
  [[nodiscard]] std::vector<Exchange> exchanges() const;

 private:
  HttpSource& crm_;
  mutable std::mutex mutex_;
  std::vector<Exchange> exchanges_;
};

// Answers as the CRM did: the same request gets its answers in the order in which they came, the last one for
// ever. What was not recorded is a failure, code "not-recorded". Any thread.
class Replayer final : public HttpSource {
 public:
  explicit Replayer(const Traffic& traffic) : traffic_(traffic) {}
  net::Outcome<net::Response> send(const net::Request& request, const CancelToken& cancel) override;

 private:
  const Traffic& traffic_;
  std::mutex mutex_;
  std::map<std::string, std::size_t> asked_;  // by request, how often
};

}  // namespace rafiq::conform
