// SPDX-License-Identifier: Apache-2.0
#include "tests/support/writable_crm.hpp"

#include <fstream>

namespace rafiq::test {
namespace {

Values values_in(const Json& record, const std::string& field) {
  if (record["kind"] == "commitment") return {record.value(field, "")};
  Values values;
  for (const auto& fact : record.value("facts", Json::array()))
    if (fact["aspect"] == field) values.push_back(fact["value"]);
  return values;
}

// By the second: that in which it was last written.
std::string version_of(const Json& record, sync::VersionGuard guard) {
  if (guard != sync::VersionGuard::second) return std::to_string(record["_version"].get<int>());
  const auto written = parse_iso8601(record["modified_at"].get<std::string>()).value();
  return std::to_string(std::chrono::floor<std::chrono::seconds>(written).time_since_epoch().count());
}

// Members of our own: a connector would not show them.
Json shown(Json record, sync::VersionGuard guard) {
  record["version"] = version_of(record, guard);
  record.erase("_version");
  record.erase("_marker");
  return record;
}

// What a feed tells of a record: as it is now, or that it is gone.
Json current(const Json& all, Json told, sync::VersionGuard guard) {
  const auto place = told["entity"].get<std::string>() + "/" + told["id"].get<std::string>();
  if (const auto found = all["records"].find(place); found != all["records"].end())
    return shown(*found, guard);
  told["deleted"] = true;
  return told;
}

}  // namespace

Json WritableCrm::load() const {
  std::ifstream in(file_);
  if (!in) return {{"records", Json::object()}, {"feed", Json::array()}, {"history", Json::object()}};
  return Json::parse(in);
}

void WritableCrm::save(const Json& all) const {
  const auto unfinished = file_.string() + ".unfinished";
  std::ofstream(unfinished) << all.dump();
  std::filesystem::rename(unfinished, file_);
}

void WritableCrm::store(Json& all, Json record) {
  const auto place = key(record["entity"].get<std::string>(), record["id"].get<std::string>());
  record["_version"] = all["records"].value(place, Json::object()).value("_version", 0) + 1;
  record["modified_at"] = to_iso8601(now);
  all["feed"].push_back({{"kind", record["kind"]}, {"entity", record["entity"]}, {"id", record["id"]}});
  all["history"][place].push_back(record);
  all["records"][place] = std::move(record);
}

std::vector<Values> WritableCrm::held_since(std::string_view entity, std::string_view id,
                                            const std::string& field, TimePoint since) const {
  std::vector<Values> states;
  const Json history = load()["history"].value(key(entity, id), Json::array());
  for (const auto& state : history) {
    if (parse_iso8601(state["modified_at"].get<std::string>()).value() <= since) states.clear();
    auto values = values_in(state, field);
    if (states.empty() || states.back() != values) states.push_back(std::move(values));
  }
  return states;
}

void WritableCrm::apply(Json& record, const Json& set) {
  static const std::map<std::string, std::string> labels{
      {"education", "Education"}, {"experience", "Experience"}, {"interest", "Interests"}};
  for (const auto& [field, values] : set.items()) {
    if (record["kind"] == "commitment") {
      record[field] = values.at(0);
      continue;
    }
    Json facts = Json::array();
    for (const auto& fact : record.value("facts", Json::array()))
      if (fact["aspect"] != field) facts.push_back(fact);
    for (const auto& value : values)
      facts.push_back({{"aspect", field}, {"label", labels.at(field)}, {"value", value}});
    record["facts"] = std::move(facts);
  }
}

Result<Json> WritableCrm::fail(connector::Failure failure) {
  failure_ = std::move(failure);
  return connector::to_error(*failure_, "support");
}

Result<Json> WritableCrm::ask(const std::function<Result<Json>(Json& all)>& work) {
  failure_.reset();
  const int question = ++questions;
  if (auto failure = before(question)) return fail(*failure);
  Json all = load();
  auto answer = work(all);
  if (auto failure = after(question)) return fail(*failure);
  return answer;
}

Result<Json> WritableCrm::answer_get(const Json& all, const std::string& place) {
  const auto found = all["records"].find(place);
  if (found == all["records"].end()) return Json{{"record", nullptr}};
  return Json{{"record", shown(*found, guard)}};
}

Result<Json> WritableCrm::set(Json& all, const Json& request) {
  const auto place = key(request["entity"].get<std::string>(), request["id"].get<std::string>());
  const auto found = all["records"].find(place);
  if (found == all["records"].end()) return fail(failing(RAFIQ_NOT_FOUND));
  if (guard != sync::VersionGuard::none && request.value("version", "") != version_of(*found, guard))
    return fail(failing(RAFIQ_CONFLICT));
  Json record = *found;
  apply(record, request["set"]);
  store(all, std::move(record));
  save(all);
  return Json{{"id", request["id"]}, {"version", version_of(all["records"][place], guard)}};
}

Result<Json> WritableCrm::create(Json& all, const Json& request) {
  if (marker_search)
    for (const auto& one : all["records"])
      if (request["marker"] == one.value("_marker", ""))
        return Json{{"id", one["id"]}, {"version", version_of(one, guard)}, {"record", shown(one, guard)}};
  Json record = request["create"];
  record["entity"] = request["entity"];
  record["kind"] = request["entity"] == "note" ? "touchpoint" : "commitment";
  // The same edit always makes the same record, so that two runs can be compared.
  record["id"] = "m-" + request["marker"].get<std::string>();
  for (int copy = 0;
       all["records"].contains(key(record["entity"].get<std::string>(), record["id"].get<std::string>()));
       ++copy)
    record["id"] = "m-" + request["marker"].get<std::string>() + "-copy" + std::to_string(copy);
  record["_marker"] = request["marker"];
  const std::string id = record["id"];
  store(all, std::move(record));
  save(all);
  return Json{{"id", id}, {"version", "1"}};
}

Status WritableCrm::list(const Json& request, const connector::PageSink& on_page) {
  Json place = request["checkpoint"];
  if (place.is_null()) place = {{"listed", 0}, {"since", load()["feed"].size()}};
  for (;;) {
    failure_.reset();
    if (auto failure = before(++questions)) {
      failure_ = *failure;
      return connector::to_error(*failure, "support");
    }
    const Json all = load();
    Json source = all["feed"];
    const bool listing = place.contains("listed");
    if (listing) {
      source = Json::array();
      for (const auto& one : all["records"]) source.push_back(shown(one, guard));
    }
    const auto from = place[listing ? "listed" : "since"].get<std::size_t>();
    const auto to = std::min(source.size(), from + page_size);
    const bool end = to >= source.size();
    Json page{{"records", Json::array()}, {"end", end}};
    for (std::size_t i = from; i < to; ++i)
      page["records"].push_back(listing ? source[i] : current(all, source[i], guard));
    if (!listing)
      place = {{"since", to}};
    else if (end)
      place = {{"since", place["since"]}};
    else
      place["listed"] = to;
    page["checkpoint"] = place;
    RAFIQ_TRY(const auto flow, on_page(page));
    if (auto failure = after(questions)) {
      failure_ = *failure;
      return connector::to_error(*failure, "support");
    }
    if (end || flow == connector::Flow::stop) return success();
  }
}

}  // namespace rafiq::test
