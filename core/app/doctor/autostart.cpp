// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"
#include "core/app/doctor/small_file.hpp"

namespace rafiq::app::doctor {
namespace {

namespace fs = std::filesystem;

// The first word of the line Exec=, in which the sidebar quotes the program and escapes what it must.
std::string program_of(const std::string& entry) {
  auto at = entry.find("\nExec=");
  if (at == std::string::npos) return {};
  at += 6;
  const bool quoted = entry[at] == '"';
  std::string program;
  for (at += quoted ? 1 : 0; at < entry.size() && entry[at] != '\n'; ++at) {
    if (entry[at] == (quoted ? '"' : ' ')) break;
    if (entry[at] == '\\' || (entry[at] == '%' && at + 1 < entry.size() && entry[at + 1] == '%')) ++at;
    if (at < entry.size()) program += entry[at];
  }
  return program;
}

}  // namespace

void look_at_autostart(Scene&, Findings& findings) {
  const auto user = platform::find_user_folders();
  if (!user) return;
  const auto file = user.value().config / "autostart" / "rafiq.desktop";
  const auto entry = read_small_file(file);
  if (!entry)
    return findings.push_back(good({"autostart.none", "autostart"},
                                   {"Rafiq does not start with the session", "لا يبدأ رفيق مع الجلسة"}));
  const auto program = program_of("\n" + entry.value());
  std::error_code ignored;
  // A bare name is looked for by the desktop.
  if (program.find('/') != std::string::npos && !fs::exists(program, ignored))
    return findings.push_back(warning(
        {"autostart.program", "autostart", file.string()},
        quoting(tell("It starts a program that is not there: {}", "يبدأ برنامجًا غير موجود: {}", program)),
        {"Remove it, and choose \"Start with the session\" in the sidebar again",
         "احذفه ثم اختر البدء مع الجلسة من الشريط مجددًا"},
        {"rm", file.string()}));
  findings.push_back(good({"autostart", "autostart", file.string()},
                          {"Rafiq starts with the session", "يبدأ رفيق مع الجلسة"}));
}

}  // namespace rafiq::app::doctor
