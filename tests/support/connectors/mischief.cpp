// SPDX-License-Identifier: Apache-2.0
// A connector that goes wrong in the way that its setting "do" names. Until then it is a good one: `read`
// gives pages
// {"records":[],"checkpoint":{"page":N},"end":bool}, five of them unless the setting "pages" says otherwise;
// what is named in "do" happens after page 2.
#include <rafiq/connector.hpp>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

namespace {

using Json = nlohmann::json;

constexpr int core_stream = 3;

[[noreturn]] void sleep_forever() {
  while (true) std::this_thread::sleep_for(std::chrono::hours{1});
}

// What connectors have no business to do: to write to the stream of their host.
void write_raw(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::send(core_stream, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

struct NoStandardException {};

}  // namespace

class Mischief : public rafiq::Connector {
 public:
  static constexpr const char* id = "mischief";
  static constexpr const char* version = "1.0.0";
  static std::string describe() { return R"({"id":"mischief","version":"1.0.0"})"; }

  Mischief(const rafiq::Host& host, std::string_view account) : Connector(host) {
    const auto input = Json::parse(account);
    settings_ = input.at("settings");
    files_input_ = input.at("files");
    if (deed() == "refuse-create")
      throw rafiq::Failure(rafiq::Reason::config, "no-url", "The setting \"url\" is missing");
  }

  std::string check(std::string_view) override {
    if (deed() == "throw-standard") throw std::runtime_error("secret customer data: nobody@example.org");
    if (deed() == "throw-other") throw NoStandardException{};
    if (deed() == "throw-memory") throw std::bad_alloc{};
    if (deed() == "throw-failure")
      throw rafiq::Failure(rafiq::Reason::rate_limited, "quota", "The quota of the day is used up",
                           std::chrono::milliseconds{2500});
    if (deed() == "environment") return environment();
    if (deed() == "memory") return Json{{"got", memory()}}.dump();
    if (deed() == "files") return Json{{"got", open_files()}}.dump();
    if (deed() == "clock") return Json{{"now_ms", clock().now().time_since_epoch().count()}}.dump();
    if (deed() == "threads") return from_threads();
    if (deed() == "http-threads") return http_from_threads();
    if (deed() == "log") return write_log();
    return Json{{"signed_in_as", "mischief"}, {"files", files_input_}}.dump();
  }

  std::string get(std::string_view request) override {
    rafiq::HttpRequest http_request;
    http_request.url = Json::parse(request).at("id").get<std::string>();
    http_request.headers.push_back({"X-Asked-By", "mischief"});
    const auto response = http().send(http_request);
    unsigned sum = 0;
    for (const char c : response.body) sum = sum * 31 + static_cast<unsigned char>(c);
    return Json{{"status", response.status},
                {"type", response.header("content-type")},
                {"size", response.body.size()},
                {"sum", sum}}
        .dump();
  }

  std::string find(std::string_view request) override {
    const auto name = Json::parse(request).at("value").get<std::string>();
    const auto info = files().info(name);
    std::string content;
    std::vector<char> buffer(3 << 20);
    while (const auto got = files().read(name, content.size(), buffer)) content.append(buffer.data(), got);
    return Json{{"bytes", info.bytes}, {"read", content.size()}, {"begin", content.substr(0, 20)}}.dump();
  }

  void read(std::string_view request, const rafiq::Pages& pages) override {
    const auto input = Json::parse(request);
    const auto from = input.value("/checkpoint/page"_json_pointer, 0);
    const auto count = settings_.value("pages", 5);
    for (int page = from + 1; page <= count; ++page) {
      pages.emit(
          Json{{"records", Json::array()}, {"checkpoint", {{"page", page}}}, {"end", page == count}}.dump());
      progress().report(static_cast<std::uint64_t>(page), static_cast<std::uint64_t>(count));
      if (page == from + 2) misbehave(pages);
    }
  }

 private:
  [[nodiscard]] std::string deed() const { return settings_.value("do", std::string()); }

  void misbehave(const rafiq::Pages& pages) {
    const auto what = deed();
    if (what == "segfault") std::raise(SIGSEGV);
    if (what == "abort") std::abort();
    if (what == "exit") std::_Exit(3);
    if (what == "terminate") std::thread([] { throw std::runtime_error("on a thread of its own"); }).join();
    if (what == "hang") sleep_forever();
    if (what == "hang-politely")
      while (true) {
        cancel().throw_if_requested();
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
      }
    if (what == "shutdown") {
      ::shutdown(core_stream, SHUT_RDWR);
      sleep_forever();
    }
    if (what == "print") print();
    if (what == "close-output") {
      ::close(STDOUT_FILENO);
      ::close(STDERR_FILENO);
    }
    if (what == "huge") pages.emit("{\"records\":\"" + std::string(std::size_t{17} << 20, 'x') + "\"}");
    if (what == "not-json") pages.emit("{\"records\": nobody@example.org");
    if (what == "not-utf8") pages.emit("{\"records\": \"\xff\xfe\"}");
    if (what == "deep")
      pages.emit("{\"records\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}");
    if (what == "lie-long") write_raw(std::string("\xff\xff\xff\x7f\x11", 5) + "{}");
    if (what == "lie-over")
      write_raw(std::string("\x01\x00\x00\x01\x11", 5) + std::string((16 << 20) + 1, 'x'));
    if (what == "lie-short") write_raw(std::string("\x06\x00\x00\x00\x11\xff\x00\x00\x00{}", 11));
    if (what == "lie-kind") write_raw(std::string("\x06\x00\x00\x00\x63\x02\x00\x00\x00{}", 11));
    if (what == "half-frame") {
      write_raw(std::string("\x00\x00\x10\x00\x11\x02\x00\x00\x00{}", 11));
      std::_Exit(0);
    }
    if (what.starts_with("lie")) sleep_forever();
  }

  static void print() {
    const std::string line = std::string(1000, 'x') + "\n";
    for (int i = 0; i < 4000; ++i) std::fputs(line.c_str(), i % 2 == 0 ? stdout : stderr);
    std::fflush(stdout);
  }

  static std::string environment() {
    auto names = Json::array();
    for (char** entry = environ; *entry != nullptr; ++entry)
      names.push_back(std::string(*entry).substr(0, std::string(*entry).find('=')));
    std::array<char, 256> folder{};
    const char* where = ::getcwd(folder.data(), folder.size());
    auto descriptors = 0;
    for (int number = 0; number < 1024; ++number) descriptors += ::fcntl(number, F_GETFD) >= 0 ? 1 : 0;
    return Json{{"names", names}, {"folder", where == nullptr ? "" : where}, {"descriptors", descriptors}}
        .dump();
  }

  // How much can be had before there is no more; of 4 GiB at most.
  static std::size_t memory() {
    std::vector<std::vector<char>> blocks;
    try {
      while (blocks.size() < 64) blocks.emplace_back(std::size_t{64} << 20, 'x');
    } catch (const std::bad_alloc&) {
    }
    return blocks.size();
  }

  static std::size_t open_files() {
    std::vector<int> opened;
    for (int one = 0; opened.size() < 10'000 && (one = ::dup(0)) >= 0;) opened.push_back(one);
    for (const int one : opened) ::close(one);
    return opened.size();
  }

  // The services are for any thread of the connector.
  std::string from_threads() {
    std::vector<std::thread> threads;
    std::atomic<int> good{0};
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&] {
        for (int round = 0; round < 50; ++round) {
          if (clock().now().time_since_epoch().count() != 0 && !cancel().requested()) ++good;
          log().debug("from a thread");
          progress().report(1);
        }
      });
    for (auto& thread : threads) thread.join();
    return Json{{"good", good.load()}}.dump();
  }

  std::string http_from_threads() {
    std::vector<std::thread> threads;
    std::atomic<int> good{0};
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&] {
        rafiq::HttpRequest request;
        request.url = "/together";
        if (http().send(request).ok()) ++good;
      });
    for (auto& thread : threads) thread.join();
    return Json{{"good", good.load()}}.dump();
  }

  std::string write_log() {
    log().warn("called by nobody@example.org from +966 50 1234567\nand more");
    for (int i = 0; i < 1000; ++i) log().info("again");
    return "{}";
  }

  Json settings_;
  Json files_input_;
};

RAFIQ_CONNECTOR(Mischief)
