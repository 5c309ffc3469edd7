// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/values.hpp"

#include "plugins/file/text.hpp"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

namespace rafiq::file {
namespace {

struct Word {
  std::string_view meaning;
  std::string_view words;  // cut at ";", folded when the table is made
};
using Words = std::unordered_map<std::string, std::string_view>;

template <std::size_t N>
Words words_of(const Word (&rows)[N]) {
  Words words;
  for (const auto& row : rows)
    for (const auto word : split(row.words, ";")) words.try_emplace(folded(word), row.meaning);
  return words;
}

std::optional<std::string_view> look_up(const Words& words, std::string_view text) {
  const auto found = words.find(folded(text));
  return found == words.end() ? std::nullopt : std::optional(found->second);
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// Every language ICU knows, by its name in English, in Arabic and in itself.
std::unordered_map<std::string, std::string> language_names() {
  std::unordered_map<std::string, std::string> names;
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    if (std::string_view(*code).size() != 2) continue;
    const icu::Locale language(*code);
    for (const auto& shown : {icu::Locale("en"), icu::Locale("ar"), language}) {
      icu::UnicodeString name;
      const auto word = folded(utf8(language.getDisplayLanguage(shown, name)));
      names.try_emplace(word, *code);
      // Arabic says it in both genders.
      if (constexpr std::string_view kFeminine = "ه"; word.ends_with(kFeminine))
        names.try_emplace(word.substr(0, word.size() - kFeminine.size()), *code);
    }
  }
  return names;
}

bool is_language_tag(std::string_view text) {
  const auto primary = text.substr(0, text.find_first_of("-_"));
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return (primary.size() == 2 || primary.size() == 3) &&
         std::all_of(primary.begin(), primary.end(), is_letter) &&
         uloc_getISO3Language(std::string(primary).c_str())[0] != '\0';
}

}  // namespace

std::optional<bool> yes_or_no(std::string_view text) {
  static const Words words =
      words_of({{"yes", "yes;y;true;t;1;on;given;granted;agreed;نعم;موافق;موافقة;صح;صحيح;أوافق"},
                {"no", "no;n;false;f;0;off;refused;denied;withdrawn;لا;غير موافق;رفض;خطأ;لا أوافق"}});
  const auto found = look_up(words, western_digits(text));
  return found ? std::optional(*found == "yes") : std::nullopt;
}

std::optional<int> whole_number(std::string_view text, int least, int most) {
  const auto plain = western_digits(trimmed(text));
  const auto* start = plain.data() + (plain.starts_with('+') ? 1 : 0);
  const auto* end = plain.data() + plain.size();
  int value = 0;
  const auto [stopped, error] = std::from_chars(start, end, value);
  if (error != std::errc() || stopped != end || value < least || value > most) return std::nullopt;
  return value;
}

std::optional<std::string> language_code(std::string_view text) {
  static const auto names = language_names();
  if (const auto found = names.find(folded(text)); found != names.end()) return found->second;
  const auto tag = ascii_lower(trimmed(text));
  if (!is_language_tag(tag)) return std::nullopt;
  std::array<char, 64> canonical{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_toLanguageTag(tag.c_str(), canonical.data(), static_cast<std::int32_t>(canonical.size()), false,
                     &status);
  return U_SUCCESS(status) && canonical[0] != '\0' ? std::optional<std::string>(canonical.data())
                                                   : std::nullopt;
}

std::optional<std::string_view> channel_name(std::string_view text) {
  static const Words words = words_of({
      {"phone",
       "phone;telephone;call;phone call;mobile;voice;هاتف;الهاتف;مكالمة;اتصال;اتصال هاتفي;جوال;تلفون"},
      {"branch",
       "branch;visit;in person;office;counter;store;face to face;فرع;الفرع;زيارة;حضوري;المكتب;شخصيا"},
      {"chat", "chat;live chat;whatsapp;messenger;telegram;sms;message;محادثة;دردشة;واتساب;رسالة نصية;رسالة"},
      {"mail", "mail;email;e mail;letter;بريد;البريد;بريد إلكتروني;البريد الإلكتروني;إيميل"},
      {"web",
       "web;website;site;portal;app;mobile app;online;form;ويب;موقع;الموقع;تطبيق;التطبيق;البوابة;إنترنت"},
  });
  return look_up(words, text);
}

std::string case_status(std::string_view text) {
  static const Words words = words_of({
      {"open",
       "open;new;opened;in progress;pending;waiting;active;reopened;"
       "مفتوح;مفتوحة;جديد;جديدة;قيد المعالجة;قيد التنفيذ;معلق;معلقة"},
      {"closed",
       "closed;resolved;solved;done;completed;implemented;"
       "مغلق;مغلقة;محلول;محلولة;منتهي;منتهية;مكتمل;مكتملة;نفذ;تم التنفيذ;تم الحل"},
      {"rejected", "rejected;declined;refused;cancelled;canceled;مرفوض;مرفوضة;ملغي;ملغى;ملغاة"},
  });
  return std::string(look_up(words, text).value_or(trimmed(text)));
}

std::string case_kind(std::string_view text) {
  static const Words words = words_of({
      {"complaint", "complaint;grievance;شكوى;شكاوى;تظلم"},
      {"request", "request;service request;inquiry;enquiry;question;طلب;طلب خدمة;استفسار;سؤال"},
      {"suggestion", "suggestion;idea;feedback;proposal;اقتراح;مقترح;فكرة"},
      {"purchase", "purchase;order;sale;subscription;شراء;عملية شراء;بيع;اشتراك;طلب شراء"},
  });
  return std::string(look_up(words, text).value_or(trimmed(text)));
}

std::optional<std::string_view> promise_state(std::string_view text) {
  static const Words words = words_of({
      {"open", "open;pending;new;due;مفتوح;قائم;معلق"},
      {"kept", "kept;done;fulfilled;completed;met;تم;منفذ;أنجز;تم الوفاء;منجز"},
      {"broken", "broken;missed;failed;not kept;لم ينفذ;لم يتم;فائت;أخلف;متأخر"},
  });
  return look_up(words, text);
}

std::optional<std::string_view> entry_kind(std::string_view text) {
  static const Words words = words_of({
      {"touchpoint", "touchpoint;contact;interaction;event;activity;تواصل;تفاعل;حدث;نقطة تواصل"},
      {"commitment", "commitment;promise;task;وعد;التزام;تعهد;مهمة"},
  });
  return look_up(words, text);
}

std::string phone_digits(std::string_view text) {
  auto digits = western_digits(text);
  digits.erase(std::remove_if(digits.begin(), digits.end(), [](char c) { return c < '0' || c > '9'; }),
               digits.end());
  return digits;
}

bool same_phone(std::string_view digits, std::string_view other_digits) {
  constexpr std::size_t kEnough = 7;
  constexpr std::size_t kWhole = 9;  // a national number without its leading zero, in most countries
  const auto common = std::min({digits.size(), other_digits.size(), kWhole});
  return common >= kEnough &&
         digits.substr(digits.size() - common) == other_digits.substr(other_digits.size() - common);
}

bool is_rounded(std::string_view text) {
  const auto mark = text.find_first_of("Ee");
  if (mark == std::string_view::npos || mark == 0 || mark + 2 >= text.size() || text[mark + 1] != '+')
    return false;
  const auto is_number = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; };
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(mark), is_number) &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(mark) + 2, text.end(), is_number);
}

std::string_view unprotected(std::string_view text) {
  if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"'))
    return text.substr(2, text.size() - 3);
  if (text.starts_with('\'')) return text.substr(1);
  return text;
}

}  // namespace rafiq::file
