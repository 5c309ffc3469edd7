// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/doctor.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace rafiq::app::doctor {

using Findings = std::vector<Finding>;
using Command = std::vector<std::string>;

// A text in both languages.
struct Told {
  std::string en;
  std::string ar;
  bool quotes = false;  // words that are not ours, in `what`: see Finding::quotes
};

template <class... Values>
Told tell(fmt::format_string<const Values&...> en, fmt::format_string<const Values&...> ar,
          const Values&... values) {
  return {fmt::format(en, values...), fmt::format(ar, values...)};
}

// What another part of core said of itself, which has no Arabic.
inline Told as_said(const std::string& text) {
  return {text, {}, true};
}
inline Told quoting(Told told) {
  told.quotes = true;
  return told;
}

// Where and what a finding is about.
struct About {
  const char* code;
  std::string subject;
  std::string where{};
};

inline Finding finding(FindingLevel level, About about, Told what, Told remedy = {}, Command command = {}) {
  Finding made;
  made.level = level;
  made.code = about.code;
  made.subject = std::move(about.subject);
  made.where = std::move(about.where);
  made.quotes = what.quotes;
  made.what = std::move(what.en);
  made.what_ar = std::move(what.ar);
  made.remedy = std::move(remedy.en);
  made.remedy_ar = std::move(remedy.ar);
  made.command = std::move(command);
  return made;
}

inline Finding good(About about, Told what) {
  return finding(FindingLevel::good, std::move(about), std::move(what));
}

inline Finding warning(About about, Told what, Told remedy, Command command = {}) {
  return finding(FindingLevel::warning, std::move(about), std::move(what), std::move(remedy),
                 std::move(command));
}

inline Finding problem(About about, Told what, Told remedy, Command command = {}) {
  return finding(FindingLevel::problem, std::move(about), std::move(what), std::move(remedy),
                 std::move(command));
}

// An error of another part, as it says it.
inline Finding problem(About about, const Error& error, Command command = {}) {
  if (about.where.empty()) about.where = error.where;
  return problem(std::move(about), as_said(error.what), as_said(error.remedy), std::move(command));
}

}  // namespace rafiq::app::doctor
