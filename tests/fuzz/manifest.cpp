// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/declared.hpp"

#include <array>
#include <cstdint>
#include <fstream>
#include <vector>

// An even first byte: a manifest as text, a zero byte, and what the CRM answers to everything. An odd one: a
// good manifest in which the next bytes exchange, remove and repeat parts, then the answer. Whatever is
// accepted is run; only Failures may come out of it.
namespace {

using rafiq_declarative::Json;

const std::vector<Json>& good_manifests() {
  static const auto all = [] {
    std::vector<Json> manifests;
    for (const char* path :
         {"/plugins/tryton/manifest.json", "/tests/bench/manifest_against_rt/manifest.json"}) {
      std::ifstream file(std::string(RAFIQ_SOURCE_DIR) + path);
      manifests.push_back(Json::parse(file));
    }
    return manifests;
  }();
  return all;
}

void collect(Json& json, std::vector<Json*>& nodes) {
  nodes.push_back(&json);
  if (json.is_structured())
    for (Json& inner : json) collect(inner, nodes);
}

// One part is replaced by another part, a value that stands nowhere else, or nothing.
void change(Json& manifest, std::uint8_t high, std::uint8_t low, std::uint8_t how) {
  std::vector<Json*> nodes;
  collect(manifest, nodes);
  Json& node = *nodes[(std::size_t{high} * 256 + low) % nodes.size()];
  static const std::array<Json, 10> odd{
      Json(),        Json(0),       Json(-1),     Json(1e300),
      Json(true),    Json(""),      Json("${.}"), Json("${last.id}${setting.url}"),
      Json::array(), Json::object()};
  if (how < odd.size())
    node = odd[how];
  else
    node = Json(*nodes[(std::size_t{how} * 31 + low) % nodes.size()]);
}

void run(const Json& manifest, std::string_view answer) {
  int left = 60;
  const auto send = [&](const rafiq::HttpRequest&) {
    if (--left < 0) throw rafiq::Failure(rafiq::Reason::cancelled, "enough", "enough");
    return rafiq::HttpResponse{200, {{"date", "Sun, 22 Nov 2026 19:30:22 GMT"}}, std::string(answer)};
  };
  const auto guarded = [](const auto& work) {
    try {
      work();
    } catch (const rafiq::Failure&) {
    }
  };
  guarded([&] {
    rafiq_declarative::Declared declared(
        Json{{"manifest", manifest}}.dump(-1, ' ', false, Json::error_handler_t::replace), send,
        [] { return 1'795'000'000'000; });
    const auto entity = manifest.at("entities").at(0).at("name");
    const auto drop = [](std::string_view) {};
    guarded([&] { declared.read(R"({"scope":{"kind":"all"},"checkpoint":null})", drop); });
    guarded([&] { declared.list_ids(Json{{"entity", entity}, {"checkpoint", nullptr}}.dump(), drop); });
    guarded([&] { declared.get(Json{{"entity", entity}, {"id", "1"}}.dump()); });
    guarded([&] { declared.find(R"({"by":"phone","value":"+96890000000"})"); });
    guarded([&] { declared.find(R"({"by":"url","value":"https://x.example/#crm/model/party.party/1"})"); });
    guarded([&] {
      declared.write(
          Json{{"entity", entity}, {"id", "1"}, {"marker", "m"}, {"set", {{"education", {"x"}}}}}.dump());
    });
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 8) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 2 == 0) {
    const auto zero = rest.find('\0');
    const Json manifest = Json::parse(rest.substr(0, zero), nullptr, /*allow_exceptions=*/false);
    if (!manifest.is_object()) return 0;
    run(manifest, zero == std::string_view::npos ? "[]" : rest.substr(zero + 1));
    return 0;
  }
  Json manifest = good_manifests()[data[1] % 2];
  const std::size_t changes = data[2] % 3;  // few: with many none is accepted
  std::size_t at = 3;
  for (std::size_t i = 0; i < changes && at + 3 < size; ++i, at += 3)
    change(manifest, data[at], data[at + 1], data[at + 2]);
  run(manifest, {reinterpret_cast<const char*>(data) + at, size - at});
  return 0;
}
