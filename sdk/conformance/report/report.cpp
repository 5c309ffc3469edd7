// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/report/report.hpp"

#include "core/util/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rafiq::conform {
namespace {

std::size_t count(const std::vector<TestResult>& results, Outcome outcome) {
  return static_cast<std::size_t>(
      std::count_if(results.begin(), results.end(), [&](const auto& one) { return one.outcome == outcome; }));
}

// Characters that XML cannot hold at all become spaces.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out;
}

double seconds(std::chrono::milliseconds time) {
  return std::chrono::duration<double>(time).count();
}

}  // namespace

std::string human_line(const TestResult& result) {
  return fmt::format("{:5}  {:32}{}{}\n", name(result.outcome), result.id, result.message.empty() ? "" : "  ",
                     result.message);
}

std::string human_sum(const std::vector<TestResult>& results) {
  return fmt::format("{} passed, {} with a warning, {} failed, {} crashed, {} skipped\n",
                     count(results, Outcome::pass), count(results, Outcome::warn),
                     count(results, Outcome::fail), count(results, Outcome::crash),
                     count(results, Outcome::skip));
}

std::string json_report(std::string_view connector, const std::vector<TestResult>& results) {
  Json report{{"connector", connector}, {"results", Json::array()}, {"counts", Json::object()}};
  for (const auto outcome : {Outcome::pass, Outcome::warn, Outcome::fail, Outcome::crash, Outcome::skip})
    report["counts"][std::string(name(outcome))] = count(results, outcome);
  for (const auto& one : results)
    report["results"].push_back({{"test", one.id},
                                 {"outcome", std::string(name(one.outcome))},
                                 {"message", one.message},
                                 {"ms", one.took.count()}});
  return dump_json(report) + "\n";
}

std::string junit_report(std::string_view connector, const std::vector<TestResult>& results) {
  std::chrono::milliseconds all{0};
  for (const auto& one : results) all += one.took;
  std::string xml = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"{:.3f}\">\n",
      escaped(connector), results.size(), count(results, Outcome::fail), count(results, Outcome::crash),
      count(results, Outcome::skip), seconds(all));
  for (const auto& one : results) {
    const auto group = one.id.substr(0, one.id.find('.'));
    xml += fmt::format("  <testcase classname=\"{}.{}\" name=\"{}\" time=\"{:.3f}\">", escaped(connector),
                       escaped(group), escaped(one.id), seconds(one.took));
    const auto message = escaped(one.message);
    if (one.outcome == Outcome::fail) xml += fmt::format("<failure message=\"{}\"/>", message);
    if (one.outcome == Outcome::crash) xml += fmt::format("<error message=\"{}\"/>", message);
    if (one.outcome == Outcome::skip) xml += fmt::format("<skipped message=\"{}\"/>", message);
    if (one.outcome == Outcome::warn) xml += fmt::format("<system-out>{}</system-out>", message);
    xml += "</testcase>\n";
  }
  return xml + "</testsuite>\n";
}

}  // namespace rafiq::conform
