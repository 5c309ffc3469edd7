// SPDX-License-Identifier: Apache-2.0
#include "core/app/support_bundle.hpp"

#include "core/app/support/contents.hpp"
#include "core/app/support/tar.hpp"
#include "core/platform/new_file.hpp"

namespace rafiq::app {
namespace {

namespace fs = std::filesystem;

std::string pretty(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

constexpr const char* read_me =
    "A support bundle of Rafiq: versions, counts, names of settings, codes of findings, and our log.\n"
    "It holds no customer, no secret, no value of a setting that could be either, and no log of a "
    "connector.\n"
    "\n"
    "حزمة دعم من رفيق: إصدارات وأعداد وأسماء إعدادات ورموز نتائج، وسجلّنا.\n"
    "ليس فيها عميل ولا سر ولا قيمة إعداد قد تكون أحدهما، ولا سجل موصل.\n";

void add_home(SupportBundle& bundle, Context& context) {
  auto& files = bundle.files;
  files.push_back({"accounts.json", "the accounts: connector, state, which settings are given",
                   "الحسابات: الموصل والحالة وأي الإعدادات معطى", pretty(support::accounts(context))});
  files.push_back({"connectors.json", "the connectors and their versions", "الموصلات وإصداراتها",
                   pretty(support::connectors(context))});
  files.push_back({"packs.json", "the guidance packs and their versions", "حزم الإرشاد وإصداراتها",
                   pretty(support::packs(context))});
  files.push_back({"counts.json", "how many rows each table has", "عدد الصفوف في كل جدول",
                   pretty(support::counts(context))});
  files.push_back({"policy.json", "which settings the policy governs, without their values",
                   "أي الإعدادات تقررها السياسة، دون قيمها", pretty(support::policy(context))});
}

}  // namespace

SupportBundle make_support_bundle(const ExamineOptions& options, const std::string& version) {
  const auto examination = examine(options);
  SupportBundle bundle;
  bundle.cancelled = examination.cancelled;
  bundle.left_behind = examination.left_behind;
  bundle.files = {
      {"README.txt", "what this is", "ما هذه", read_me},
      {"about.json", "versions of Rafiq, of its libraries and of the system", "إصدارات رفيق ومكتباته والنظام",
       pretty(support::about(version))},
      {"doctor.json", "what doctor found, without places and without others' words",
       "ما وجده الفحص، دون أماكن ودون كلام غيرنا", pretty(support::findings(examination.findings))}};
  // What a check hangs on would hang here again.
  if (bundle.cancelled || bundle.left_behind) return bundle;
  const auto opened = Rafiq::open(options.home);
  if (!opened) return bundle;
  auto& context = opened.value()->context();
  add_home(bundle, context);
  bundle.files.push_back({"log.txt", "the last lines of the log, which names no customer",
                          "آخر سطور السجل، وليس فيه اسم عميل", support::log_lines(context.places.state)});
  bundle.files.push_back({"sidebar.json", "what was chosen in the sidebar", "ما اختير في الشريط",
                          pretty(support::sidebar(context.places.config / "sidebar.ini"))});
  return bundle;
}

Status write_support_bundle(const SupportBundle& bundle, const fs::path& file) {
  std::error_code trouble;
  if (fs::exists(fs::symlink_status(file, trouble)))
    return Error{ErrorCode::conflict, "There is a file of this name already", file.string(),
                 "Choose another name"};
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& one : bundle.files) files.emplace_back("rafiq-support/" + one.name, one.text);
  RAFIQ_TRY(const auto packed, support::tar(files));
  RAFIQ_TRY(platform::replace_file(file, packed));
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, trouble);
  return success();
}

}  // namespace rafiq::app
