// SPDX-License-Identifier: Apache-2.0
#include "core/net/auth/landing_page.hpp"

#include <fmt/format.h>

namespace rafiq::net {
namespace {

struct Words {
  const char* status;
  const char* arabic;
  const char* english;
};

Words words(LandingPage page) {
  switch (page) {
    case LandingPage::signed_in:
      return {"200 OK", "تمّ الدخول. أغلق هذه الصفحة وعُد إلى رفيق.",
              "You are signed in. Close this page and go back to Rafiq."};
    case LandingPage::declined:
      return {"200 OK", "لم يُسمح بالدخول. أغلق هذه الصفحة؛ في رفيق يمكنك المحاولة من جديد.",
              "The sign-in was declined. Close this page; in Rafiq you can try again."};
    case LandingPage::failed:
      return {"200 OK", "لم يكتمل الدخول. أغلق هذه الصفحة؛ رفيق يقول لماذا.",
              "The sign-in was not completed. Close this page; Rafiq says why."};
    case LandingPage::not_ours:
      return {"400 Bad Request", "هذا الجواب لا يخصّ الدخول الذي ينتظره رفيق.",
              "This answer does not belong to the sign-in that Rafiq waits for."};
    case LandingPage::no_such_page:
      return {"404 Not Found", "لا شيء هنا.", "There is nothing here."};
    case LandingPage::wrong_method:
      return {"405 Method Not Allowed", "لا شيء هنا.", "There is nothing here."};
    case LandingPage::not_understood:
      break;
  }
  return {"400 Bad Request", "لم يُفهم هذا الطلب.", "This request was not understood."};
}

}  // namespace

std::string render(LandingPage page) {
  const Words said = words(page);
  const std::string body = fmt::format(
      "<!doctype html><html><head><meta charset=\"utf-8\"><title>Rafiq</title></head><body>"
      "<p dir=\"rtl\" lang=\"ar\">{}</p><p lang=\"en\">{}</p></body></html>\n",
      said.arabic, said.english);
  return fmt::format(
      "HTTP/1.1 {}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n"
      "{}Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n"
      "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n\r\n{}",
      said.status, body.size(), page == LandingPage::wrong_method ? "Allow: GET\r\n" : "", body);
}

}  // namespace rafiq::net
