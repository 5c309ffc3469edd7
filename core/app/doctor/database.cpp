// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"
#include "core/store/migrate.hpp"

namespace rafiq::app::doctor {
namespace {

Finding damaged(const std::string& file) {
  return problem({"database.damaged", "database", file}, {"The database is damaged", "قاعدة البيانات تالفة"},
                 {"Close Rafiq and mend it: what only this machine has is saved",
                  "أغلق رفيق وأصلحها: يُحفظ ما لا يوجد إلا على هذا الجهاز"},
                 {"rafiqctl", "repair"});
}

Finding not_opened(const Error& error, const std::filesystem::path& file) {
  const auto name = file.string();
  std::error_code ignored;
  if (std::filesystem::exists(name + ".repaired", ignored))
    return problem({"database.repair", "database", name},
                   {"A repair of the database was interrupted", "انقطع إصلاح لقاعدة البيانات"},
                   {"Go on with it", "تابعه"}, {"rafiqctl", "repair"});
  if (error.code == ErrorCode::bad_data) return damaged(name);
  if (error.code == ErrorCode::conflict) return problem({"database.version", "database", name}, error);
  return problem({"database.open", "database", name}, error);
}

}  // namespace

void look_at_database(Scene& scene, Findings& findings) {
  auto* context = scene.home();
  const auto file = scene.database().string();
  if (context == nullptr) return findings.push_back(not_opened(*scene.why_not_open(), scene.database()));
  auto& database = *context->database;
  if (const Status sound = database.examine(); !sound)
    return findings.push_back(sound.error().code == ErrorCode::bad_data
                                  ? damaged(file)
                                  : problem({"database.unreadable", "database"}, sound.error()));
  if (const Status index = database.examine_index(); !index && index.error().code == ErrorCode::bad_data)
    return findings.push_back(
        problem({"database.index", "database", file}, {"The index of names is damaged", "فهرس الأسماء تالف"},
                {"Close Rafiq and make it again", "أغلق رفيق وأعد بناءه"}, {"rafiqctl", "repair"}));
  findings.push_back(good({"database", "database", file},
                          tell("It is sound, version {} of the schema", "سليمة، الإصدار {} من البنية",
                               store::migrations().back().version)));
}

}  // namespace rafiq::app::doctor
