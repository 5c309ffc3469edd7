// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/names.hpp"

#include "plugins/file/text.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace rafiq::file {
namespace {

struct Usual {
  Target target;
  std::string_view names;  // cut at ";", folded when the table is made
};

constexpr Usual kCustomers[] = {
    {Target::id,
     "id;uid;customer id;customer no;customer number;customer code;client id;client no;client number;contact "
     "id;"
     "account no;account number;member id;member no;membership no;user id;record id;external id;"
     "رقم العميل;رقم الزبون;رقم المشترك;رقم العضو;رقم الحساب;رمز العميل;كود العميل;معرف "
     "العميل;المعرف;معرف;الرقم"},
    {Target::name,
     "name;full name;fullname;customer name;client name;contact name;display name;fn;real name;"
     "الاسم;الاسم الكامل;الاسم بالكامل;الاسم الثلاثي;الاسم الرباعي;اسم العميل;اسم الزبون;اسم المشترك"},
    {Target::first_name, "first name;given name;forename;n.given;الاسم الأول;الاسم الشخصي"},
    {Target::middle_name,
     "middle name;second name;n.additional;father name;اسم الأب;الاسم الأوسط;الاسم الثاني"},
    {Target::last_name,
     "last name;surname;family name;n.family;اسم العائلة;الاسم الأخير;العائلة;الشهرة;الكنية"},
    {Target::other_names,
     "other names;other name;alias;aliases;nickname;also known as;aka;latin name;arabic name;name in english;"
     "name in arabic;اسم آخر;أسماء أخرى;الاسم بالإنجليزية;الاسم بالعربية;الاسم باللاتينية;اسم الدلع"},
    {Target::phones,
     "phone;phones;phone number;phone 1;phone 2;phone 3;tel;tel no;telephone;telephone number;mobile;mobile "
     "phone;"
     "mobile number;mobile no;cell;cell phone;cellphone;home phone;work phone;business phone;other "
     "phone;whatsapp;"
     "whatsapp number;contact number;msisdn;gsm;"
     "الهاتف;رقم الهاتف;هاتف;تلفون;تليفون;رقم التلفون;الجوال;رقم الجوال;جوال;المحمول;رقم المحمول;موبايل;رقم "
     "الموبايل;"
     "النقال;رقم النقال;الخلوي;هاتف المنزل;هاتف العمل;واتساب;رقم الواتساب;رقم التواصل"},
    {Target::mails,
     "mail;mails;email;emails;e mail;email address;e mail address;mail address;email 1;email 2;work email;"
     "personal email;البريد الإلكتروني;البريد;بريد;إيميل;الايميل;عنوان البريد الإلكتروني;بريد إلكتروني"},
    {Target::languages,
     "language;languages;lang;preferred language;spoken languages;locale;اللغة;اللغات;لغة التواصل;اللغة "
     "المفضلة"},
    {Target::version, "version;row version;revision;etag"},
    {Target::modified_at,
     "modified;modified at;modified on;modified date;last modified;last updated;updated;updated at;updated "
     "on;"
     "update date;rev;date modified;تاريخ التعديل;آخر تعديل;تاريخ آخر تحديث;آخر تحديث;تاريخ التحديث"},
    {Target::deleted, "deleted;is deleted;محذوف"},
    {Target::consent,
     "consent;culture consent;cultural consent;consent given;consent culture;data consent;profile consent;"
     "الموافقة;موافقة;موافقة العميل;الموافقة على البيانات الثقافية"},
    {Target::consent_at, "consent date;consent at;consent on;consented on;date of consent;تاريخ الموافقة"},
    {Target::expires_at,
     "consent expires;consent expiry;consent until;consent valid until;expires;expires on;expires at;"
     "انتهاء الموافقة;تاريخ انتهاء الموافقة;صلاحية الموافقة"},
    {Target::education,
     "education;education level;degree;qualification;highest degree;academic degree;"
     "المؤهل;المؤهل العلمي;المؤهل الدراسي;التعليم;المستوى التعليمي;الدرجة العلمية;الشهادة;الشهادة العلمية"},
    {Target::experience,
     "experience;years of experience;experience years;practical experience;expertise;"
     "الخبرة;الخبرة العملية;سنوات الخبرة;عدد سنوات الخبرة"},
    {Target::cultural_background,
     "culture;cultural background;background;region of origin;origin;الثقافة;الخلفية الثقافية;الأصل;المنشأ"},
    {Target::interest,
     "interest;interests;hobby;hobbies;activities;الاهتمامات;اهتمامات;الهوايات;هوايات;الهواية;الأنشطة"},
    {Target::motive, "motive;motives;motivation;motivations;drivers;الدوافع;الدافع;دوافع العميل"},
    {Target::expectation, "expectation;expectations;expects;التوقعات;ما يتوقعه;توقعات العميل"},
    {Target::attitude_to_questions,
     "attitude to questions;questions;questions attitude;likes questions;الموقف من الأسئلة;تقبل الأسئلة"},
    {Target::preferred_channel,
     "preferred channel;contact preference;preferred contact method;preferred contact;channel preference;"
     "قناة التواصل المفضلة;القناة المفضلة;وسيلة التواصل المفضلة;طريقة التواصل المفضلة"},
    {Target::form_of_address,
     "form of address;salutation;address as;how to address;صيغة المخاطبة;المخاطبة;طريقة المخاطبة;لقب "
     "المخاطبة"},
    {Target::accessibility,
     "accessibility;accessibility needs;special needs;احتياجات خاصة;الاحتياجات الخاصة;تسهيلات الوصول"},
    {Target::product,
     "product;products;subscription;subscriptions;plan;package;service plan;"
     "المنتج;المنتجات;الاشتراك;الاشتراكات;الباقة;الخدمة;الخدمات"},
};

constexpr Usual kJourney[] = {
    {Target::id, "id;touchpoint id;event id;activity id;entry id;المعرف;معرف"},
    {Target::kind, "kind;record kind;record type;entry type;نوع السجل;نوع القيد"},
    {Target::customer,
     "customer;customer id;customer no;customer number;client id;contact id;رقم العميل;العميل;معرف "
     "العميل;رقم الزبون"},
    {Target::at,
     "at;date;time;when;date time;timestamp;created;created at;created on;التاريخ;الوقت;تاريخ;التاريخ "
     "والوقت"},
    {Target::what,
     "what;text;summary;description;subject;note;notes;event;activity;الوصف;الحدث;ماذا;الموضوع;ملاحظة"},
    {Target::channel, "channel;via;source;medium;contact channel;القناة;قناة التواصل;الوسيلة"},
    {Target::by_customer, "by customer;inbound;from customer;من العميل;وارد"},
    {Target::feeling, "feeling;satisfaction;sentiment score;الشعور;الرضا"},
    {Target::effort, "effort;customer effort;effort score;الجهد;جهد العميل"},
    {Target::case_id,
     "case.id;case id;case no;case;ticket;ticket id;ticket no;رقم الحالة;رقم التذكرة;التذكرة;رقم الطلب;رقم "
     "الشكوى"},
    {Target::case_subject,
     "case.subject;case subject;ticket subject;عنوان الحالة;عنوان التذكرة;موضوع الحالة"},
    {Target::case_status, "case.status;case status;ticket status;status;حالة الطلب;حالة التذكرة;الحالة"},
    {Target::case_kind,
     "case.kind;case kind;case type;ticket type;type;category;نوع الحالة;نوع الطلب;نوع التذكرة;التصنيف"},
    {Target::due, "due;due date;due at;due on;promised for;موعد الاستحقاق;الموعد;تاريخ الاستحقاق"},
    {Target::state, "state;promise state;commitment state;حالة الوعد;حالة الالتزام"},
    {Target::deleted, "deleted;is deleted;محذوف"},
};

using Table = std::unordered_map<std::string, UsualUse>;

template <std::size_t N>
Table table_of(const Usual (&rows)[N]) {
  Table table;
  for (const auto& row : rows)
    for (const auto usual : split(row.names, ";"))
      table.try_emplace(folded(usual), UsualUse{row.target, table.size()});
  return table;
}

const Table& table(Part part) {
  static const Table customers = table_of(kCustomers);
  static const Table journey = table_of(kJourney);
  return part == Part::customers ? customers : journey;
}

}  // namespace

UsualUse usual_use(std::string_view column, Part part) {
  // "Mobile (home)" and "Mobile (2)" are mobiles.
  const auto plain = column.substr(0, column.find('('));
  const auto& names = table(part);
  const auto found = names.find(folded(trimmed(plain).empty() ? column : plain));
  return found == names.end() ? UsualUse{} : found->second;
}

bool is_usual_name(std::string_view column) {
  return usual_use(column, Part::customers).target != Target::none ||
         usual_use(column, Part::journey).target != Target::none;
}

}  // namespace rafiq::file
