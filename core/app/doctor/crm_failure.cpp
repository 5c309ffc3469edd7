// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/crm_failure.hpp"

#include <array>
#include <string_view>

namespace rafiq::app::doctor {
namespace {

struct Cure {
  std::string_view code;  // of net::Failure; empty: any
  const char* name;       // of the finding
  const char* what_ar;
  const char* remedy;
  const char* remedy_ar;
};

constexpr const char* our_address = "Correct the address of the account, or bring the network or VPN up";
constexpr const char* our_address_ar = "صحّح عنوان الحساب، أو شغّل الشبكة أو VPN";
constexpr const char* their_server =
    "Ask the administrator of the CRM to look at its server; until then Rafiq works offline";
constexpr const char* their_server_ar =
    "اطلب من مدير نظام العملاء النظر في خادمه؛ وحتى ذلك يعمل رفيق دون اتصال";
constexpr const char* our_ca =
    "If the organisation signs its own certificates, let this machine trust its CA: put the PEM file into "
    "/usr/local/share/ca-certificates with the ending .crt and run sudo update-ca-certificates. Where the "
    "policy "
    "names a CA file (network.ca_file), only that one counts: add it there";
constexpr const char* our_ca_ar =
    "إن كانت المؤسسة توقّع شهاداتها بنفسها فاجعل هذا الجهاز يثق بها: ضع ملف PEM في "
    "/usr/local/share/ca-certificates بالامتداد .crt وشغّل sudo update-ca-certificates. وإن كانت السياسة تسمّي "
    "ملف شهادات (network.ca_file) فهو وحده المعتبر: أضفها فيه";

constexpr std::array cures{
    Cure{"dns", "crm.name", "اسم الخادم غير معروف في الشبكة", our_address, our_address_ar},
    Cure{"refused", "crm.refused", "الخادم يرفض الاتصال", their_server, their_server_ar},
    Cure{"unreachable", "crm.unreachable", "لا يمكن الوصول إلى الخادم", our_address, our_address_ar},
    Cure{"connect-timeout", "crm.timeout", "لم يجب الخادم في الوقت المحدد", our_address, our_address_ar},
    Cure{"timeout", "crm.timeout", "لم يجب الخادم في الوقت المحدد", their_server, their_server_ar},
    Cure{"stalled", "crm.timeout", "لم يجب الخادم في الوقت المحدد", their_server, their_server_ar},
    Cure{"proxy", "crm.proxy", "لا يمكن المرور عبر الوكيل (proxy)",
         "See that the proxy runs, or correct it: network.proxy of the policy, or http_proxy and https_proxy "
         "in "
         "the environment",
         "تأكد أن الوكيل يعمل، أو صحّحه: network.proxy في السياسة، أو http_proxy وhttps_proxy في البيئة"},
    Cure{"certificate-expired", "crm.tls.expired", "انتهت صلاحية شهادة الخادم",
         "Ask the administrator of the CRM to renew its certificate; and see that this machine's clock is "
         "right",
         "اطلب من مدير نظام العملاء تجديد الشهادة؛ وتأكد من ساعة هذا الجهاز"},
    Cure{"certificate-not-yet", "crm.tls.not_yet", "لم يبدأ سريان شهادة الخادم بعد",
         "See that this machine's clock is right; if it is, ask the administrator of the CRM to look at its "
         "certificate",
         "تأكد من ساعة هذا الجهاز؛ فإن كانت صحيحة فاطلب من مدير نظام العملاء النظر في شهادته"},
    Cure{"certificate-self-signed", "crm.tls.self_signed", "شهادة الخادم موقّعة ذاتيًا", our_ca, our_ca_ar},
    Cure{"certificate-issuer", "crm.tls.unknown_ca", "شهادة الخادم من جهة غير معروفة", our_ca, our_ca_ar},
    Cure{"certificate-name", "crm.tls.name", "شهادة الخادم لاسم آخر",
         "Use the name that the certificate is made for as the account's address",
         "استعمل الاسم الذي صدرت له الشهادة عنوانًا للحساب"},
    Cure{"certificate", "crm.tls.certificate", "لا يمكن الوثوق بشهادة الخادم",
         "Ask the administrator of the CRM to look at its certificate",
         "اطلب من مدير نظام العملاء النظر في شهادته"},
    Cure{"tls", "crm.tls", "تعذّر إنشاء اتصال مشفّر", "See that the address and port speak https",
         "تأكد أن العنوان والمنفذ يتحدثان https"},
    Cure{"ca-file", "crm.ca_file", "لا يمكن قراءة ملف الشهادات الموثوقة", "Correct the CA file of the policy",
         "صحّح ملف الشهادات في السياسة"},
    Cure{"not-http", "crm.not_http", "ما يجيب هناك لا يتحدث HTTP", our_address, our_address_ar},
    Cure{"settings", "crm.settings", "إعدادات الحساب غير صالحة",
         "Add the account again with correct settings", "أضف الحساب من جديد بإعدادات صحيحة"},
    Cure{"", "crm.trouble", "تعذّر التبادل مع الخادم", their_server, their_server_ar},
};

const Cure& cure_for(const net::Failure& failure) {
  for (const auto& cure : cures)
    if (cure.code.empty() || cure.code == failure.code) return cure;
  return cures.back();
}

}  // namespace

Finding unreachable(const Account& account, const net::Failure& failure) {
  const auto& cure = cure_for(failure);
  return problem({cure.name, "CRM of " + account.name, "account " + account.name},
                 {failure.message, cure.what_ar, true}, {cure.remedy, cure.remedy_ar});
}

Finding refused(const Account& account, const Error& error,
                const std::optional<connector::Failure>& failure) {
  const auto subject = "CRM of " + account.name;
  const auto where = "account " + account.name;
  const auto status = failure ? failure->status : RAFIQ_BUG;
  if (status == RAFIQ_PERMISSION)
    return problem({"crm.rights", subject, where},
                   {error.what, "ينقص مستخدمَ رفيق حقٌّ في نظام العملاء: " + error.what, true},
                   {"Ask the administrator of the CRM for this right, and for no more",
                    "اطلب من مدير نظام العملاء هذا الحق، لا أكثر"});
  if (status == RAFIQ_AUTH)
    return problem({"crm.sign_in", subject, where},
                   {error.what, "رفض نظام العملاء الدخول: " + error.what, true},
                   {"Ask the administrator of the CRM whether the user or token is still valid, or give the "
                    "account a new one",
                    "اسأل مدير نظام العملاء هل المستخدم أو الرمز ما زال صالحًا، أو أعط الحساب رمزًا جديدًا"},
                   {"rafiqctl", "account", "sign-in", account.name});
  return problem({"crm.check", subject, where}, error);
}

}  // namespace rafiq::app::doctor
