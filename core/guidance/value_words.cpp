// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/fact_words.hpp"
#include "core/guidance/pack.hpp"
#include "core/words/counted.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace rafiq::guidance {
namespace {

using words::Counted;
using words::counted;

struct Label {
  std::string_view arabic;
  std::string_view english;
};

// clang-format off
constexpr std::array stages{Label{"الترحيب", "welcome"}, Label{"فهم الحاجة", "understanding the need"},
                            Label{"تقديم الخدمة", "presentation"}, Label{"الختام", "closing"},
                            Label{"المتابعة", "follow-up"}};
constexpr std::array phases{Label{"التواصل الأول", "initial contact"}, Label{"الخدمة نفسها", "the service itself"}};
constexpr std::array channels{Label{"الهاتف", "phone"}, Label{"الفرع", "branch"}, Label{"المحادثة النصية", "chat"},
                              Label{"البريد", "mail"}, Label{"الموقع", "web"}};
constexpr std::array reasons{Label{"سؤال", "a question"}, Label{"طلب معلومات", "information"},
                             Label{"شكوى", "a complaint"}, Label{"طلب", "a request"}, Label{"تجديد", "a renewal"},
                             Label{"دفع", "a payment"}, Label{"مشكلة فنية", "a technical problem"},
                             Label{"توصيل", "a delivery"}, Label{"موعد", "an appointment"},
                             Label{"إلغاء", "a cancellation"}, Label{"اقتراح", "a suggestion"},
                             Label{"شراء", "a purchase"}};
constexpr std::array education{Label{"أساسي", "basic"}, Label{"ثانوي", "secondary"}, Label{"مهني", "vocational"},
                               Label{"بكالوريوس", "bachelor"}, Label{"ماجستير", "master"},
                               Label{"دكتوراه", "doctorate"}};
constexpr std::array experience{Label{"في البداية", "new"}, Label{"بعض الخبرة", "some"},
                                Label{"ممارسة", "practised"}, Label{"خبرة واسعة", "expert"}};
constexpr std::array attitudes{Label{"ترحيب", "welcoming"}, Label{"حياد", "neutral"}, Label{"تحفّظ", "reserved"}};
constexpr std::array observed{Label{"تردّد", "hesitant"}, Label{"غضب", "angry"}, Label{"استرسال في الحديث", "talkative"},
                              Label{"صمت", "silent"}, Label{"ارتياب", "suspicious"}, Label{"استعجال", "hurried"},
                              Label{"ثقة بأنه يعرف", "sure of knowing it all"}, Label{"كثرة مطالب", "demanding"},
                              Label{"ولاء", "loyal"}, Label{"قلق", "anxious"}, Label{"حيرة", "confused"}};
constexpr std::array tenures{Label{"بداية", "new"}, Label{"استقرار", "settled"}, Label{"تمرّس", "seasoned"}};
constexpr std::array parts_of_day{Label{"صباح", "morning"}, Label{"بعد الظهر", "afternoon"}, Label{"مساء", "evening"}};
constexpr std::array yes_no{Label{"لا", "no"}, Label{"نعم", "yes"}};
constexpr std::array feelings{Label{"سيئ جدًّا", "very bad"}, Label{"سيئ", "bad"}, Label{"محايد", "neutral"},
                              Label{"جيد", "good"}, Label{"جيد جدًّا", "very good"}};
// clang-format on

std::span<const Label> labels(FactKey key) {
  switch (key) {
    case FactKey::interaction_stage:
      return stages;
    case FactKey::interaction_phase:
      return phases;
    case FactKey::interaction_channel:
    case FactKey::profile_preferred_channel:
      return channels;
    case FactKey::interaction_reason:
      return reasons;
    case FactKey::profile_education:
      return education;
    case FactKey::profile_experience:
      return experience;
    case FactKey::profile_attitude_to_questions:
      return attitudes;
    case FactKey::interaction_observed:
      return observed;
    case FactKey::agent_tenure:
      return tenures;
    case FactKey::time_part_of_day:
      return parts_of_day;
    default:
      return yes_no;
  }
}

std::string_view in(const Label& label, Language language) {
  return language == Language::arabic ? label.arabic : label.english;
}

constexpr Counted days{{"أقل من يوم", "يوم واحد", "يومين", "# أيام", "# يومًا", "# يوم"},
                       {"less than a day", "a day", "# days", "# days", "# days", "# days"}};
constexpr Counted contacts{{"لا تواصل سابق", "تواصل سابق واحد", "تواصلان سابقان", "# تواصلات سابقة",
                            "# تواصلًا سابقًا", "# تواصل سابق"},
                           {"no earlier contact", "one earlier contact", "# earlier contacts",
                            "# earlier contacts", "# earlier contacts", "# earlier contacts"}};
constexpr Counted customers{
    {"0 عملاء", "عميلًا واحدًا", "عميلين", "# عملاء", "# عميلًا", "# عميل"},
    {"no customer", "one customer", "# customers", "# customers", "# customers", "# customers"}};

}  // namespace

std::string_view fixed_value_label(FactKey key, std::size_t value, Language language) {
  const auto all = labels(key);
  return value < all.size() ? in(all[value], language) : std::string_view{};
}

std::string days_in_words(std::int64_t number, Language language) {
  return counted(days, number, language);
}

std::string number_in_words(FactKey key, std::int64_t number, Language language) {
  switch (key) {
    case FactKey::journey_contacts:
      return counted(contacts, number, language);
    case FactKey::journey_open_complaint_days:
    case FactKey::journey_last_contact_days:
      return days_in_words(number, language);
    case FactKey::agent_load:
      return counted(customers, number, language);
    case FactKey::journey_last_feeling:
      return std::string(
          in(feelings[static_cast<std::size_t>(std::clamp<std::int64_t>(number, -2, 2) + 2)], language));
    default:
      return std::to_string(number);
  }
}

}  // namespace rafiq::guidance
