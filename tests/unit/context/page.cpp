// SPDX-License-Identifier: Apache-2.0
#include "core/context/page.hpp"

#include "tests/support/catch.hpp"

using namespace rafiq;
using namespace rafiq::context;

namespace {

PagePattern pattern(std::string_view base, std::string_view text) {
  auto created = PagePattern::create("crm", base, "contact", text);
  INFO(text);
  REQUIRE(created);
  return std::move(created).value();
}

// The id, or "-".
std::string id_of(std::string_view base, std::string_view text, std::string_view url) {
  const auto record = match_page({pattern(base, text)}, url);
  if (!record) return "-";
  CHECK(record->account == "crm");
  CHECK(record->entity == "contact");
  return record->id;
}

}  // namespace

TEST_CASE("pages of real CRMs are recognised") {
  struct Case {
    std::string base, pattern, url, id;
  };
  const std::vector<Case> cases{
      {"https://rt.example.org", "/User/Summary.html?id=${id}",
       "https://rt.example.org/User/Summary.html?id=27", "27"},
      {"https://rt.example.org/rt", "/Ticket/Display.html?id=${id}",
       "https://rt.example.org/rt/Ticket/Display.html?id=1#txn-31", "1"},
      {"https://rt.example.org/rt/", "/Ticket/*?id=${id}",
       "https://RT.example.org:443/rt/Ticket/Update.html?Action=Comment;id=45", "45"},
      {"https://espo.example.org", "#Contact/view/${id}", "https://espo.example.org/#Contact/view/64ab01cd",
       "64ab01cd"},
      {"https://tryton.example.org", "#crm/model/party.party/${id}",
       "https://tryton.example.org/#crm/model/party.party/12;views=[191,192]&name=\"Parties\"", "12"},
      {"https://odoo.example.org", "/web#model=res.partner&id=${id}",
       "https://odoo.example.org/web#id=18&cids=1&menu_id=81&model=res.partner&view_type=form", "18"},
      {"https://app.hubspot.com", "/contacts/${portal}/record/0-1/${id}",
       "https://app.hubspot.com/contacts/4411/record/0-1/5512?eschref=x", "5512"},
      {"https://x.lightning.force.com", "/lightning/r/Contact/${id}/view",
       "https://x.lightning.force.com/lightning/r/Contact/0035g00000AbCdEAAV/view", "0035g00000AbCdEAAV"},
      {"https://x.zendesk.com", "/agent/users/${id}/*",
       "https://x.zendesk.com/agent/users/3801/requested_tickets", "3801"},
      {"https://x.zendesk.com", "/agent/users/${id}/*", "https://x.zendesk.com/agent/users/3801", "3801"},
      {"https://org.crm4.dynamics.com", "/main.aspx?etn=contact&id=${id}",
       "https://org.crm4.dynamics.com/"
       "main.aspx?appid=1&pagetype=entityrecord&etn=contact&id=%7b5531D753-95AF%7d",
       "{5531D753-95AF}"},
      {"http://127.0.0.1:8080/dolibarr", "/societe/card.php?socid=${id}",
       "http://127.0.0.1:8080/dolibarr/societe/card.php?socid=43&save_lastsearch_values=1", "43"},
  };
  for (const Case& c : cases) {
    INFO(c.pattern << " on " << c.url);
    CHECK(id_of(c.base, c.pattern, c.url) == c.id);
  }
}

TEST_CASE("other pages are not") {
  const std::string base = "https://rt.example.org/rt";
  const std::string by_query = "/User/Summary.html?id=${id}";
  for (const std::string url : {
           "https://rt.example.org/rt/User/Summary.html",              // no id
           "https://rt.example.org/rt/User/Summary.html?id=",          // an empty one
           "https://rt.example.org/rt/User/Summary.html?uid=27",       // another key
           "https://rt.example.org/rt/User/Summary.html?id=27&id=28",  // two
           "https://rt.example.org/rt/User/Summary.html?id=27;id=28",
           "https://rt.example.org/rt/User/Summary.html#id=27",  // elsewhere
           "https://rt.example.org/User/Summary.html?id=27",     // not below the base
           "https://rt.example.org/rt/User/summary.html?id=27",  // paths have a case
           "https://rt.example.org/rt/User/Summary.html/more?id=27",
           "https://rt.example.org/rt/x/User/Summary.html?id=27",
           "http://rt.example.org/rt/User/Summary.html?id=27",  // another scheme, port or host
           "https://rt.example.org:8443/rt/User/Summary.html?id=27",
           "https://rt.example.org.evil.example/rt/User/Summary.html?id=27",
           "https://evil.example/rt/User/Summary.html?id=27",
           "https://rt.example.org@evil.example/rt/User/Summary.html?id=27",
           "https://evil.example\\@rt.example.org/rt/User/Summary.html?id=27",
           "https://evil.example/https://rt.example.org/rt/User/Summary.html?id=27",
           "javascript://rt.example.org/rt/User/Summary.html?id=27",
           "file:///rt/User/Summary.html?id=27",
           "rt.example.org/rt/User/Summary.html?id=27",
           "",
           "https://",
           "https:///rt/User/Summary.html?id=27",
           "https://rt.example.org:0/rt/User/Summary.html?id=27",
           "https://rt.example.org:99999/rt/User/Summary.html?id=27",
           "://",
           "?id=27",
           "#",
       }) {
    INFO(url);
    CHECK(id_of(base, by_query, url) == "-");
  }
  CHECK(id_of("https://x.example", "#Contact/view/${id}", "https://x.example/#Contact/edit/12") == "-");
  CHECK(id_of("https://x.example", "#Contact/view/${id}", "https://x.example/#Lead/view/12") == "-");
  CHECK(id_of("https://x.example", "#Contact/view/${id}", "https://x.example/admin#Contact/view/12") == "-");
  CHECK(id_of("https://x.example", "/web#model=res.partner&id=${id}",
              "https://x.example/web#id=18&model=sale.order") == "-");
  CHECK(id_of("https://x.example", "/u/${id}/${id}", "https://x.example/u/1/2") == "-");
  CHECK(id_of("https://x.example", "/u/${id}/${id}", "https://x.example/u/1/1") == "1");
}

