// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/pull.hpp"
#include "core/sync/push.hpp"
#include "core/util/json.hpp"
#include "core/util/time.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace rafiq::test {

// A CRM that can be written to and outlives the process that writes: it lies in a file. Speaks as a connector
// does, and lies or fails when told to.
class WritableCrm final : public sync::Crm {
 public:
  explicit WritableCrm(std::filesystem::path file) : file_(std::move(file)) {}

  sync::VersionGuard guard = sync::VersionGuard::strong;
  bool marker_search = true;
  TimePoint now{};
  std::size_t page_size = 3;
  // Before each question, counted from 1: a failure is what the connector then says, and nothing is done.
  std::function<std::optional<connector::Failure>(int question)> before = [](int) { return std::nullopt; };
  // After it was done: a failure loses the answer.
  std::function<std::optional<connector::Failure>(int question)> after = [](int) { return std::nullopt; };
  // Of a write: whether the CRM takes it.
  std::function<std::optional<connector::Failure>(const Json& request)> judge = [](const Json&) {
    return std::nullopt;
  };
  int questions = 0;

  Result<Json> get(std::string_view entity, std::string_view id) override {
    return ask([&](Json& all) { return answer_get(all, key(entity, id)); });
  }
  Result<Json> write(const Json& request) override {
    return ask([&](Json& all) -> Result<Json> {
      if (auto failure = judge(request)) return fail(*failure);
      return request.contains("create") ? create(all, request) : set(all, request);
    });
  }
  [[nodiscard]] std::optional<connector::Failure> failure() const override { return failure_; }
  sync::Reader reader() {
    return [this](const Json& request, const connector::PageSink& on_page, const CancelToken&) {
      return list(request, on_page);
    };
  }

  // What somebody does in the CRM itself.
  void put(const Json& record) {
    Json all = load();
    store(all, record);
    save(all);
  }
  void set_field(std::string_view id, const std::string& aspect, const Values& values) {
    Json all = load();
    Json record = all["records"][key("user", id)];
    apply(record, Json{{aspect, values}});
    store(all, std::move(record));
    save(all);
  }
  void remove(std::string_view entity, std::string_view id) {
    Json all = load();
    const auto gone = all["records"][key(entity, id)];
    all["records"].erase(key(entity, id));
    all["feed"].push_back(
        {{"kind", gone["kind"]}, {"entity", gone["entity"]}, {"id", gone["id"]}, {"deleted", true}});
    save(all);
  }
  [[nodiscard]] Json record(std::string_view entity, std::string_view id) const {
    return load()["records"].value(key(entity, id), Json());
  }
  [[nodiscard]] Values field(std::string_view id, const std::string& aspect) const {
    Values values;
    const Json one = record("user", id);
    for (const auto& fact : one.value("facts", Json::array()))
      if (fact["aspect"] == aspect) values.push_back(fact["value"]);
    return values;
  }
  // What the field held at that time and has held since, each state once.
  [[nodiscard]] std::vector<Values> held_since(std::string_view entity, std::string_view id,
                                               const std::string& field, TimePoint since) const;
  [[nodiscard]] std::size_t made(std::string_view entity) const {
    std::size_t count = 0;
    const Json all = load();
    for (const auto& one : all["records"])
      if (one["entity"] == entity) ++count;
    return count;
  }

  [[nodiscard]] std::string version(std::string_view entity, std::string_view id) const {
    return std::to_string(record(entity, id).value("_version", 0));
  }
  // Records that one edit made a second time.
  [[nodiscard]] std::size_t duplicates() const {
    std::size_t count = 0;
    const Json all = load();
    for (const auto& one : all["records"])
      if (one["id"].get<std::string>().find("-copy") != std::string::npos) ++count;
    return count;
  }

  [[nodiscard]] sync::WriteRules rules() const {
    sync::WriteRules rules;
    rules.entities.push_back({"user",
                              EditKind::fact,
                              guard,
                              false,
                              {{"education", "Education", false},
                               {"experience", "Experience", false},
                               {"interest", "Interests", true}}});
    rules.entities.push_back({"note", EditKind::touchpoint, guard, marker_search, {}});
    rules.entities.push_back({"task", EditKind::commitment, guard, marker_search, {}});
    return rules;
  }

 private:
  static std::string key(std::string_view entity, std::string_view id) {
    return std::string(entity) + "/" + std::string(id);
  }
  [[nodiscard]] Json load() const;
  void save(const Json& all) const;
  void store(Json& all, Json record);
  static void apply(Json& record, const Json& set);
  Result<Json> ask(const std::function<Result<Json>(Json& all)>& work);
  Result<Json> fail(connector::Failure failure);
  Result<Json> answer_get(const Json& all, const std::string& key);
  Result<Json> set(Json& all, const Json& request);
  Result<Json> create(Json& all, const Json& request);
  Status list(const Json& request, const connector::PageSink& on_page);

  std::filesystem::path file_;
  std::optional<connector::Failure> failure_;
};

inline connector::Failure failing(rafiq_status status, std::string message = "told to fail") {
  return {status, "test", std::move(message), std::chrono::milliseconds{0}};
}

}  // namespace rafiq::test
