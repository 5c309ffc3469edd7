// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/file/memory_source.hpp"

#include <rafiq/connector.h>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

// A host in the test's own process, with files in memory, that the connector is driven through by its
// exported entry alone.
namespace rafiq::file::test {

using Json = nlohmann::json;

struct Refusal : std::runtime_error {
  Refusal(std::int32_t why, const std::string& message) : std::runtime_error(message), status(why) {}
  std::int32_t status;
};

class Desk {
 public:
  explicit Desk(Json settings = Json::object()) : settings_(std::move(settings)) {}
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;
  ~Desk() { close(); }

  struct File {
    std::string bytes;
    std::int64_t modified_ms = 1'700'000'000'000;
    std::string shown;
    // Instead of bytes: a file too big to hold, made where it is read.
    std::uint64_t size = 0;
    std::function<void(std::uint64_t offset, std::span<char> buffer)> make;
  };
  Desk& file(const std::string& key, std::string bytes, const std::string& shown = "customers.csv") {
    files[key] = {std::move(bytes), 1'700'000'000'000, shown, 0, nullptr};
    return *this;
  }

  Json check() { return call(&rafiq_connector::check, Json::object()).at(0); }
  Json discover() { return call(&rafiq_connector::discover, Json::object()).at(0); }
  Json get(const std::string& entity, const std::string& id) {
    return call(&rafiq_connector::get, {{"entity", entity}, {"id", id}}).at(0).at("record");
  }
  Json find(const std::string& by, const std::string& value) {
    return call(&rafiq_connector::find, {{"by", by}, {"value", value}}).at(0).at("records");
  }
  std::vector<Json> list_ids(const std::string& entity, const Json& checkpoint = nullptr) {
    return call(&rafiq_connector::list_ids, {{"entity", entity}, {"checkpoint", checkpoint}});
  }
  // `on_page` answers whether to go on.
  std::vector<Json> read(const Json& checkpoint = nullptr, const std::string& mode = "full",
                         std::function<bool(const Json&)> on_page = nullptr) {
    on_page_ = std::move(on_page);
    return call(&rafiq_connector::read,
                {{"mode", mode}, {"scope", {{"kind", "all"}}}, {"checkpoint", checkpoint}});
  }
  // The connector forgets everything, as after a kill.
  void close() {
    if (connector_) connector_->destroy(connector_->instance);
    connector_.reset();
  }

  std::map<std::string, File> files;
  bool keep_pages = true;  // otherwise only on_page sees them

 private:
  std::vector<Json> call(rafiq_verb rafiq_connector::*verb, const Json& request) {
    open();
    return run([&](const rafiq_call* call) { return (*connector_.*verb)(connector_->instance, call); },
               request.dump());
  }

  void open() {
    if (connector_) return;
    Json shown = Json::object();
    for (const auto& [key, file] : files) shown[key] = {{"name", file.shown}};
    rafiq_connector made{};
    made.size = sizeof made;
    host_ = {sizeof host_, RAFIQ_CONNECTOR_ABI_VERSION, this, &Desk::service};
    file_ = {sizeof file_, 0, this, &Desk::info, &Desk::read_file};
    run([&](const rafiq_call* call) { return rafiq_connector_entry_v1_().create(&host_, call, &made); },
        Json{{"settings", settings_}, {"files", shown}}.dump());
    connector_ = made;
  }

  static const rafiq_connector_entry& rafiq_connector_entry_v1_();

  std::vector<Json> run(const std::function<std::int32_t(const rafiq_call*)>& verb,
                        const std::string& input) {
    pages_.clear();
    failure_.clear();
    const rafiq_call call{sizeof call, 0, this, {input.data(), input.size()}, &Desk::emit, &Desk::fail};
    const auto status = verb(&call);
    if (status == RAFIQ_CANCELLED && stopped_)
      stopped_ = false;
    else if (status != RAFIQ_OK)
      throw Refusal(status, failure_);
    return pages_;
  }

  static Desk& self_of(void* self) { return *static_cast<Desk*>(self); }
  static const void* service(void* self, const char* id) {
    return std::strcmp(id, RAFIQ_SERVICE_FILE) == 0 ? &self_of(self).file_ : nullptr;
  }
  static std::int32_t info(void* self, rafiq_view name, rafiq_file_info* out) {
    const auto& file = self_of(self).files.at(std::string(name.ptr, name.len));
    out->bytes = file.make ? file.size : file.bytes.size();
    out->modified_ms = file.modified_ms;
    return RAFIQ_OK;
  }
  static std::int32_t read_file(void* self, rafiq_view name, std::uint64_t offset, char* buffer,
                                std::size_t capacity, std::size_t* got) {
    const auto& file = self_of(self).files.at(std::string(name.ptr, name.len));
    const auto size = file.make ? file.size : file.bytes.size();
    *got = offset >= size ? 0 : std::min(capacity, static_cast<std::size_t>(size - offset));
    if (*got > 0 && file.make) file.make(offset, {buffer, *got});
    if (*got > 0 && !file.make) std::memcpy(buffer, file.bytes.data() + offset, *got);
    return RAFIQ_OK;
  }
  static std::int32_t emit(void* self, rafiq_view json) {
    auto& desk = self_of(self);
    auto page = Json::parse(std::string_view(json.ptr, json.len));
    desk.stopped_ = desk.on_page_ && !desk.on_page_(page);
    if (desk.keep_pages) desk.pages_.push_back(std::move(page));
    return desk.stopped_ ? RAFIQ_STOP : RAFIQ_CONTINUE;
  }
  static void fail(void* self, const rafiq_failure* failure) {
    self_of(self).failure_.assign(failure->message.ptr, failure->message.len);
  }

  Json settings_;
  rafiq_host host_{};
  rafiq_file file_{};
  std::optional<rafiq_connector> connector_;
  std::function<bool(const Json&)> on_page_;
  std::vector<Json> pages_;
  std::string failure_;
  bool stopped_ = false;
};

// The records of all pages, in order.
inline std::vector<Json> records(const std::vector<Json>& pages) {
  std::vector<Json> all;
  for (const auto& page : pages)
    for (const auto& record : page.at("records")) all.push_back(record);
  return all;
}

inline std::string observations(const std::vector<Json>& pages) {
  std::string all;
  for (const auto& page : pages)
    for (const auto& said : page.value("observations", Json::array())) all += said.get<std::string>() + '\n';
  return all;
}

}  // namespace rafiq::file::test

extern "C" const rafiq_connector_entry rafiq_connector_entry_v1;
inline const rafiq_connector_entry& rafiq::file::test::Desk::rafiq_connector_entry_v1_() {
  return rafiq_connector_entry_v1;
}