TEST_CASE("an id that could change the address it is put into is not one") {
  const auto query = [](const std::string& id) {
    return id_of("https://x.example", "/u?id=${id}", "https://x.example/u?id=" + id);
  };
  CHECK(query("a.b-c_d:e@f~1") == "a.b-c_d:e@f~1");
  CHECK(query("%41%42") == "AB");
  CHECK(query("%2541") == "-");  // decoded once, and "%" is no part of an id
  for (const std::string bad :
       {"..", ".", "1%2f2", "..%2F..%2Fadmin", "1%3Fx=1", "1%23", "1%26all=1", "1%0d%0aX-Evil:1", "1%00",
        "a%20b", "%D8%A7", "1%5c2", "1'%20or%20'1", "%", "%4", "%zz", "<script>"})
    CHECK(query(bad) == "-");
  CHECK(query(std::string(200, '1')).size() == 200);
  CHECK(query(std::string(201, '1')) == "-");
  CHECK(id_of("https://x.example", "/u/${id}", "https://x.example/u/..%2f1") == "-");
  CHECK(id_of("https://x.example", "/u/${id}/*", "https://x.example/u/1/../../admin") == "-");
  CHECK(id_of("https://x.example", "/u/${id}/*", "https://x.example/u/1/%2e%2e/admin") == "-");
  CHECK(id_of("https://x.example", "#c/${id}", "https://x.example/#c/..%2f1") == "-");
  CHECK(id_of("https://x.example", "#c/${id}", "https://x.example/#c/%31") == "1");
}

TEST_CASE("control characters, spaces and great lengths end it early") {
  const std::string start = "https://x.example/u?id=1";
  CHECK(id_of("https://x.example", "/u?id=${id}", start) == "1");
  for (const std::string tail : {"&a= b", "&a=\nb", "&a=\tb", "\r\n", "&a=\x7f"})
    CHECK(id_of("https://x.example", "/u?id=${id}", start + tail) == "-");
  CHECK(id_of("https://x.example", "/u?id=${id}", start + "&a=" + std::string(4000, 'x')) == "1");
  CHECK(id_of("https://x.example", "/u?id=${id}", start + "&a=" + std::string(5000, 'x')) == "-");
  CHECK(id_of("https://x.example", "/u?id=${id}", start + std::string("\0x", 2)) == "-");
}

TEST_CASE("the first account whose pages these are is taken") {
  const std::vector<PagePattern> patterns{
      PagePattern::create("one", "https://one.example", "user", "/u/${id}").value(),
      PagePattern::create("two", "https://two.example", "user", "/u/${id}").value(),
      PagePattern::create("two", "https://two.example", "ticket", "/t/${id}").value(),
  };
  CHECK(match_page(patterns, "https://two.example/t/9") == PageRecord{"two", "ticket", "9"});
  CHECK(match_page(patterns, "https://one.example/u/9/") == PageRecord{"one", "user", "9"});
  CHECK_FALSE(match_page(patterns, "https://three.example/u/9"));
  CHECK_FALSE(match_page({}, "https://one.example/u/9"));
}

TEST_CASE("a pattern that could not work is refused") {
  for (const std::string text :
       {"/User/Summary.html", "/u?id=${id", "/u/${}", "/u/${id}${name}", "/u/*/x?id=${id}", "", "#", "?"}) {
    INFO(text);
    const auto created = PagePattern::create("crm", "https://x.example", "user", text);
    REQUIRE_FALSE(created);
    CHECK(created.error().code == ErrorCode::configuration);
  }
  CHECK_FALSE(PagePattern::create("crm", "x.example", "user", "/u/${id}"));
  CHECK_FALSE(PagePattern::create("crm", "https://me:secret@x.example", "user", "/u/${id}"));
}

TEST_CASE("percent escapes are taken literally or not at all") {
  CHECK(percent_decode("a%20b%C3%A9") == "a b\xC3\xA9");
  CHECK(percent_decode("") == "");
  CHECK(percent_decode("100%25") == "100%");
  for (const std::string bad : {"%", "a%", "%1", "%g0", "%0g", "%%20"}) CHECK_FALSE(percent_decode(bad));
}
