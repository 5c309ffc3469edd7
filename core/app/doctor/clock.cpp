// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"

#include <cstdlib>

namespace rafiq::app::doctor {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono;

constexpr sys_days made{year{2026} / January / 1};  // no clock can be right that is before it
constexpr minutes in_step{5};
const fs::path zones = "/usr/share/zoneinfo";

// A rule such as "EET-2" needs no file.
std::optional<std::string> missing_zone() {
  const char* set = std::getenv("TZ");
  if (set == nullptr || *set == '\0') return std::nullopt;
  std::string name = *set == ':' ? set + 1 : set;
  if (name.find('/') == std::string::npos) return std::nullopt;
  std::error_code ignored;
  if (fs::exists(fs::path(name).is_absolute() ? fs::path(name) : zones / name, ignored)) return std::nullopt;
  return name;
}

}  // namespace

// How it goes against the CRMs' is told with each CRM.
void look_at_clock(Scene& scene, Findings& findings) {
  const auto now = scene.now();
  if (now < made)
    return findings.push_back(problem({"clock.past", "clock"}, tell("It says {}", "تقول {}", to_iso8601(now)),
                                      {"Set the clock of this machine", "اضبط ساعة هذا الجهاز"},
                                      {"timedatectl", "set-ntp", "true"}));
  if (const auto zone = missing_zone())
    return findings.push_back(
        problem({"clock.zone", "clock"},
                quoting(tell("There is no time zone \"{}\": hours are shown in UTC",
                             "لا توجد منطقة زمنية «{}»: تُعرض الساعات بتوقيت UTC", *zone)),
                {"Correct or unset the variable TZ of the environment, and install tzdata",
                 "صحّح المتغيّر TZ في البيئة أو احذفه، وثبّت tzdata"}));
  for (const auto& account : scene.accounts())
    if (account.last_sync && *account.last_sync > now + in_step)
      return findings.push_back(warning(
          {"clock.back", "clock"},
          tell("{} was synced in the future, on {}: the clock went back",
               "تمت مزامنة {} في المستقبل، في {}: رجعت الساعة", account.name, to_iso8601(*account.last_sync)),
          tell("Set the clock of this machine, then run rafiqctl sync {}",
               "اضبط ساعة هذا الجهاز ثم شغّل rafiqctl sync {}", account.name),
          {"rafiqctl", "sync", account.name}));
  findings.push_back(good({"clock", "clock"}, tell("It says {}", "تقول {}", to_iso8601(now))));
}

}  // namespace rafiq::app::doctor
