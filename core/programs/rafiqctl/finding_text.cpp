// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/finding_text.hpp"

#include "core/programs/rafiqctl/print.hpp"

#include <algorithm>
#include <string_view>

namespace rafiq::ctl {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-_./:=,+@").find(c) != std::string_view::npos;
}

std::string_view mark(app::FindingLevel level, bool arabic) {
  switch (level) {
    case app::FindingLevel::good:
      return arabic ? "سليم" : "ok";
    case app::FindingLevel::warning:
      return arabic ? "تنبيه" : "warning";
    case app::FindingLevel::problem:
      break;
  }
  return arabic ? "خلل" : "PROBLEM";
}

const std::string& in(bool arabic, const std::string& en, const std::string& ar) {
  return arabic && !ar.empty() ? ar : en;
}

std::string text_of(const app::Finding& finding, bool arabic) {
  auto text = in(arabic, finding.what, finding.what_ar);
  if (!finding.where.empty()) text += " (" + finding.where + ")";
  const auto& remedy = in(arabic, finding.remedy, finding.remedy_ar);
  if (!remedy.empty()) text += ". " + remedy;
  if (!finding.command.empty()) text += ": " + in_a_shell(finding.command);
  return text;
}

}  // namespace

std::string in_a_shell(const std::vector<std::string>& command) {
  std::string line;
  for (const auto& word : command) {
    line += line.empty() ? "" : " ";
    if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) {
      line += word;
      continue;
    }
    line += '\'';
    for (const char c : word) line += c == '\'' ? std::string("'\\''") : std::string(1, c);
    line += '\'';
  }
  return line;
}

void print_findings(const std::vector<app::Finding>& findings, Language language) {
  const bool arabic = language == Language::arabic;
  auto sorted = findings;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& one, const auto& other) { return one.level < other.level; });
  std::vector<std::vector<std::string>> rows;
  for (const auto& finding : sorted)
    rows.push_back({std::string(mark(finding.level, arabic)), finding.subject, text_of(finding, arabic)});
  print_table(rows);
}

}  // namespace rafiq::ctl
