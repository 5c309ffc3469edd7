// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"
#include "core/store/backups.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace rafiq::app::doctor {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto still_being_written = 1h;
constexpr auto kept_long_enough = 24h * 30;

bool older_than(const fs::path& path, std::chrono::hours age) {
  std::error_code trouble;
  const auto written = fs::last_write_time(path, trouble);
  return !trouble && fs::file_time_type::clock::now() - written > age;
}

void look_at_unfinished(const fs::path& folder, Findings& findings) {
  constexpr std::array<std::string_view, 2> endings{".unfinished", ".repairing"};
  std::error_code trouble;
  for (fs::directory_iterator at(folder, trouble), end; !trouble && at != end; at.increment(trouble)) {
    const auto name = at->path().filename().string();
    const bool ours = std::any_of(endings.begin(), endings.end(),
                                  [&](auto ending) { return name.find(ending) != std::string::npos; });
    if (ours && older_than(at->path(), still_being_written))
      findings.push_back(warning(
          {"leftover.unfinished", "home", at->path().string()},
          {"A copy of the database was begun and not finished", "نسخة من قاعدة البيانات بدأت ولم تكتمل"},
          {"Remove it: nothing needs it", "احذفها: لا يحتاجها شيء"}, {"rm", at->path().string()}));
  }
}

void look_at_damaged(const fs::path& folder, Findings& findings) {
  std::error_code trouble;
  for (fs::directory_iterator at(folder, trouble), end; !trouble && at != end; at.increment(trouble))
    if (older_than(at->path(), kept_long_enough))
      findings.push_back(
          warning({"leftover.damaged", "home", at->path().string()},
                  {"A damaged database, with customers in it, was set aside more than a month ago",
                   "قاعدة بيانات تالفة فيها عملاء وُضعت جانبًا قبل أكثر من شهر"},
                  {"Remove it when nothing of it is missed", "احذفها إن لم يكن فيها ما يُفتقد"},
                  {"rm", "-r", at->path().string()}));
}

}  // namespace

void look_at_leftovers(Scene& scene, Findings& findings) {
  const auto before = findings.size();
  look_at_unfinished(scene.places().data, findings);
  look_at_unfinished(scene.places().data / "backups", findings);
  look_at_damaged(store::damaged_folder(scene.database()), findings);
  if (findings.size() == before)
    findings.push_back(good({"leftover", "home"}, {"Nothing was left over", "لا مخلّفات"}));
}

}  // namespace rafiq::app::doctor
