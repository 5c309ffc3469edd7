// SPDX-License-Identifier: Apache-2.0
// A large CRM: reads without end, eight requests at a time for each page, and finds with one.
#include <rafiq/connector.hpp>

#include <nlohmann/json.hpp>

#include <thread>
#include <vector>

namespace {
using Json = nlohmann::json;
}

class Importer : public rafiq::Connector {
 public:
  static constexpr const char* id = "importer";
  static constexpr const char* version = "1.0.0";
  static std::string describe() { return R"({"id":"importer","version":"1.0.0"})"; }

  Importer(const rafiq::Host& host, std::string_view) : Connector(host) {}

  std::string find(std::string_view request) override {
    return Json{{"found", ask("/find/" + Json::parse(request).at("value").get<std::string>())}}.dump();
  }

  void read(std::string_view, const rafiq::Pages& pages) override {
    for (int page = 1;; ++page) {
      std::vector<std::thread> threads;
      for (int i = 0; i < 8; ++i)
        threads.emplace_back([this, i] {
          try {
            (void)ask("/records/" + std::to_string(i));
          } catch (const rafiq::Failure&) {  // cancelled; emit() says so too
          }
        });
      for (auto& thread : threads) thread.join();
      pages.emit(Json{{"records", Json::array()}, {"checkpoint", {{"page", page}}}, {"end", false}}.dump());
    }
  }

 private:
  [[nodiscard]] std::string ask(const std::string& path) const {
    rafiq::HttpRequest request;
    request.url = path;
    return http().send(request).body;
  }
};

RAFIQ_CONNECTOR(Importer)
