// SPDX-License-Identifier: Apache-2.0
#include "core/search/index_words.hpp"
#include "core/search/name_fit.hpp"
#include "core/search/normalise.hpp"
#include "core/search/query.hpp"
#include "core/search/skeleton.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

using namespace rafiq::search;

namespace {

// Whether somebody called `name` is found, at worst by the sound, when `typed` is.
bool finds(std::string_view typed, std::string_view name) {
  const NameForms forms[] = {name_forms(name)};
  const std::vector<std::string> normal{forms[0].normal};
  const auto query = read_query(typed);
  return NameFit(query).of(normal, index_words(forms)).has_value();
}

std::vector<std::string> split(const std::string& text) {
  std::istringstream words(text);
  return {std::istream_iterator<std::string>(words), {}};
}

struct Spelled {
  const char* name;
  const char* spellings;
};
// As they stand on business cards, in passports and in CRMs.
const Spelled common[] = {
    {"محمد", "Mohamed Muhammad Mohammed Mohammad Muhammed Mohamad Mouhamed Mehmed"},
    {"أحمد", "Ahmed Ahmad"},
    {"محمود", "Mahmoud Mahmud Mahmood"},
    {"مصطفى", "Mostafa Mustafa Moustafa Mustapha"},
    {"شريف", "Sherif Sharif Shereef Cherif Shareef"},
    {"خالد", "Khaled Khalid"},
    {"يوسف", "Youssef Yousef Yusuf Yousif"},
    {"إبراهيم", "Ibrahim Ebrahim Ibraheem"},
    {"حسين", "Hussein Husain Hussain Houssein Hossein"},
    {"حسن", "Hassan Hasan"},
    {"علي", "Ali Aly"},
    {"عمر", "Omar Umar Omer"},
    {"عثمان", "Othman Osman Uthman"},
    {"طارق", "Tarek Tariq Tareq Tarik"},
    {"كريم", "Karim Kareem Kerim"},
    {"جمال", "Gamal Jamal Djamal"},
    {"جورج", "George"},
    {"جرجس", "Gerges Girgis"},
    {"سعيد", "Said Saeed Saied"},
    {"وليد", "Walid Waleed"},
    {"وائل", "Wael"},
    {"هاني", "Hany Hani"},
    {"رضا", "Reda Rida Reza"},
    {"معاذ", "Moaz Muadh Moaaz"},
    {"ياسر", "Yasser Yaser"},
    {"إيهاب", "Ihab Ehab"},
    {"أيمن", "Ayman Aiman"},
    {"توفيق", "Tawfik Tawfiq Taoufik"},
    {"قاسم", "Kassem Qasim Kasem"},
    {"زكي", "Zaki Zaky"},
    {"ربيع", "Rabie Rabea Rabi"},
    {"صلاح", "Salah"},
    {"ممدوح", "Mamdouh Mamdooh"},
    {"سميح", "Samih Sameeh"},
    {"وجيه", "Wagih Wajih"},
    {"طه", "Taha"},
    {"إسحاق", "Ishaq Ishak"},
    {"عبدالله", "Abdullah Abdallah Abdalla"},
    {"عبد الرحمن", "Abdelrahman Abdulrahman Abderrahmane Abdurrahman"},
    {"عبدالعزيز", "Abdelaziz Abdulaziz"},
    {"فاطمة", "Fatma Fatima Fatimah Fatmah"},
    {"عائشة", "Aisha Aysha Ayesha Aicha"},
    {"مريم", "Mariam Maryam Meryem"},
    {"زينب", "Zeinab Zainab Zaynab"},
    {"ليلى", "Laila Layla Leila"},
    {"نورا", "Nora Noura"},
    {"هدى", "Hoda Huda Houda"},
    {"نهى", "Noha Nuha"},
    {"غادة", "Ghada"},
    {"سلمى", "Salma Selma"},
    {"شيماء", "Shaimaa Shimaa Chaima"},
    {"إيمان", "Eman Iman"},
    {"ياسمين", "Yasmin Yasmine Yasmeen"},
    {"نجلاء", "Naglaa Najlaa Nagla"},
    {"وفاء", "Wafaa Ouafaa Wafa"},
    {"الشريف", "Elsherif Alsharif"},
    {"فؤاد", "Fouad Fuad Foad"},
    {"ضياء", "Diaa Ziaa"},
};

}  // namespace

TEST_CASE("an Arabic name is found by its Latin spellings, and they by it") {
  int pairs = 0;
  std::string missed;
  for (const auto& [name, spellings] : common)
    for (const auto& spelling : split(spellings)) {
      ++pairs;
      if (!finds(spelling, name)) missed += spelling + " for " + name + "; ";
      if (!finds(name, spelling)) missed += std::string(name) + " for " + spelling + "; ";
    }
  CHECK(pairs > 120);
  CHECK(missed == "");
}

TEST_CASE("a g that is typed may be a غ") {
  const auto [typed, name] = GENERATE(table<const char*, const char*>({{"gassan", "غسان"},
                                                                       {"gassan", "Ghassan"},
                                                                       {"gada", "غادة"},
                                                                       {"abu gazala", "أبو غزالة"},
                                                                       {"abugazala", "أبوغزالة"},
                                                                       {"gamal", "جمال"},
                                                                       {"naglaa", "نجلاء"}}));
  CAPTURE(typed, name);
  CHECK(finds(typed, name));
}

TEST_CASE("names that only look alike are not taken for each other") {
  const auto [typed, name] = GENERATE(table<const char*, const char*>(
      {{"Mahmoud", "محمد"}, {"Ali", "ليلى"},    {"Sara", "شريف"},  {"Hassan", "حسين"}, {"Omar", "مروان"},
       {"Mona", "مينا"},    {"Khaled", "وليد"}, {"Salem", "سعيد"}, {"Karim", "مريم"},  {"Nour", "نهى"},
       {"Walid", "خالد"},   {"Tarek", "طه"},    {"Adam", "أمل"},   {"Hussein", "حسن"}, {"Ghada", "هدى"},
       {"Amal", "علي"},     {"Rania", "نورا"},  {"Gamal", "غالب"}, {"Ghada", "جادو"},  {"Al", "العربي"}}));
  CAPTURE(typed, name);
  CHECK_FALSE(finds(typed, name));
}

TEST_CASE("a sound is found while it is typed") {
  const std::string typed = GENERATE("Moham", "Mohame", "Muham", "moh", "Mo");
  CAPTURE(typed);
  CHECK(finds(typed, "محمد علي") == (typed.size() >= 5));
}

TEST_CASE("each word has few keys, and no byte breaks them") {
  const std::string word =
      GENERATE(std::string(64, 'e') + "x", std::string("ouououououk"), std::string("ذذذذذذذذظظظظظ"),
               std::string("sh7ashaghi3i2"), std::string("h"), std::string("ه"), std::string("ا"),
               std::string("\xff\xfe"), std::string(""), std::string("日本"), std::string("42"),
               std::string("aeh"), std::string("oh"), std::string("abdrr"));
  const auto keys = sound_keys(word);
  CHECK(keys.size() <= 8);
  for (const auto& key : keys) CHECK((!key.empty() && key.size() < 64));
}
