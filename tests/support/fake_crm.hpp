// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/pull.hpp"
#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace rafiq::test {

// A CRM in memory that speaks as a connector does: full listings in pages, then a feed of changes.
class FakeCrm {
 public:
  // Adds or replaces a record; the feed tells of it.
  void put(Json record) {
    const auto at = find(record);
    if (at == records_.end())
      records_.push_back(record);
    else
      *at = record;
    feed_.push_back(std::move(record));
  }
  // The feed tells of it, as CRMs with tombstones do.
  void remove(const Json& record) {
    drop(record);
    feed_.push_back(
        {{"kind", record["kind"]}, {"entity", record["entity"]}, {"id", record["id"]}, {"deleted", true}});
  }
  // Nobody tells of it; only a full listing misses it.
  void drop(const Json& record) {
    if (const auto at = find(record); at != records_.end()) records_.erase(at);
  }

  // Called before each page, as the network would be.
  std::function<Status(int page)> before_page = [](int) -> Status { return success(); };
  std::size_t page_size = 3;
  Json last_request;

  sync::Reader reader() {
    return [this](const Json& request, const connector::PageSink& on_page, const CancelToken& cancel) {
      return serve(request, on_page, cancel);
    };
  }

 private:
  std::vector<Json>::iterator find(const Json& record) {
    return std::find_if(records_.begin(), records_.end(), [&](const Json& other) {
      return record.is_object() && other.is_object() &&
             record.value("entity", Json()) == other.value("entity", Json()) &&
             record.value("id", Json()) == other.value("id", Json());
    });
  }

  Status serve(const Json& request, const connector::PageSink& on_page, const CancelToken& cancel) {
    last_request = request;
    Json place = request["checkpoint"];
    if (place.is_null()) place = {{"listed", 0}, {"since", feed_.size()}};
    for (int number = 0; !cancel.requested(); ++number) {
      RAFIQ_TRY(before_page(number));
      const bool listing = place.contains("listed");
      const auto& source = listing ? records_ : feed_;
      const std::size_t from =
          listing ? place["listed"].get<std::size_t>() : place["since"].get<std::size_t>();
      const std::size_t to = std::min(source.size(), from + page_size);
      const bool end = to == source.size();
      Json page{
          {"records", Json::array()}, {"end", end}, {"progress", {{"done", to}, {"total", source.size()}}}};
      for (std::size_t i = from; i < to; ++i) page["records"].push_back(source[i]);
      if (!listing)
        place = {{"since", to}};
      else if (end)
        place = {{"since", place["since"]}};
      else
        place["listed"] = to;
      page["checkpoint"] = place;
      RAFIQ_TRY(const auto flow, on_page(page));
      if (end || flow == connector::Flow::stop) break;
    }
    return success();
  }

  std::vector<Json> records_;
  std::vector<Json> feed_;
};

inline Json customer_json(const std::string& id, const std::string& name) {
  return {{"kind", "customer"},
          {"entity", "user"},
          {"id", id},
          {"version", "1"},
          {"name", name},
          {"phones", {{{"value", "0100 000 " + id}}}},
          {"mails", {{{"value", "user" + id + "@example.com"}}}},
          {"languages", {"ar"}},
          {"facts", {{{"aspect", "education"}, {"label", "Education"}, {"value", "BSc"}}}}};
}

inline Json touchpoint_json(const std::string& id, const std::string& customer) {
  return {{"kind", "touchpoint"},
          {"entity", "ticket"},
          {"id", id},
          {"at", "2026-02-01T09:00:00Z"},
          {"customer", {{"entity", "user"}, {"id", customer}}},
          {"what", "asked about " + id},
          {"channel", "mail"},
          {"case", {{"id", id}, {"subject", "Invoice"}, {"status", "open"}, {"kind", "complaint"}}}};
}

inline Json commitment_json(const std::string& id, const std::string& customer) {
  return {{"kind", "commitment"},
          {"entity", "task"},
          {"id", id},
          {"customer", {{"entity", "user"}, {"id", customer}}},
          {"what", "call back"},
          {"due", "2026-03-02"},
          {"state", "open"}};
}

}  // namespace rafiq::test
