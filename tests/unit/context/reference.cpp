// SPDX-License-Identifier: Apache-2.0
#include "core/context/reference.hpp"

#include "tests/support/catch.hpp"

using namespace rafiq;
using namespace rafiq::context;
using Kind = Reference::Kind;

namespace {

void reads(std::string_view text, Kind kind, std::string_view value) {
  INFO(text);
  const auto reference = read_reference(text);
  CHECK(static_cast<int>(reference.kind) == static_cast<int>(kind));
  CHECK(reference.value == value);
}

}  // namespace

TEST_CASE("customers of this machine and of an account") {
  CHECK(read_reference("c12").local == CustomerId{12});
  reads("c12", Kind::local, "c12");
  reads(" c12\n", Kind::local, "c12");
  reads("c0", Kind::text, "c0");
  reads("C12", Kind::text, "C12");
  reads("c12x", Kind::text, "c12x");

  const auto external = read_reference("support-rt:27");
  CHECK(external.account == "support-rt");
  reads("support-rt:27", Kind::external, "27");
  reads("rt:root@localhost", Kind::external, "root@localhost");
  reads("dyn:{5531D753-95AF}", Kind::external, "{5531D753-95AF}");
  for (const std::string text :
       {"rt:", ":27", "RT:27", "r t:27", "rt:../../admin", "rt:1/2", "rt:1?x=1", "rt:a b", "rt:1%2f"})
    reads(text, Kind::text, text);
}

TEST_CASE("phones, however they are written") {
  for (const std::string text :
       {"+20 100 123-4567", "+20 (100) 123 4567", "tel:+201001234567", "TEL:+20-100-123-4567;ext=8",
        "callto:+201001234567", "sip:+201001234567@pbx.example;transport=tcp", "+٢٠ ١٠٠ ١٢٣٤٥٦٧",
        "+۲۰۱۰۰۱۲۳۴۵۶۷", "\u202a+20\u00a0100\u00a01234567\u202c", "\u200e+20 100 1234567\u200e",
        "+20.100.1234567"})
    reads(text, Kind::phone, "+201001234567");
  reads("01001234567", Kind::phone, "01001234567");
  reads("0020 100 1234567", Kind::phone, "00201001234567");
  reads("12345", Kind::phone, "12345");
  reads("١٢٣٤٥", Kind::phone, "12345");
  for (const std::string text :
       {"1234", "+", "+-()", "12345x", "1+2345678", "++12345678", "123456789012345678901", "٣", "0100 ann"})
    reads(text, Kind::text, text);
}

TEST_CASE("mails") {
  for (const std::string text : {"ann@example.org", " ann@example.org ", "mailto:ann@example.org",
                                 "MAILTO:ann@example.org?subject=Hello", "Ann Lee <ann@example.org>",
                                 "\"Lee, Ann\" < ann@example.org >", "\u2068ann@example.org\u2069"})
    reads(text, Kind::mail, "ann@example.org");
  reads("نور@مثال.مصر", Kind::mail, "نور@مثال.مصر");
  for (const std::string text : {"@example.org", "ann@", "ann@@example.org", "ann lee@example.org",
                                 "ann@exa mple.org", "ann@.org", "ann@org.", "a@b@c", "ann@x/y", "@"})
    reads(text, Kind::text, text);
  reads("mailto:", Kind::text, "mailto:");
  CHECK_FALSE(is_mail("a@b\r\nBcc: c"));
  CHECK_FALSE(is_mail(std::string(250, 'a') + "@b.example"));
}

TEST_CASE("pages, names and nothing") {
  reads("https://rt.example.org/User/Summary.html?id=27", Kind::page,
        "https://rt.example.org/User/Summary.html?id=27");
  reads("HTTP://127.0.0.1:8080/", Kind::page, "HTTP://127.0.0.1:8080/");
  reads("https://me@evil.example/", Kind::text, "https://me@evil.example/");
  reads("https://", Kind::text, "https://");
  reads("نور الهاشمي", Kind::text, "نور الهاشمي");
  reads("\u200fنور\u200f", Kind::text, "نور");
  for (const std::string text : {"", "   ", "\n\t", "\u00a0\u200b", "\u2068\u2069"})
    reads(text, Kind::none, "");
}

TEST_CASE("any bytes are read without harm") {
  for (int first = 0; first < 256; ++first)
    for (int second = 0; second < 256; second += 3) {
      const std::string bytes{static_cast<char>(first), static_cast<char>(second)};
      for (const std::string prefix : {"", "tel:", "rt:", "a@", "https://"}) read_reference(prefix + bytes);
    }
  SUCCEED();
}
