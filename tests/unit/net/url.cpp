// SPDX-License-Identifier: Apache-2.0
#include "core/net/url.hpp"

#include "tests/support/catch.hpp"

using namespace rafiq::net;

namespace {

std::string text(std::string_view url) {
  const auto parsed = Url::parse(url);
  return parsed ? parsed->text() : "-";
}
std::string below(std::string_view base, std::string_view path) {
  const auto url = Url::below(Url::parse(base).value(), path);
  return url ? url->text() : "-";
}

}  // namespace

TEST_CASE("addresses are normalised, and odd ones refused") {
  CHECK(text("HTTPS://CRM.Example.org") == "https://crm.example.org/");
  CHECK(text("https://crm.example.org:443/a/../b?x=1#frag") == "https://crm.example.org/b?x=1");
  CHECK(text("http://crm.example.org:8080/") == "http://crm.example.org:8080/");
  CHECK(text("http://0x7f.1/") == "http://127.0.0.1/");
  CHECK(text("http://[::1]:8080/x") == "http://[::1]:8080/x");
  CHECK(text("https://crm.example.org/ن?q=ح") == "https://crm.example.org/%d9%86?q=%d8%ad");
  for (const std::string bad :
       {"", "crm.example.org", "https://", "https:///x", "ftp://crm.example.org", "file:///etc/passwd",
        "https://me@crm.example.org", "https://me:pw@crm.example.org", "https://crm.example.org\r\nX: 1",
        "https://crm.example.org/\x01", "https://crm.example.org:0/", "https://crm.example.org:70000/",
        "https://crm example.org/", "javascript:alert(1)//://"})
    CHECK(text(bad) == "-");
}

TEST_CASE("a path goes below the base, an address stands for itself") {
  CHECK(below("https://x.example/api", "/users?id=1") == "https://x.example/api/users?id=1");
  CHECK(below("https://x.example/api/", "users") == "https://x.example/api/users");
  CHECK(below("https://x.example/api", "?q=1") == "https://x.example/api?q=1");
  CHECK(below("https://x.example", "") == "https://x.example/");
  CHECK(below("https://x.example/api", "/go?to=http://evil.example/") ==
        "https://x.example/api/go?to=http://evil.example/");
  CHECK(below("https://x.example/api", "http://other.example/y") == "http://other.example/y");
  CHECK(below("https://x.example", "@evil.example/") == "https://x.example/@evil.example/");
  CHECK(below("https://x.example", ":80@evil.example/") == "https://x.example/:80@evil.example/");
  CHECK(below("https://x.example", "//evil.example/") == "-");
  CHECK(below("https://x.example", "gopher://evil.example/") == "-");
}

TEST_CASE("a redirect is read from where it stands") {
  const auto here = Url::parse("https://x.example/a/b?q=1").value();
  CHECK(here.resolve("c")->text() == "https://x.example/a/c");
  CHECK(here.resolve("/c?d")->text() == "https://x.example/c?d");
  CHECK(here.resolve("?d=2")->text() == "https://x.example/a/b?d=2");
  CHECK(here.resolve("//y.example/c")->text() == "https://y.example/c");
  CHECK(here.resolve("http://y.example/c")->text() == "http://y.example/c");
  for (const std::string bad : {"", "file:///etc/passwd", "https://me:pw@y.example/", "/a\r\nb"})
    CHECK_FALSE(here.resolve(bad));
}

TEST_CASE("what is shown of an address names nobody") {
  const auto shown = [](std::string_view url) { return Url::parse(url)->shown(); };
  CHECK(shown("https://x.example/api/users/27?q=ann@example.org") == "https://x.example/api/users/27");
  CHECK(shown("https://x.example/user/ann@example.org/history") == "https://x.example/user/.../history");
  CHECK(shown("https://x.example/user/%D9%86%D9%88%D8%B1") == "https://x.example/user/...");
  CHECK(shown("https://x.example/phone/+201001234567/") == "https://x.example/phone/.../");
  CHECK(shown("https://x.example:8443") == "https://x.example:8443/");
}

TEST_CASE("this machine is a loopback address or localhost") {
  for (const std::string url : {"http://127.0.0.1/", "http://127.9.9.9:1/", "http://localhost/",
                                "http://LOCALHOST:80/", "http://[::1]/", "http://2130706433/"})
    CHECK(Url::parse(url)->is_this_machine());
  for (const std::string url :
       {"http://128.0.0.1/", "http://localhost.evil.example/", "http://127.0.0.1.evil.example/",
        "http://127.evil.example/", "http://[::2]/", "http://0.0.0.0/", "http://10.0.0.1/"})
    CHECK_FALSE(Url::parse(url)->is_this_machine());
}

TEST_CASE("hosts are allowed by name and port") {
  AllowedHosts hosts(Url::parse("https://crm.example.org:8443/api").value());
  for (const std::string good :
       {"login.example.org", "api.example.net:9000", "*.files.example.org", "[::1]:7000"})
    CHECK(hosts.add(good));
  for (const std::string bad :
       {"", "*", "*.", "https://x.example", "x.example/path", "me@x.example", "x.example:", "x example",
        "*.*.example", "a*.example", "x.example?", "x.example#"}) {
    INFO(bad);
    CHECK_FALSE(hosts.add(bad));
  }
  const auto allows = [&](std::string_view url) { return hosts.allows(Url::parse(url).value()); };
  for (const std::string url :
       {"https://crm.example.org:8443/", "http://crm.example.org:8443/other", "https://login.example.org/",
        "http://login.example.org/", "https://api.example.net:9000/", "https://a.files.example.org/",
        "https://a.b.files.example.org/", "http://[::1]:7000/"}) {
    INFO(url);
    CHECK(allows(url));
  }
  for (const std::string url :
       {"https://crm.example.org/", "https://crm.example.org:22/", "https://login.example.org:8443/",
        "https://api.example.net/", "https://files.example.org/", "https://evilfiles.example.org/",
        "https://crm.example.org.evil.example:8443/", "https://evil.example/", "http://[::1]/"}) {
    INFO(url);
    CHECK_FALSE(allows(url));
  }
}
