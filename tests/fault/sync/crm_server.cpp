// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/sync/crm_server.hpp"

#include <map>

namespace rafiq::test {
namespace {

// The members of a query; values in our tests need no decoding.
std::map<std::string, std::string> members(const std::string& query) {
  std::map<std::string, std::string> all;
  for (std::size_t at = 0; at < query.size();) {
    const auto end = std::min(query.find('&', at), query.size());
    const auto equals = query.find('=', at);
    all[query.substr(at, equals - at)] = query.substr(equals + 1, end - equals - 1);
    at = end + 1;
  }
  return all;
}

// One page of a listing or of the feed.
Json page_from(WritableCrm& crm, const Json& checkpoint) {
  Json only;
  const auto one_page = [&](const Json& page) -> Result<connector::Flow> {
    only = page;
    return connector::Flow::stop;
  };
  (void)crm.reader()({{"checkpoint", checkpoint}}, one_page, CancelToken());
  return only;
}

Reply told(const Result<Json>& answer, const WritableCrm& crm) {
  if (answer) return Reply::json(dump_json(answer.value()));
  const auto failure = crm.failure();
  return Reply::text(failure->message, failure->status == RAFIQ_CONFLICT ? 412 : 404);
}

}  // namespace

void CrmServer::lie_at(int number, Lie lie) {
  const std::lock_guard lock(mutex_);
  asked_ = 0;
  lie_at_ = number;
  lie_ = std::move(lie);
}

int CrmServer::asked() const {
  const std::lock_guard lock(mutex_);
  return asked_;
}

Reply CrmServer::serve(const Received& request) {
  const std::lock_guard lock(mutex_);
  const bool lies = ++asked_ == lie_at_;
  if (lies && !lie_.done) return lie_.answer;
  auto crm = open_();
  try {
    auto truth = answer(crm, request);
    return lies ? lie_.answer : truth;
  } catch (const std::exception& error) {  // the test asks for something that is not there
    return Reply::text(error.what(), 400);
  }
}

Reply CrmServer::answer(WritableCrm& crm, const Received& request) {
  const auto query = members(request.query());
  if (request.path() == "/changes") {
    const auto since = std::stoi(query.at("since"));
    if (since < 0) {
      const auto now = page_from(crm, nullptr)["checkpoint"]["since"];
      return Reply::json(dump_json({{"records", Json::array()}, {"more", false}, {"at", now}}));
    }
    const auto page = page_from(crm, {{"since", since}});
    return Reply::json(dump_json(
        {{"records", page["records"]}, {"more", !page["end"]}, {"at", page["checkpoint"]["since"]}}));
  }
  if (request.path() == "/people") {
    const auto listed = (std::stoul(query.at("page")) - 1) * crm.page_size;
    const auto page = page_from(crm, {{"listed", listed}, {"since", 0}});
    return Reply::json(dump_json({{"records", page["records"]}, {"more", !page["end"]}}));
  }
  if (request.method == "GET" && request.path() == "/record")
    return told(crm.get(query.at("entity"), query.at("id")), crm);
  if (request.path() == "/marked") return told(crm.get(query.at("entity"), "m-" + query.at("marker")), crm);
  crm.marker_search = false;  // that is the connector's part
  auto body = Json::parse(request.body);
  if (request.method == "PUT") body["version"] = request.header("if-match");
  return told(crm.write(body), crm);
}

}  // namespace rafiq::test
