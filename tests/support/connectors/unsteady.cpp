// SPDX-License-Identifier: Apache-2.0
// A CRM of ten customers in five pages, whose connector crashes after the second page, as its setting "crash"
// says: "never"; "first": when it reads from the beginning; "always": there, and again when it resumes;
// "wait": not by itself: it says how far it is and waits to be killed from outside; "start": at once.
#include <rafiq/connector.hpp>

#include <nlohmann/json.hpp>

#include <chrono>
#include <csignal>
#include <thread>

namespace {

using Json = nlohmann::json;
constexpr int page_count = 5;

Json customer(int number) {
  const auto id = std::to_string(number);
  return {{"kind", "customer"},
          {"entity", "person"},
          {"id", id},
          {"version", "1"},
          {"name", "Customer " + id},
          {"mails", Json::array({{{"value", "customer" + id + "@example.com"}}})}};
}

}  // namespace

class Unsteady : public rafiq::Connector {
 public:
  static constexpr const char* id = "unsteady";
  static constexpr const char* version = "1.0.0";
  static std::string describe() {
    return R"({"id":"unsteady","version":"1.0.0","title":{"en":"Unsteady","ar":"متقلب"},"summary":{"en":"Crashes when told to","ar":"يتعطل إذا طُلب منه"},
               "verified":"live","settings":[{"key":"crash","label":{"en":"Crash","ar":"تعطل"},"required":true}],"secrets":[],
               "entities":[{"name":"person","kind":"customer","writable":false}]})";
  }

  Unsteady(const rafiq::Host& host, std::string_view account)
      : Connector(host), crash_(Json::parse(account).at("settings").at("crash").get<std::string>()) {
    if (crash_ == "start") std::raise(SIGSEGV);
  }

  std::string check(std::string_view) override { return R"({"signed_in_as":"unsteady","notes":[]})"; }

  void read(std::string_view request, const rafiq::Pages& pages) override {
    const auto input = Json::parse(request);
    const auto checkpoint = input.at("checkpoint");
    const int from = checkpoint.is_null() ? 0 : checkpoint.at("page").get<int>();
    if (from > 0 && crash_ == "always") std::raise(SIGSEGV);
    for (int page = from + 1; page <= page_count; ++page) {
      if (page == 3 && (crash_ == "always" || (crash_ == "first" && from == 0))) std::raise(SIGSEGV);
      if (page == 3 && crash_ == "wait") wait_to_be_killed();
      pages.emit(Json{{"records", {customer(2 * page - 1), customer(2 * page)}},
                      {"checkpoint", {{"page", page}}},
                      {"end", page == page_count}}
                     .dump());
    }
  }

 private:
  void wait_to_be_killed() const {
    while (true) {
      cancel().throw_if_requested();
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
  }

  std::string crash_;
};

RAFIQ_CONNECTOR(Unsteady)
