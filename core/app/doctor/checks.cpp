// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/check.hpp"

namespace rafiq::app::doctor {
namespace {

using namespace std::chrono_literals;

constexpr auto soon = 10s;
constexpr auto reads_everything = 300s;  // a database of a million customers
constexpr auto asks_a_person = 90s;      // the keyring may ask for its password
constexpr auto starts_programs = 120s;   // each connector has ten seconds of its own
constexpr auto asks_a_crm = 60s;

}  // namespace

std::vector<Check> checks_of_accounts(Scene& scene) {
  std::vector<Check> all;

  using Look = void (*)(Scene&, const Account&, Findings&);
  struct Each {
    Told what;
    std::chrono::milliseconds limit;
    Look look;
  };
  for (const auto& account : scene.accounts()) {
    const auto& name = account.name;
    for (const auto& each :
         {Each{tell("the secrets of {}", "أسرار {}", name), asks_a_person, look_at_secrets},
          Each{tell("the CRM of {}", "نظام العملاء للحساب {}", name), asks_a_crm, look_at_crm},
          Each{tell("the account {}", "الحساب {}", name), starts_programs, look_at_account},
          Each{tell("the edits for {}", "تعديلات {}", name), soon, look_at_edits}})
      all.push_back({each.what, each.limit, [look = each.look, account](Scene& at, Findings& findings) {
                       look(at, account, findings);
                     }});
  }
  return all;
}

std::vector<Check> checks_of_the_home() {
  return {
      {{"access rights", "صلاحيات الوصول"}, soon, look_at_rights},
      {{"the installation", "التثبيت"}, soon, look_at_installation},
      {{"the disk", "القرص"}, soon, look_at_disk},
      {{"what was left over", "المخلّفات"}, soon, look_at_leftovers},
      {{"the database", "قاعدة البيانات"}, reads_everything, look_at_database},
      {{"the backups", "النسخ الاحتياطية"}, soon, look_at_backups},
      {{"the clock", "الساعة"}, soon, look_at_clock},
      {{"the display", "الشاشة"}, soon, look_at_display},
      {{"the keyring", "حافظة المفاتيح"}, asks_a_person, look_at_keyring},
      {{"the keys", "المفاتيح"}, asks_a_person, look_at_keys},
      {{"the guidance packs", "حزم الإرشاد"}, starts_programs, look_at_packs},
      {{"the policy", "السياسة"}, soon, look_at_policy},
      {{"the connectors", "الموصلات"}, starts_programs, look_at_connectors},
      {{"the isolation of connectors", "عزل الموصلات"}, soon, look_at_isolation},
      {{"the browsers", "المتصفحات"}, soon, look_at_browsers},
      {{"the start with the session", "البدء مع الجلسة"}, soon, look_at_autostart},
  };
}

}  // namespace rafiq::app::doctor
