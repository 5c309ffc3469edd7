// SPDX-License-Identifier: Apache-2.0
// Reads the same pages of users by the manifest and by plugins/rt, and maps one page by the manifest and
// through nlohmann's DOM. Fails when the ratios that are promised are not met. Usage: bench SOURCE_DIR
#include "plugins/declarative/declared.hpp"
#include "plugins/declarative/mapper.hpp"
#include "plugins/rt/read.hpp"
#include "plugins/rt/user.hpp"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <regex>

namespace {

using nlohmann::json;

constexpr int pages = 50;
constexpr int page_size = 100;
constexpr int rounds = 15;
constexpr double most_of_reading = 1.5;  // times the CPU of the connector written by hand
constexpr double least_of_mapping = 10;  // times faster than through nlohmann's DOM

json read_file(const std::string& path) {
  std::ifstream file(path);
  return json::parse(file);
}

// Answers of RT, made once: pages of users that differ in their numbers.
class Recorded {
 public:
  explicit Recorded(const json& fixture) {
    for (int page = 0; page < pages; ++page) {
      json items = json::array();
      for (int i = 0; i < page_size; ++i) {
        json user = fixture["items"][static_cast<std::size_t>(i) % fixture["items"].size()];
        user["id"] = page * page_size + i + 1000;
        items.push_back(std::move(user));
      }
      bodies_.push_back(json{
          {"count", page_size},
          {"items", items},
          {"page", page + 1},
          {"per_page", page_size},
          {"total",
           nullptr}}.dump());
    }
  }
  [[nodiscard]] const std::string& body(std::size_t page) const { return bodies_.at(page); }

  [[nodiscard]] rafiq::HttpResponse answer(const rafiq::HttpRequest& request) const {
    static const std::regex page("[?&]page=([0-9]+)");
    const std::string& url = request.url;
    if (url.find("/users?") == std::string::npos) return {200, {}, other(url)};
    std::smatch found;
    if (!std::regex_search(url, found, page)) return {200, {}, R"({"items":[],"total":5000})"};
    const int number = std::stoi(found[1]);
    if (url.find("per_page=1&") != std::string::npos)  // does this page join the one before?
      return {200, {}, R"({"items":[{"id":)" + std::to_string(number - 1 + 1000) + "}]}"};
    if (number > pages) return {200, {}, R"({"items":[],"total":null})"};
    return {200, {}, bodies_[static_cast<std::size_t>(number) - 1]};
  }

 private:
  static std::string other(const std::string& url) {
    if (url.find("/groups?") != std::string::npos) return R"({"items":[{"id":4,"Name":"Privileged"}]})";
    if (url.find("/group/4") != std::string::npos) return R"({"Members":[]})";
    return R"({"items":[],"total":null})";
  }
  std::vector<std::string> bodies_;
};

struct Enough {};

double seconds(const std::function<void()>& work) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    const std::clock_t start = std::clock();
    work();
    times.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
  return times[rounds / 2];
}

void read_by_hand(const Recorded& recorded) {
  const auto settings = rafiq_rt::Settings::parse(R"({"settings":{"url":"https://rt.example"}})");
  const rafiq_rt::Rest rest([&](const rafiq::HttpRequest& request) { return recorded.answer(request); });
  int left = pages;
  std::size_t bytes = 0;
  try {
    rafiq_rt::Reader(rest, settings, [&](const json& page) {
      bytes += page.dump().size();
      if (--left == 0) throw Enough{};
    }).read(nullptr);
  } catch (const Enough&) {
  }
  if (bytes == 0) throw std::runtime_error("nothing was read");
}

void read_by_manifest(const Recorded& recorded, const std::string& account) {
  rafiq_declarative::Declared declared(
      account, [&](const rafiq::HttpRequest& request) { return recorded.answer(request); }, [] { return 0; });
  int left = pages;
  try {
    declared.read(R"({"scope":{"kind":"all"},"checkpoint":null})", [&](std::string_view) {
      if (--left == 0) throw Enough{};
    });
  } catch (const Enough&) {
  }
}

bool say(const char* what, double ours, double theirs, double ratio, bool good) {
  std::cout << what << ": " << ours * 1e3 << " ms against " << theirs * 1e3 << " ms, " << ratio
            << (good ? "" : "  NOT MET") << "\n";
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::string source = argv[1];
  const Recorded recorded(read_file(source + "/plugins/rt/fixtures/users.json"));
  const json manifest = read_file(source + "/tests/bench/manifest_against_rt/manifest.json");
  const std::string account =
      json{{"manifest", manifest}, {"settings", {{"url", "https://rt.example"}}}}.dump();

  const double by_manifest = seconds([&] { read_by_manifest(recorded, account); });
  const double by_hand = seconds([&] { read_by_hand(recorded); });
  const bool reading = say("reading 50 pages of 100 users, by manifest and by hand", by_manifest, by_hand,
                           by_manifest / by_hand, by_manifest <= most_of_reading * by_hand);

  const json whole = rafiq_declarative::manifest_of(account);
  const rafiq_declarative::Settings settings(json::parse(account), whole.at("settings"));
  const auto mapper = rafiq_declarative::Mapper::compile(whole.at("entities")[0], settings, "bench");
  std::size_t ours_size = 0;
  const double ours = seconds([&] {
    for (int page = 0; page < pages; ++page) {
      const rafiq_declarative::Document document(recorded.body(static_cast<std::size_t>(page)), "a page");
      std::string out = "[";
      rafiq_declarative::Scope scope;
      scope.settings = settings.element();
      simdjson::dom::array items;
      if (document.root().at_key("items").get_array().get(items) != simdjson::SUCCESS) throw Enough{};
      for (const auto item : items) {
        scope.record = item;
        mapper.append(scope, out);
      }
      ours_size += out.size();
    }
  });
  const auto hand_settings = rafiq_rt::Settings::parse(R"({"settings":{"url":"https://rt.example"}})");
  std::size_t theirs_size = 0;
  const double theirs = seconds([&] {
    for (int page = 0; page < pages; ++page) {
      const json document = json::parse(recorded.body(static_cast<std::size_t>(page)));
      json records = json::array();
      std::set<std::string> observations;
      for (const json& item : document.at("items"))
        records.push_back(
            rafiq_rt::customer_record(rafiq_rt::Answer(item, "user"), hand_settings, observations));
      theirs_size += records.dump().size();
    }
  });
  const bool mapping = say("mapping 50 pages of 100 users, by simdjson and through nlohmann's DOM", ours,
                           theirs, theirs / ours, theirs >= least_of_mapping * ours);
  std::cout << "bytes written: " << ours_size / rounds << " and " << theirs_size / rounds << "\n";
  return reading && mapping ? 0 : 1;
}
