// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/words.hpp"

#include "sidebar/presenters/direction.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/sidebar/made_up.hpp"

using namespace rafiq;
using namespace rafiq::sidebar;
using namespace rafiq::sidebar::test;

TEST_CASE("what is filled in is isolated, so that a number does not turn a sentence round") {
  CHECK(fill("Call {name} at {phone}", {{"name", "ليلى"}, {"phone", "+20 100"}}) ==
        "Call \u2068ليلى\u2069 at \u2068+20 100\u2069");
  CHECK(fill("{a}{a}", {{"a", "{a}"}}) == "\u2068{a}\u2069\u2068{a}\u2069");
  CHECK(fill("nothing {here}", {{"there", "x"}}) == "nothing {here}");
  CHECK(isolate_ltr("+20 100 123") == "\u2066+20 100 123\u2069");
  CHECK(isolate("").empty());
}

TEST_CASE("relative times and dates") {
  const PlainWords words;
  const TimePoint now = parse_iso8601("2026-03-10T10:00:00Z").value();
  const auto said = [&](std::chrono::minutes before) { return plain(ago(words, now - before, now)); };
  CHECK(said(std::chrono::minutes{0}) == "just now");
  CHECK(said(std::chrono::minutes{-3}) == "just now");
  CHECK(said(std::chrono::minutes{1}) == "1 minute ago");
  CHECK(said(std::chrono::minutes{59}) == "59 minutes ago");
  CHECK(said(std::chrono::hours{1}) == "1 hour ago");
  CHECK(said(std::chrono::hours{49}) == "2 days ago");
  CHECK(said(std::chrono::hours{24 * 40}) == "on 29 January 2026");
  CHECK(plain(date(words, parse_iso8601("2025-12-31T23:59:59Z").value())) == "31 December 2025");
}

TEST_CASE("a paragraph runs in the direction of its own first letter, past what is isolated") {
  const auto ltr = Direction::left_to_right;
  const auto rtl = Direction::right_to_left;
  CHECK(direction_of("Bonjour, je vous écoute.", rtl) == ltr);
  CHECK(direction_of("«أهلًا» Layla", ltr) == rtl);
  CHECK(direction_of("\u2068ليلى\u2069, I apologise", rtl) == ltr);
  CHECK(direction_of("\u2068\u2066Layla\u2069\u2069 أهلًا", ltr) == rtl);
  CHECK(direction_of("12 / 40", rtl) == rtl);
  CHECK(direction_of("", ltr) == ltr);
}

// Of a desk in some zone, with a calendar.
class DeskWords final : public Words {
 public:
  explicit DeskWords(std::string zone, Calendar calendar = Calendar::gregorian,
                     Language language = Language::english)
      : zone_(std::move(zone)), calendar_(calendar), language_(language) {}
  [[nodiscard]] Language language() const override { return language_; }
  [[nodiscard]] Calendar calendar() const override { return calendar_; }
  [[nodiscard]] std::string time_zone() const override { return zone_; }
  [[nodiscard]] std::string say(const char* english) const override { return english; }
  [[nodiscard]] std::string count(const char* one, const char*, std::int64_t) const override { return one; }

 private:
  std::string zone_;
  Calendar calendar_;
  Language language_;
};

TEST_CASE("dates are written in the calendar that was chosen") {
  // The first day of Ramadan 1447 by the calendar of Umm al-Qura.
  const TimePoint day = parse_iso8601("2026-02-18T10:00:00Z").value();
  CHECK(plain(date(DeskWords("UTC", Calendar::hijri), day)) == "1 Ramadan 1447");
  CHECK(plain(date(DeskWords("UTC"), day)) == "18 February 2026");
  CHECK(calendar_from(name(Calendar::hijri)) == Calendar::hijri);
  // The month's name says which way the date runs, and so must not be isolated as its numbers are.
  CHECK(date(DeskWords("UTC"), day) == "\u206818\u2069 February \u20682026\u2069");
  CHECK(moment(DeskWords("UTC"), day) == "Wednesday \u206818\u2069 February, \u206810:00\u2069");
}

TEST_CASE("a moment is told by the clock of the desk, in its calendar") {
  const TimePoint late = parse_iso8601("2026-03-09T21:30:00Z").value();
  const DeskWords riyadh("Asia/Riyadh");
  CHECK(plain(moment(riyadh, late)) == "Tuesday 10 March, 00:30");
  CHECK(plain(date(riyadh, late)) == "10 March 2026");
  CHECK(plain(moment(DeskWords("UTC"), late)) == "Monday 9 March, 21:30");
  CHECK(plain(moment(DeskWords("Asia/Riyadh", Calendar::hijri), late)) == "Tuesday 21 Ramadan, 00:30");
  const auto in_arabic = [](const char* when) {
    const DeskWords words("UTC", Calendar::gregorian, Language::arabic);
    return plain(moment(words, parse_iso8601(when).value()));
  };
  CHECK(in_arabic("2026-03-10T00:05:00Z") == "Tuesday 10 March, 12:05 AM");
  CHECK(in_arabic("2026-03-10T12:00:00Z") == "Tuesday 10 March, 12:00 PM");
  CHECK(in_arabic("2026-03-10T16:00:00Z") == "Tuesday 10 March, 4:00 PM");
}

TEST_CASE("a date that came without a time is that day everywhere") {
  const TimePoint day = parse_iso8601("2026-03-10").value();
  for (const char* zone : {"America/New_York", "Asia/Riyadh", "Pacific/Auckland"})
    CHECK(plain(date(DeskWords(zone), day)) == "10 March 2026");
}
