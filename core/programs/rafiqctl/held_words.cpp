// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/held_words.hpp"

#include <array>

namespace rafiq::ctl {

Both word_of(Aspect aspect) {
  switch (aspect) {
    case Aspect::education:
      return {"Education", "التعليم"};
    case Aspect::experience:
      return {"Experience", "الخبرة"};
    case Aspect::cultural_background:
      return {"Cultural background", "الخلفية الثقافية"};
    case Aspect::interest:
      return {"Interest", "اهتمام"};
    case Aspect::motive:
      return {"Motive", "دافع"};
    case Aspect::expectation:
      return {"Expectation", "توقّع"};
    case Aspect::language:
      return {"Language", "اللغة"};
    case Aspect::attitude_to_questions:
      return {"Attitude to questions", "الموقف من الأسئلة"};
    case Aspect::preferred_channel:
      return {"Preferred channel", "القناة المفضلة"};
    case Aspect::form_of_address:
      return {"Form of address", "صيغة المخاطبة"};
    case Aspect::accessibility:
      return {"Accessibility", "احتياجات الوصول"};
    case Aspect::product:
      return {"Product", "منتج"};
    case Aspect::other:
      break;
  }
  return {"Other", "غير ذلك"};
}

Both word_of(FactSource source) {
  switch (source) {
    case FactSource::told_by_customer:
      return {"told by the customer", "قاله العميل"};
    case FactSource::noted_by_agent:
      return {"noted by an agent", "دوّنه موظف"};
    case FactSource::crm_field:
      break;
  }
  return {"a field of the CRM", "حقل في نظام العملاء"};
}

Both word_of(Channel channel) {
  switch (channel) {
    case Channel::phone:
      return {"phone", "هاتف"};
    case Channel::branch:
      return {"branch", "فرع"};
    case Channel::chat:
      return {"chat", "محادثة"};
    case Channel::mail:
      return {"mail", "بريد"};
    case Channel::web:
      break;
  }
  return {"web", "الموقع"};
}

Both word_of(Stage stage) {
  switch (stage) {
    case Stage::welcome:
      return {"welcome", "الترحيب"};
    case Stage::need:
      return {"need", "فهم الحاجة"};
    case Stage::presentation:
      return {"presentation", "العرض"};
    case Stage::closing:
      return {"closing", "الختام"};
    case Stage::follow_up:
      break;
  }
  return {"follow-up", "المتابعة"};
}

Both word_of(CommitmentState state) {
  switch (state) {
    case CommitmentState::open:
      return {"open", "قائم"};
    case CommitmentState::kept:
      return {"kept", "وُفّي به"};
    case CommitmentState::broken:
      break;
  }
  return {"broken", "لم يُوفَ به"};
}

Both word_of(InteractionEventKind kind) {
  switch (kind) {
    case InteractionEventKind::interrupted:
      return {"was interrupted", "قوطع"};
    case InteractionEventKind::not_convinced:
      return {"was not convinced", "لم يقتنع"};
    case InteractionEventKind::upset:
      return {"was upset", "انزعج"};
    case InteractionEventKind::suggestion_made:
      return {"made a suggestion", "قدّم اقتراحا"};
    case InteractionEventKind::customer_noticed:
      return {"noticed", "لاحظ"};
    case InteractionEventKind::calmed:
      return {"calmed down", "هدأ"};
    case InteractionEventKind::observed:
      break;
  }
  return {"seemed", "بدا"};
}

Both word_of(ReactionKind kind) {
  switch (kind) {
    case ReactionKind::accepted:
      return {"taken up", "أُخذ به"};
    case ReactionKind::dismissed:
      return {"dismissed", "صُرف"};
    case ReactionKind::snoozed:
      return {"put off", "أُجّل"};
    case ReactionKind::helpful:
      return {"helpful", "مفيد"};
    case ReactionKind::not_helpful:
      return {"not helpful", "غير مفيد"};
    case ReactionKind::kept_line:
      break;
  }
  return {"wording kept", "حُفظت صياغته"};
}

Both word_of(EditState state) {
  switch (state) {
    case EditState::pending:
      return {"waits to be sent", "ينتظر الإرسال"};
    case EditState::sending:
      return {"is being sent", "يُرسل الآن"};
    case EditState::uncertain:
      return {"may have arrived", "ربما وصل"};
    case EditState::conflict:
      return {"contradicts the CRM", "يخالف ما في نظام العملاء"};
    case EditState::refused:
      return {"refused by the CRM", "رفضه نظام العملاء"};
    case EditState::local_only:
      break;
  }
  return {"stays on this machine", "يبقى على هذا الجهاز"};
}

Both word_of(Unreadable why) {
  switch (why) {
    case Unreadable::no_key:
      return {"(sealed; its key cannot be had now)", "(مختوم؛ ومفتاحه غير متاح الآن)"};
    case Unreadable::other_key:
      return {"(sealed with a key that is gone)", "(مختوم بمفتاح لم يعد موجودا)"};
    case Unreadable::not_stored:
      break;
  }
  return {"(not stored)", "(لم يُحفظ)"};
}

Both word_of_feeling(int feeling) {
  static constexpr std::array<Both, 5> words{{{"very bad", "سيئ جدا"},
                                              {"bad", "سيئ"},
                                              {"neither good nor bad", "بين بين"},
                                              {"good", "حسن"},
                                              {"very good", "حسن جدا"}}};
  return words.at(static_cast<std::size_t>(feeling + 2));
}

Both word_of_effort(int effort) {
  static constexpr std::array<Both, 5> words{{{"very easy", "سهل جدا"},
                                              {"easy", "سهل"},
                                              {"neither easy nor hard", "بين السهل والصعب"},
                                              {"hard", "صعب"},
                                              {"very hard", "صعب جدا"}}};
  return words.at(static_cast<std::size_t>(effort - 1));
}

}  // namespace rafiq::ctl
