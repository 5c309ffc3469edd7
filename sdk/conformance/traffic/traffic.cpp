// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/traffic/traffic.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

namespace rafiq::conform {
namespace {

// Those that connectors look at; the others tell about the CRM's servers and its users.
bool worth_keeping(const std::string& name) {
  constexpr std::array<std::string_view, 6> kept{"content-type", "etag",        "last-modified",
                                                 "link",         "retry-after", "location"};
  return std::find(kept.begin(), kept.end(), name) != kept.end();
}

std::string key_of(std::string_view method, std::string_view url, std::string_view body) {
  return std::string(method) + "\n" + std::string(url) + "\n" + std::string(body);
}

}  // namespace

Json Traffic::to_json() const {
  Json json{
      {"connector", connector}, {"version", version}, {"settings", settings}, {"exchanges", Json::array()}};
  for (const auto& one : exchanges) {
    Json headers = Json::object();
    for (const auto& header : one.headers) headers[header.name] = header.value;
    Json exchange{
        {"method", one.method}, {"url", one.url}, {"status", one.status}, {"headers", std::move(headers)}};
    if (!one.body.empty()) exchange["body"] = one.body;
    // As JSON where it is some, so that a person can read and correct it.
    auto answer = Json::parse(one.answer, nullptr, false);
    exchange["answer"] = answer.is_structured() ? std::move(answer) : Json(one.answer);
    json["exchanges"].push_back(std::move(exchange));
  }
  return json;
}

Result<Traffic> Traffic::load(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in)
    return Error{ErrorCode::not_found, "There is no recorded traffic", file.string(),
                 "Record some with rafiq-conform record"};
  std::ostringstream text;
  text << in.rdbuf();
  RAFIQ_TRY(const auto json, parse_json(text.str(), file.string()));
  Traffic traffic;
  traffic.connector = string_member(json, "connector").value_or("");
  traffic.version = string_member(json, "version").value_or("");
  if (json.is_object() && json.contains("settings")) traffic.settings = json["settings"];
  if (!json.is_object() || !json.contains("exchanges") || !json["exchanges"].is_array())
    return Error{ErrorCode::bad_data, "This is no recorded traffic: it has no \"exchanges\"", file.string(),
                 "rafiq-conform validate says more"};
  for (const auto& one : json["exchanges"]) {
    Exchange exchange;
    exchange.method = string_member(one, "method").value_or("GET");
    exchange.url = string_member(one, "url").value_or("");
    exchange.body = string_member(one, "body").value_or("");
    exchange.status = static_cast<int>(integer_member(one, "status").value_or(0));
    if (one.contains("headers") && one["headers"].is_object())
      for (const auto& [name, value] : one["headers"].items())
        if (value.is_string()) exchange.headers.push_back({name, value.get<std::string>()});
    if (one.contains("answer"))
      exchange.answer =
          one["answer"].is_string() ? one["answer"].get<std::string>() : dump_json(one["answer"]);
    traffic.exchanges.push_back(std::move(exchange));
  }
  return traffic;
}

net::Outcome<net::Response> Recorder::send(const net::Request& request, const CancelToken& cancel) {
  auto answer = crm_.send(request, cancel);
  Exchange exchange{request.method, request.url, request.body, 0, {}, {}};
  if (answer) {
    exchange.status = answer.value().status;
    exchange.answer = answer.value().body;
    for (const auto& header : answer.value().headers)
      if (worth_keeping(header.name)) exchange.headers.push_back(header);
  }
  const std::lock_guard lock(mutex_);
  exchanges_.push_back(std::move(exchange));
  return answer;
}

std::vector<Exchange> Recorder::exchanges() const {
  const std::lock_guard lock(mutex_);
  return exchanges_;
}

net::Outcome<net::Response> Replayer::send(const net::Request& request, const CancelToken& /*cancel*/) {
  const auto key = key_of(request.method, request.url, request.body);
  std::vector<const Exchange*> known;
  for (const auto& one : traffic_.exchanges)
    if (key_of(one.method, one.url, one.body) == key) known.push_back(&one);
  const std::lock_guard lock(mutex_);
  if (known.empty())
    return net::Failure{
        net::FailureStatus::protocol,
        "not-recorded",
        "The recorded traffic has no answer to " + request.method + " " + request.url + ". Record it again",
        {}};
  const auto& exchange = *known[std::min(asked_[key]++, known.size() - 1)];
  if (exchange.status == 0)
    return net::Failure{
        net::FailureStatus::transient, "lost", "There was no answer when this was recorded", {}};
  return net::Response{exchange.status, exchange.headers, exchange.answer};
}

}  // namespace rafiq::conform
