// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/values.hpp"

#include "plugins/file/dates.hpp"
#include "plugins/file/text.hpp"
#include "tests/support/catch.hpp"

using namespace rafiq::file;

TEST_CASE("text: words are compared without what people vary") {
  CHECK(folded("E-Mail Address") == folded("email address"));
  CHECK(folded("رقم الْعميل") == folded("رقم عميل"));
  CHECK(folded("إيميل") == folded("ايميل"));
  CHECK(folded("المنشأة") == folded("منشاه"));
  CHECK(folded("ألم") != folded("م"));
  CHECK(folded("الـعـربية") == folded("العربية"));
  CHECK(folded("ＩＤ") == "id");
}

TEST_CASE("text: trimming, digits, lists and cuts between letters") {
  CHECK(trimmed("\u200f\u00a0 سامي \t\ufeff") == "سامي");
  CHECK(trimmed(" \n ").empty());
  CHECK(western_digits("٠١٢٣-۴۵۶ x") == "0123-456 x");
  CHECK(split_list("قراءة، شعر؛ سفر; x|y\nz") ==
        std::vector<std::string_view>{"قراءة", "شعر", "سفر", "x", "y", "z"});
  CHECK(split("a, b,,c", ",") == std::vector<std::string_view>{"a", "b", "c"});
  CHECK(shortened("سامي", 5) == "سا");
  CHECK(shortened("abc", 5) == "abc");
}

TEST_CASE("dates: as exports write them") {
  const DateStyle day_first;
  CHECK(instant("2026-03-01", day_first) == "2026-03-01");
  CHECK(instant("2026/3/1", day_first) == "2026-03-01");
  CHECK(instant("20260301", day_first) == "2026-03-01");
  CHECK(instant("01.03.2026", day_first) == "2026-03-01");
  CHECK(instant("3/1/2026", {true, "UTC"}) == "2026-03-01");
  CHECK(instant("٢٠٢٦-٠٣-٠١", day_first) == "2026-03-01");
  CHECK(instant("2026-03-01 09:30", day_first) == "2026-03-01T09:30:00Z");
  CHECK(instant("2026-03-01T09:30:15.250+03:00", day_first) == "2026-03-01T06:30:15Z");
  CHECK(instant("20260301T093000Z", day_first) == "2026-03-01T09:30:00Z");
  CHECK(instant("1/3/2026 9:30 PM", day_first) == "2026-03-01T21:30:00Z");
  CHECK(instant("1/3/2026 12:05 am", day_first) == "2026-03-01T00:05:00Z");
  CHECK(instant("1/3/2026 9:30 م", day_first) == "2026-03-01T21:30:00Z");
  CHECK(instant("2026-03-01T00:30:00+02:00", day_first) == "2026-02-28T22:30:00Z");
}

TEST_CASE("dates: times of the account's zone, in summer and winter") {
  CHECK(instant("2026-03-01 09:30", {false, "Asia/Riyadh"}) == "2026-03-01T06:30:00Z");
  CHECK(instant("2026-01-10 12:00", {false, "Europe/Berlin"}) == "2026-01-10T11:00:00Z");
  CHECK(instant("2026-07-10 12:00", {false, "Europe/Berlin"}) == "2026-07-10T10:00:00Z");
  CHECK(instant("2026-07-10T12:00:00Z", {false, "Europe/Berlin"}) == "2026-07-10T12:00:00Z");
  CHECK(is_known_zone("Africa/Cairo"));
  CHECK_FALSE(is_known_zone("Africa/Atlantis"));
}

TEST_CASE("dates: what is no date is none") {
  for (const auto* text : {"", "soon", "2026-02-30", "31/02/2026", "13/13/2026", "2026-13-01", "01/03/26",
                           "2026-03", "2026-03-01T25:00", "2026-03-01 9", "2026-03-01 nonsense",
                           "1/3/2026 13:00 PM", "0001-01-01", "2026-03-01T09:30+99:00", "-5/3/2026"})
    CHECK_FALSE(instant(text, {}).has_value());
}

TEST_CASE("values: yes, no and whole numbers") {
  CHECK(yes_or_no("Yes") == true);
  CHECK(yes_or_no("نعم") == true);
  CHECK(yes_or_no("١") == true);
  CHECK(yes_or_no("غير موافق") == false);
  CHECK(yes_or_no("لا") == false);
  CHECK_FALSE(yes_or_no("perhaps").has_value());
  CHECK_FALSE(yes_or_no("").has_value());
  CHECK(whole_number("-2", -2, 2) == -2);
  CHECK(whole_number("+1", -2, 2) == 1);
  CHECK(whole_number("٣", 1, 5) == 3);
  CHECK_FALSE(whole_number("3", -2, 2).has_value());
  CHECK_FALSE(whole_number("2.5", 1, 5).has_value());
  CHECK_FALSE(whole_number("", 1, 5).has_value());
}

TEST_CASE("values: languages by code and by name") {
  CHECK(language_code("ar") == "ar");
  CHECK(language_code("العربية") == "ar");
  CHECK(language_code("عربي") == "ar");
  CHECK(language_code("Arabic") == "ar");
  CHECK(language_code("الإنجليزية") == "en");
  CHECK(language_code("français") == "fr");
  CHECK(language_code("ar_EG") == "ar-EG");
  CHECK(language_code("EN-gb") == "en-GB");
  CHECK_FALSE(language_code("whatever they like").has_value());
}

TEST_CASE("values: the words of a journey") {
  CHECK(channel_name("WhatsApp") == "chat");
  CHECK(channel_name("البريد الإلكتروني") == "mail");
  CHECK(channel_name("Phone call") == "phone");
  CHECK_FALSE(channel_name("pigeon").has_value());
  CHECK(case_status("Resolved") == "closed");
  CHECK(case_status("مغلقة") == "closed");
  CHECK(case_status("Cancelled") == "rejected");
  CHECK(case_status("Waiting for parts") == "Waiting for parts");
  CHECK(case_kind("شكوى") == "complaint");
  CHECK(promise_state("done") == "kept");
  CHECK(entry_kind("Promise") == "commitment");
}

TEST_CASE("values: phones") {
  CHECK(phone_digits("+20 (100) 000-٠١٠٤") == "201000000104");
  CHECK(same_phone("201000000104", "01000000104"));
  CHECK(same_phone("00201000000104", "201000000104"));
  CHECK_FALSE(same_phone("201000000104", "201000000105"));
  CHECK_FALSE(same_phone("104", "201000000104"));
  CHECK_FALSE(same_phone("", ""));
  CHECK(is_rounded("9.66501E+11"));
  CHECK_FALSE(is_rounded("EXT+12"));
  CHECK_FALSE(is_rounded("+20 100"));
  CHECK(unprotected("=\"0100\"") == "0100");
  CHECK(unprotected("'0100") == "0100");
}
