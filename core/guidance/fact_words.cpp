// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/fact_words.hpp"

#include <array>

namespace rafiq::guidance {
namespace {

struct Row {
  FactKey key;
  FactWords arabic;
  FactWords english;
};
using enum FactKey;

// clang-format off
constexpr std::array<Row, fact_count> rows{{
  {interaction_stage,
   {"المرحلة", "المرحلة هي {}", "المرحلة ليست {}"},
   {"stage", "the stage is {}", "the stage is not {}"}},
  {interaction_phase,
   {"الطور", "الطور هو {}", "الطور ليس {}"},
   {"phase", "the phase is {}", "the phase is not {}"}},
  {interaction_channel,
   {"القناة", "القناة هي {}", "القناة ليست {}"},
   {"channel", "the channel is {}", "the channel is not {}"}},
  {interaction_reason,
   {"سبب التواصل", "سبب التواصل: {}", "سبب التواصل ليس: {}"},
   {"reason for contact", "the reason for contact is {}", "the reason for contact is not {}"}},
  {interaction_interrupted,
   {"مقاطعة", "قُطع الحديث بمقاطعة", "لم يُقطع الحديث"},
   {"interruption", "the conversation was interrupted", "the conversation was not interrupted"}},
  {interaction_not_convinced,
   {"عدم الاقتناع", "العميل غير مقتنع", "لم يُسجَّل عدم اقتناع"},
   {"not convinced", "the customer is not convinced", "no doubt was marked"}},
  {interaction_upset,
   {"الانزعاج", "العميل منزعج", "لم يُسجَّل انزعاج"},
   {"upset", "the customer is upset", "the customer was not marked as upset"}},
  {interaction_suggestion_made,
   {"اقتراح", "قدّم العميل اقتراحًا", "لم يقدّم العميل اقتراحًا"},
   {"suggestion made", "the customer made a suggestion", "the customer made no suggestion"}},
  {interaction_customer_noticed,
   {"ملاحظة العميل", "لاحظ العميل أمرًا", "لم يُسجَّل أمر لاحظه العميل"},
   {"customer noticed", "the customer noticed something", "nothing the customer noticed was marked"}},
  {interaction_observed,
   {"ما لوحظ في هذا التواصل", "لوحظ في هذا التواصل: {}", "لم يُلحظ في هذا التواصل: {}"},
   {"what was observed", "observed in this interaction: {}", "not observed in this interaction: {}"}},
  {profile_education,
   {"التعليم", "التعليم: {}", "التعليم ليس: {}"},
   {"education", "education is {}", "education is not {}"}},
  {profile_experience,
   {"الخبرة", "الخبرة: {}", "الخبرة ليست: {}"},
   {"experience", "experience is {}", "experience is not {}"}},
  {profile_cultural_background,
   {"الخلفية الثقافية", "الخلفية الثقافية: {}", "الخلفية الثقافية ليست: {}"},
   {"cultural background", "the cultural background is {}", "the cultural background is not {}"}},
  {profile_interest,
   {"الاهتمامات", "من الاهتمامات: {}", "ليس من الاهتمامات: {}"},
   {"interests", "{} is among the interests", "{} is not among the interests"}},
  {profile_motive,
   {"الدوافع", "من الدوافع: {}", "ليس من الدوافع: {}"},
   {"motives", "{} is among the motives", "{} is not among the motives"}},
  {profile_expectation,
   {"التوقعات", "من التوقعات: {}", "ليس من التوقعات: {}"},
   {"expectations", "{} is expected", "{} is not among the expectations"}},
  {profile_language,
   {"اللغة", "اللغة: {}", "اللغة ليست: {}"},
   {"language", "the customer's language is {}", "the customer's language is not {}"}},
  {profile_attitude_to_questions,
   {"الموقف من الأسئلة", "الموقف من الأسئلة: {}", "الموقف من الأسئلة ليس: {}"},
   {"attitude to questions", "the attitude to questions is {}", "the attitude to questions is not {}"}},
  {profile_preferred_channel,
   {"القناة المفضّلة", "القناة المفضّلة: {}", "القناة المفضّلة ليست: {}"},
   {"preferred channel", "the preferred channel is {}", "the preferred channel is not {}"}},
  {profile_form_of_address,
   {"صيغة المخاطبة", "صيغة المخاطبة: {}", "صيغة المخاطبة ليست: {}"},
   {"form of address", "the form of address is {}", "the form of address is not {}"}},
  {profile_accessibility,
   {"احتياجات الوصول", "من احتياجات الوصول: {}", "ليس من احتياجات الوصول: {}"},
   {"accessibility needs", "the accessibility needs include {}", "the accessibility needs do not include {}"}},
  {profile_product,
   {"المنتجات", "من منتجات العميل: {}", "ليس من منتجات العميل: {}"},
   {"products", "the customer has {}", "the customer does not have {}"}},
  {journey_contacts,
   {"التواصلات السابقة", "في الرحلة {}", "في الرحلة {}"},
   {"earlier contacts", "the journey has {}", "the journey has {}"}},
  {journey_first_contact,
   {"أول تواصل", "هذا أول تواصل", "سبق التواصل مع العميل"},
   {"first contact", "this is the first contact", "there were earlier contacts"}},
  {journey_open_case,
   {"معاملة مفتوحة", "للعميل معاملة مفتوحة", "ليس للعميل معاملة مفتوحة"},
   {"open case", "a case is open", "no case is open"}},
  {journey_open_complaint,
   {"شكوى مفتوحة", "للعميل شكوى مفتوحة", "ليس للعميل شكوى مفتوحة"},
   {"open complaint", "a complaint is open", "no complaint is open"}},
  {journey_open_complaint_days,
   {"عمر الشكوى المفتوحة", "الشكوى مفتوحة منذ {}", "الشكوى مفتوحة منذ {}"},
   {"an open complaint's age", "the complaint has been open for {}", "the complaint has been open for {}"}},
  {journey_last_contact_days,
   {"آخر تواصل", "آخر تواصل كان قبل {}", "آخر تواصل كان قبل {}"},
   {"a last contact", "the last contact was {} ago", "the last contact was {} ago"}},
  {journey_last_feeling,
   {"آخر شعور مسجَّل", "آخر شعور مسجَّل: {}", "آخر شعور مسجَّل: {}"},
   {"last feeling", "the last recorded feeling is {}", "the last recorded feeling is {}"}},
  {journey_feeling_fell,
   {"تراجع الشعور", "تراجع شعور العميل تراجعًا حادًّا", "لم يتراجع شعور العميل تراجعًا حادًّا"},
   {"fall in feeling", "the customer's feeling fell sharply", "the customer's feeling did not fall sharply"}},
  {journey_suggestion_acted_on,
   {"اقتراح أُخذ به", "أُخذ باقتراح سابق للعميل", "لا اقتراح سابق للعميل أُخذ به"},
   {"suggestion acted on", "a suggestion of the customer was acted on", "no suggestion of the customer was acted on"}},
  {journey_broken_commitment,
   {"وعد لم يُوفَ به", "وُعد العميل وعدًا لم يُوفَ به", "لا وعد للعميل لم يُوفَ به"},
   {"broken promise", "a promise to the customer was not kept", "no promise to the customer is broken"}},
  {journey_commitment_due,
   {"وعد قريب الموعد", "للعميل وعد قريب الموعد", "ليس للعميل وعد قريب الموعد"},
   {"promise due", "a promise to the customer is due soon", "no promise to the customer is due soon"}},
  {journey_recurring_problem,
   {"مشكلة متكررة", "تكررت مشكلة للعميل", "لم تتكرر مشكلة للعميل"},
   {"recurring problem", "a problem of the customer has come back", "no problem of the customer has come back"}},
  {journey_recent_purchase,
   {"شراء حديث", "اشترى العميل حديثًا", "لم يشترِ العميل حديثًا"},
   {"recent purchase", "the customer bought something recently", "the customer bought nothing recently"}},
  {journey_unclaimed_entitlement,
   {"حق لم يُطلب", "للعميل حق لم يطلبه بعد", "لا حق معروفًا للعميل لم يطلبه"},
   {"unclaimed right", "the customer has a right not yet claimed", "no unclaimed right of the customer is known"}},
  {journey_loyalty_signal,
   {"علامة ولاء", "أظهر العميل ولاءه", "لم تُسجَّل للعميل علامة ولاء"},
   {"sign of loyalty", "the customer has shown loyalty", "no sign of the customer's loyalty is recorded"}},
  {agent_load,
   {"ضغط العمل", "خدمتَ {} في الساعة الأخيرة", "خدمتَ {} في الساعة الأخيرة"},
   {"load", "you served {} in the last hour", "you served {} in the last hour"}},
  {agent_first_of_shift,
   {"أول تواصل في المناوبة", "هذا أول تواصل في المناوبة", "سبقت هذا التواصل تواصلات في المناوبة"},
   {"first of the shift", "this is the first interaction of the shift", "this is not the first interaction of the shift"}},
  {agent_tenure,
   {"مدة العمل في الخدمة", "مدة العمل في الخدمة: {}", "مدة العمل في الخدمة ليست: {}"},
   {"your time in the job", "your time in the job: {}", "your time in the job is not {}"}},
  {agent_hard_run,
   {"العمل بلا استراحة", "تواصل العمل ساعتين بلا استراحة", "لم يتواصل العمل ساعتين بلا استراحة"},
   {"hard run", "you have worked on and on without a pause", "you have had a pause lately"}},
  {organisation_advantage,
   {"ميزة موثَّقة", "للمنظمة اليوم ميزة موثَّقة على الخدمات المماثلة", "لا ميزة موثَّقة اليوم على الخدمات المماثلة"},
   {"verified advantage", "an advantage over like services is verified today", "no advantage over like services is verified today"}},
  {time_part_of_day,
   {"الوقت", "الوقت {}", "الوقت ليس {}"},
   {"time of day", "it is {}", "it is not {}"}},
}};
// clang-format on

constexpr bool in_order() {
  for (std::size_t i = 0; i < fact_count; ++i)
    if (static_cast<std::size_t>(rows[i].key) != i) return false;
  return true;
}
static_assert(in_order(), "the words lie in the order of FactKey");

}  // namespace

const FactWords& fact_words(FactKey key, Language language) {
  const Row& row = rows[static_cast<std::size_t>(key)];
  return language == Language::arabic ? row.arabic : row.english;
}

std::string with_value(std::string_view pattern, std::string_view value) {
  const std::size_t at = pattern.find("{}");
  std::string result(pattern.substr(0, at));
  if (at == std::string_view::npos) return result;
  result += value;
  result += pattern.substr(at + 2);
  return result;
}

}  // namespace rafiq::guidance
