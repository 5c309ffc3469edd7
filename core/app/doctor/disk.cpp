// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"

namespace rafiq::app::doctor {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t enough = 200U << 20U;
constexpr std::uintmax_t least = 20U << 20U;

// The home may not be there yet.
fs::path nearest_existing(fs::path path) {
  std::error_code ignored;
  while (path.has_relative_path() && !fs::exists(path, ignored)) path = path.parent_path();
  return path;
}

}  // namespace

void look_at_disk(Scene& scene, Findings& findings) {
  const auto folder = nearest_existing(scene.places().data);
  std::error_code error;
  const auto space = fs::space(folder, error);
  if (error)
    return findings.push_back(problem({"disk.unknown", "disk", folder.string()}, as_said(error.message()),
                                      {"See whether the disk is mounted", "انظر هل القرص موصول"}));
  const auto mebibytes = space.available >> 20U;
  const auto what = tell("{} MiB are free", "المساحة الحرة {} ميبيبايت", mebibytes);
  const Told remedy{"Make room before the next sync: a full disk stops it",
                    "أخلِ مساحة قبل المزامنة القادمة: القرص الممتلئ يوقفها"};
  if (space.available >= enough)
    findings.push_back(good({"disk", "disk", folder.string()}, what));
  else if (space.available >= least)
    findings.push_back(warning({"disk.low", "disk", folder.string()}, what, remedy));
  else
    findings.push_back(problem({"disk.full", "disk", folder.string()}, what, remedy));
}

}  // namespace rafiq::app::doctor
