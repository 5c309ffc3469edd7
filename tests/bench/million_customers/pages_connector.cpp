// SPDX-License-Identifier: Apache-2.0
// The CRM of pages.py, whose pages hold records in Rafiq's own shape: nothing is mapped, and the next page is
// fetched while the last one is committed.
#include <rafiq/connector.hpp>

#include <future>
#include <string>

namespace {

// {"page":12} or null.
unsigned long page_of(std::string_view request) {
  const auto at = request.find("\"page\":");
  return at == std::string_view::npos ? 0 : std::stoul(std::string(request.substr(at + 7, 20)));
}

}  // namespace

class PagesOfACrm : public rafiq::Connector {
 public:
  static constexpr const char* id = "pages";
  static constexpr const char* version = "1.0.0";
  static std::string describe() {
    return R"({"id":"pages","version":"1.0.0","title":{"en":"Pages","ar":"صفحات"},"summary":{"en":"Of a bench","ar":"لقياس"},
               "verified":"live","base_url":"${setting.url}","auth":{},"allowed_hosts":[],"secrets":[],
               "budget":{"requests_per_second":1000,"burst":1000,"concurrent":4},
               "settings":[{"key":"url","kind":"url","label":{"en":"Address","ar":"العنوان"},"required":true}],
               "record_urls":[{"entity":"contact","pattern":"/contacts/${id}"}],
               "entities":[{"name":"contact","kind":"customer","writable":false}]})";
  }

  PagesOfACrm(const rafiq::Host& host, std::string_view) : Connector(host) {}

  std::string check(std::string_view) override { return R"({"signed_in_as":"bench","notes":[]})"; }

  void read(std::string_view request, const rafiq::Pages& pages) override {
    auto number = page_of(request);
    auto page = fetch(number);
    for (bool end = false; !end;) {
      end = page == "[]";
      auto next = std::async(std::launch::async,
                             [this, number, end] { return end ? std::string() : fetch(number + 1); });
      ++number;
      pages.emit("{\"checkpoint\":{\"page\":" + std::to_string(number) +
                 "},\"end\":" + (end ? "true" : "false") + ",\"records\":" + page + "}");
      page = next.get();
    }
  }

 private:
  std::string fetch(unsigned long number) {
    rafiq::HttpRequest request;
    request.url = "/" + std::to_string(number);
    return std::string(http().send(request).body);
  }
};

RAFIQ_CONNECTOR(PagesOfACrm)
