// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"

namespace rafiq::app::doctor {
namespace {

namespace fs = std::filesystem;

constexpr auto others = fs::perms::group_all | fs::perms::others_all;

bool open_to_others(const fs::path& path) {
  std::error_code trouble;
  const auto status = fs::symlink_status(path, trouble);
  if (trouble || fs::is_symlink(status) || !fs::exists(status)) return false;
  return (status.permissions() & others) != fs::perms::none;
}

void add(const fs::path& path, bool folder, Findings& findings) {
  findings.push_back(
      problem({folder ? "rights.folder" : "rights.file", "home", path.string()},
              {"Others on this machine can get at it", "يستطيع غيرك على هذا الجهاز الوصول إليه"},
              {"Take the others' access away", "انزع وصول الآخرين"}, {"chmod", "go-rwx", path.string()}));
}

// What holds customers. Guidance packs do not, and come with the rights of who installed them.
void look_into(const fs::path& folder, Findings& findings) {
  std::error_code trouble;
  for (fs::recursive_directory_iterator at(folder, trouble), end; !trouble && at != end;
       at.increment(trouble)) {
    if (at->path() == folder / "packs") at.disable_recursion_pending();
    if (at->is_regular_file(trouble) && open_to_others(at->path()) && at->path().filename() != ".lock")
      add(at->path(), false, findings);
  }
}

}  // namespace

// Before the home is opened, which mends some of it without a word.
void look_at_rights(Scene& scene, Findings& findings) {
  std::error_code trouble;
  const auto& data = scene.places().data;
  if (!fs::exists(data, trouble)) return;
  const auto before = findings.size();
  const auto status = fs::status(data, trouble);
  if ((status.permissions() & fs::perms::owner_all) != fs::perms::owner_all)
    findings.push_back(problem({"rights.owner", "home", data.string()},
                               {"Rafiq itself may not write there", "لا يُسمح لرفيق نفسه بالكتابة هناك"},
                               {"Give yourself the right", "امنح نفسك الصلاحية"},
                               {"chmod", "u+rwx", data.string()}));
  if (open_to_others(data)) add(data, true, findings);
  // Behind a shut folder nobody gets at a file, whatever its own rights are.
  if (open_to_others(data)) look_into(data, findings);
  if (findings.size() == before)
    findings.push_back(
        good({"rights", "home", data.string()}, {"Only you can get at it", "لا يصل إليه أحد غيرك"}));
}

}  // namespace rafiq::app::doctor
