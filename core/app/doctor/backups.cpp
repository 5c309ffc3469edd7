// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"
#include "core/platform/file.hpp"

#include <array>
#include <string_view>

namespace rafiq::app::doctor {
namespace {

namespace fs = std::filesystem;

bool begins_as_a_database(const fs::path& file) {
  constexpr std::string_view head("SQLite format 3\0", 16);
  std::array<char, head.size()> buffer{};
  const auto opened = platform::ReadableFile::open(file);
  if (!opened) return false;
  const auto read = opened.value().read_at(0, buffer);
  return read && std::string_view(buffer.data(), read.value()) == head;
}

}  // namespace

void look_at_backups(Scene& scene, Findings& findings) {
  std::error_code trouble;
  int whole = 0;
  int broken = 0;
  for (fs::directory_iterator at(scene.places().data / "backups", trouble), end; !trouble && at != end;
       at.increment(trouble)) {
    if (at->path().extension() != ".sqlite") continue;
    if (begins_as_a_database(at->path())) {
      ++whole;
      continue;
    }
    ++broken;
    findings.push_back(warning(
        {"backup.damaged", "backups", at->path().string()},
        {"It cannot be read: it would not help after an accident", "لا يمكن قراءتها: لن تنفع بعد حادث"},
        {"Remove it", "احذفها"}, {"rm", at->path().string()}));
  }
  if (broken == 0)
    findings.push_back(good({"backups", "backups"},
                            tell("{} from earlier versions", "عددها من الإصدارات السابقة {}", whole)));
}

}  // namespace rafiq::app::doctor
