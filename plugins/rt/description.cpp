// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/description.hpp"

namespace rafiq_rt {
namespace {

constexpr const char* text = R"json({
"id": "rt",
"version": "1.0.0",
"title": {"ar": "ريكوست تراكر 5", "en": "Request Tracker 5"},
"summary": {
  "ar": "العملاء هم مستخدمو RT، وحقولهم المخصّصة هي بطاقتهم، وتذاكرهم ومراسلاتها هي محطّات رحلتهم.",
  "en": "Customers are RT's users, their custom fields are the profile, their tickets and correspondence the journey."
},
"verified": "live",
"base_url": "${setting.url}",
"auth": {"token": {"kind": "header", "header": "Authorization", "value": "token ${secret.token}"}},
"allowed_hosts": [],
"budget": {"requests_per_second": 20, "burst": 40, "concurrent": 4},
"scopes": ["assigned", "all"],
"entities": [
  {"name": "user", "kind": "customer", "writable": false, "lists_ids": true},
  {"name": "transaction", "kind": "touchpoint", "writable": false}
],
"record_urls": [
  {"entity": "user", "pattern": "/User/Summary.html?id=${id}"},
  {"entity": "user", "pattern": "/Admin/Users/Modify.html?id=${id}"},
  {"entity": "ticket", "pattern": "/Ticket/Display.html?id=${id}"},
  {"entity": "ticket", "pattern": "/Ticket/Update.html?id=${id}"},
  {"entity": "ticket", "pattern": "/Ticket/Modify.html?id=${id}"},
  {"entity": "ticket", "pattern": "/Ticket/ModifyAll.html?id=${id}"},
  {"entity": "ticket", "pattern": "/Ticket/ModifyPeople.html?id=${id}"},
  {"entity": "ticket", "pattern": "/Ticket/History.html?id=${id}"}
],
"record_titles": [
  {"entity": "ticket", "pattern": "#${id}: ${subject}"},
  {"entity": "ticket", "pattern": "Modify ticket #${id}: ${subject}"},
  {"entity": "ticket", "pattern": "Update ticket #${id}: ${subject}"},
  {"entity": "user", "pattern": "User: ${name} <${mail}>"}
],
"secrets": [
  {"slot": "token",
   "label": {"ar": "رمز الدخول", "en": "Token"},
   "help": {"ar": "رمز يُنشأ في RT لمستخدم رفيق من صفحة Auth Tokens.",
            "en": "An auth token of Rafiq's own RT user: Logged in as > Settings > Auth Tokens."}}
],
"settings": [
  {"key": "url", "kind": "url", "required": true,
   "label": {"ar": "العنوان", "en": "Address"},
   "help": {"ar": "العنوان الذي يفتح به الموظفون RT، دون ‎/REST.",
            "en": "The address at which agents open RT, without /REST."}},
  {"key": "customers", "kind": "choice", "choices": ["unprivileged", "all"], "default": "unprivileged",
   "label": {"ar": "مَن هم العملاء", "en": "Who is a customer"},
   "help": {"ar": "unprivileged: كل من ليس من الموظفين. ‏all: الموظفون أيضًا.",
            "en": "unprivileged: everyone who is not staff. all: staff as well; system users never."}},
  {"key": "field.education", "kind": "text", "default": "Education",
   "label": {"ar": "حقل المؤهل التعليمي", "en": "Field with the education"},
   "help": {"ar": "اسم حقل مخصّص للمستخدمين في RT، أو فارغ.",
            "en": "Name of a custom field of users in RT, or empty."}},
  {"key": "field.experience", "kind": "text", "default": "Experience",
   "label": {"ar": "حقل الخبرة", "en": "Field with the experience"},
   "help": {"ar": "اسم حقل مخصّص للمستخدمين في RT، أو فارغ.",
            "en": "Name of a custom field of users in RT, or empty."}},
  {"key": "field.cultural_background", "kind": "text", "default": "Cultural background",
   "label": {"ar": "حقل الخلفية الثقافية", "en": "Field with the cultural background"},
   "help": {"ar": "لا تُستعمل قيمته إلا بموافقة مسجّلة؛ انظر cultural_consent.",
            "en": "Used only where consent is recorded; see cultural_consent."}},
  {"key": "field.interest", "kind": "text", "default": "Interests",
   "label": {"ar": "حقل الاهتمامات", "en": "Field with the interests"},
   "help": {"ar": "اسم حقل مخصّص، وقد تتعدّد قيمه.", "en": "Name of a custom field; it may have many values."}},
  {"key": "field.motive", "kind": "text", "default": "",
   "label": {"ar": "حقل الدوافع", "en": "Field with the motives"},
   "help": {"ar": "اسم حقل مخصّص، أو فارغ.", "en": "Name of a custom field, or empty."}},
  {"key": "field.expectation", "kind": "text", "default": "",
   "label": {"ar": "حقل التوقّعات", "en": "Field with the expectations"},
   "help": {"ar": "اسم حقل مخصّص، أو فارغ.", "en": "Name of a custom field, or empty."}},
  {"key": "field.attitude_to_questions", "kind": "text", "default": "",
   "label": {"ar": "حقل الموقف من الأسئلة", "en": "Field with the attitude to questions"},
   "help": {"ar": "اسم حقل مخصّص، أو فارغ.", "en": "Name of a custom field, or empty."}},
  {"key": "field.preferred_channel", "kind": "text", "default": "",
   "label": {"ar": "حقل القناة المفضّلة", "en": "Field with the preferred channel"},
   "help": {"ar": "اسم حقل مخصّص، أو فارغ.", "en": "Name of a custom field, or empty."}},
  {"key": "field.form_of_address", "kind": "text", "default": "",
   "label": {"ar": "حقل صيغة المخاطبة", "en": "Field with the form of address"},
   "help": {"ar": "اسم حقل مخصّص، أو فارغ.", "en": "Name of a custom field, or empty."}},
  {"key": "field.product", "kind": "text", "default": "",
   "label": {"ar": "حقل المنتجات", "en": "Field with the products"},
   "help": {"ar": "اسم حقل مخصّص، أو فارغ.", "en": "Name of a custom field, or empty."}},
  {"key": "cultural_consent_field", "kind": "text", "default": "",
   "label": {"ar": "حقل الموافقة على الخلفية الثقافية", "en": "Field with the consent to the cultural background"},
   "help": {"ar": "حقل مخصّص قيمته «نعم» عند من وافق. من دون موافقة لا تُعرض الخلفية الثقافية.",
            "en": "A custom field that says yes for those who agreed. Without consent the background is withheld."}},
  {"key": "cultural_consent", "kind": "choice", "choices": ["field", "recorded"], "default": "field",
   "label": {"ar": "الموافقة على الخلفية الثقافية", "en": "Consent to the cultural background"},
   "help": {"ar": "recorded: يشهد المسؤول بأن كل قيمة في الحقل سُجّلت بموافقة صاحبها.",
            "en": "recorded: the administrator's word that every value in the field was recorded with consent."}},
  {"key": "case_kinds", "kind": "text", "default": "Complaints=complaint; Suggestions=suggestion; Sales=purchase",
   "label": {"ar": "أنواع التذاكر", "en": "Kinds of tickets"},
   "help": {"ar": "قائمة الانتظار=النوع؛ والأنواع: complaint وrequest وsuggestion وpurchase.",
            "en": "QUEUE=KIND; ... with the kinds complaint, request, suggestion, purchase."}},
  {"key": "case_kind_field", "kind": "text", "default": "",
   "label": {"ar": "حقل نوع التذكرة", "en": "Field with the kind of ticket"},
   "help": {"ar": "حقل مخصّص للتذاكر تُقرأ قيمته بدل قائمة الانتظار، أو فارغ.",
            "en": "A custom field of tickets whose value goes before the queue's, or empty."}},
  {"key": "comments", "kind": "choice", "choices": ["no", "yes"], "default": "no",
   "label": {"ar": "التعليقات الداخلية", "en": "Internal comments"},
   "help": {"ar": "yes: تُعدّ التعليقات الداخلية من محطّات الرحلة؛ وتحتاج إلى حق ShowTicketComments.",
            "en": "yes: comments between staff are touchpoints too. Needs the right ShowTicketComments."}},
  {"key": "touchpoint_text", "kind": "choice", "choices": ["first_line", "subject"], "default": "first_line",
   "label": {"ar": "نص المحطّة", "en": "Text of a touchpoint"},
   "help": {"ar": "first_line: أول سطر من الرسالة. ‏subject: عنوان التذكرة فقط.",
            "en": "first_line: the first line of the message. subject: the ticket's subject and no more."}},
  {"key": "agent", "kind": "text", "default": "",
   "label": {"ar": "الموظف", "en": "Agent"},
   "help": {"ar": "لنطاق assigned: اسم دخول الموظف الذي تُقرأ تذاكره؛ فارغ: صاحب الرمز.",
            "en": "For the scope assigned: the login name of the agent whose tickets are read; empty: the token's owner."}},
  {"key": "recent_days", "kind": "text", "default": "90",
   "label": {"ar": "كم يومًا مضى", "en": "How recent"},
   "help": {"ar": "لنطاق assigned: تذاكر مفتوحة، أو تغيّرت خلال هذا العدد من الأيام.",
            "en": "For the scope assigned: tickets that are open, or changed within so many days."}},
  {"key": "phone_scan", "kind": "text", "default": "500",
   "label": {"ar": "البحث بالهاتف", "en": "Search by phone"},
   "help": {"ar": "عدد أحدث المستخدمين الذين يُبحث فيهم عن رقم ليس لصاحبه تذكرة.",
            "en": "How many of the newest users are searched for a phone whose owner has no ticket."}}
]
})json";

}  // namespace

std::string description() {
  return text;
}

}  // namespace rafiq_rt
