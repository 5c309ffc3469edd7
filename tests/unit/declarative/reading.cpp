// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/declarative/garden.hpp"

using namespace rafiq_declarative;
using namespace rafiq_declarative::test;

namespace {

// The manifest with its listing in pages of another kind.
Json paged(const char* kind) {
  Json out = manifest();
  Json& full = out["entities"][0]["full"];
  const std::string word = kind;
  if (word == "none") {
    full["request"]["query"] = Json::object();
    full["page"] = {{"kind", "none"}};
  } else if (word == "page") {
    full["request"]["query"] = {{"limit", "${size}"}, {"page", "${page}"}};
    full["page"] = {{"kind", "page"}, {"size", 3}};
  } else if (word == "reread") {
    full["request"]["query"] = {{"limit", "${size}"}, {"page", "${page}"}};
    full["page"] = {{"kind", "page"}, {"size", 3}, {"reread", true}};
  } else if (word == "offset") {
    full["request"]["query"] = {{"limit", "${size}"}, {"offset", "${offset}"}};
    full["page"] = {{"kind", "offset"}, {"size", 3}};
  } else if (word == "token") {
    full["request"]["query"] = {{"limit", "3"}, {"after", "${next}"}};
    full["page"] = {{"kind", "cursor"}, {"next", "${after}"}, {"more", {{"${more}", true}}}};
  } else if (word == "next_url") {
    full["request"]["query"] = {{"limit", "3"}};
    full["page"] = {{"kind", "next_url"}, {"next", "${[@next.url]}"}};
  }
  return out;
}

constexpr const char* kinds[] = {"none", "page", "reread", "offset", "token", "next_url", "keyset"};

}  // namespace

TEST_CASE("every kind of page gives everybody once and ends") {
  const auto count = GENERATE(0, 1, 2, 3, 4, 6, 7);
  const std::string kind = GENERATE_COPY(from_range(std::begin(kinds), std::end(kinds)));
  Garden garden;
  for (int i = 0; i < count; ++i) garden.add("Contact " + std::to_string(i));
  Account account(garden, paged(kind.c_str()));
  const auto pages = account.read();
  CAPTURE(kind, count);
  std::size_t told = 0;
  for (const Json& page : pages) {
    told += page["records"].size();
    CHECK(page["end"] == (&page == &pages.back()));
  }
  CHECK(told == static_cast<std::size_t>(count));
  CHECK(after(pages).size() == static_cast<std::size_t>(count));
}

TEST_CASE("resumed after each page, a read gives what it gives in one go") {
  const std::string kind = GENERATE_COPY(from_range(std::begin(kinds), std::end(kinds)));
  Garden garden;
  for (int i = 0; i < 8; ++i) garden.add("Contact " + std::to_string(i));
  const auto whole = Account(garden, paged(kind.c_str())).read();
  Held held;
  Json checkpoint;
  Json page;
  int processes = 0;
  do {
    Account account(garden, paged(kind.c_str()));  // a new process
    page = account.first_page(checkpoint);
    take_in(held, page);
    checkpoint = page["checkpoint"];
    REQUIRE(++processes < 50);
  } while (!page["end"].get<bool>());
  CAPTURE(kind);
  CHECK(held == after(whole));
  CHECK(checkpoint == whole.back()["checkpoint"]);
}

TEST_CASE("who is deleted while pages are counted makes nobody be left out") {
  const std::string kind = GENERATE("offset", "reread");
  const int removed = GENERATE(1, 2, 3);
  const bool with_the_last = GENERATE(false, true);  // of the page that was read
  Garden garden;
  for (int i = 0; i < 9; ++i) garden.add("Contact " + std::to_string(i));
  Account account(garden, paged(kind.c_str()));
  Held held;
  Json page = account.first_page(nullptr);
  take_in(held, page);
  for (int i = 0; i < removed; ++i) garden.remove(with_the_last ? 3 - i : 1 + i);
  for (const Json& next : account.read(page["checkpoint"])) take_in(held, next);
  CAPTURE(kind, removed, with_the_last);
  for (const auto& each : garden.contacts) CHECK(held.contains(std::to_string(each.first)));
}

TEST_CASE("who is deleted between a page and its being read again makes nobody be left out") {
  const int at = GENERATE(range(2, 8));  // before this request
  Garden garden;
  for (int i = 0; i < 9; ++i) garden.add("Contact " + std::to_string(i));
  Account account(garden, paged("reread"));
  int requests = 0;
  garden.before_answer = [&](const auto&) {
    if (++requests == at) garden.remove(2);
  };
  const Held held = after(account.read());
  CAPTURE(at);
  for (const auto& each : garden.contacts) CHECK(held.contains(std::to_string(each.first)));
}

TEST_CASE("an incremental read tells of what changed, and of nothing twice") {
  Garden garden;
  for (int i = 0; i < 5; ++i) garden.add("Contact " + std::to_string(i));
  Account account(garden);
  garden.now += 100;
  auto checkpoint = account.read().back()["checkpoint"];
  garden.now += 100;
  const int made = garden.add("New");
  garden.change(2, [](auto& contact) { contact.name = "Changed"; });
  garden.change(3, [](auto& contact) { contact.gone = true; });
  const auto pages = account.read(checkpoint);
  std::set<std::string> told;
  for (const Json& page : pages)
    for (const Json& record : page["records"]) told.insert(record["id"].get<std::string>());
  CHECK(told.contains("2"));
  CHECK(told.contains("3"));
  CHECK(told.contains(std::to_string(made)));
  Held held = after(pages);
  CHECK(held.at("2")["name"] == "Changed");
  CHECK_FALSE(held.contains("3"));
  // Nothing more: the same again, and the checkpoint rests.
  checkpoint = pages.back()["checkpoint"];
  garden.now += 100;
  CHECK(account.read(checkpoint).back()["checkpoint"] == checkpoint);
}

TEST_CASE("rows of changes that only name a record have it read alone") {
  Garden garden;
  for (int i = 0; i < 5; ++i) garden.add("Contact " + std::to_string(i));
  Json json = manifest();
  json["entities"][0]["changes"]["id"] = "${id}";
  Account account(garden, json);
  garden.now += 100;
  const auto checkpoint = account.read().back()["checkpoint"];
  garden.now += 100;
  garden.change(2, [](auto& contact) { contact.name = "Changed"; });
  garden.asked.clear();
  CHECK(after(account.read(checkpoint)).at("2")["name"] == "Changed");
  CHECK(std::any_of(garden.asked.begin(), garden.asked.end(),
                    [](const auto& request) { return request.url == "/contacts/2"; }));
}

TEST_CASE("what changes behind the position of a running read is told by the next one") {
  Garden garden;
  for (int i = 0; i < 7; ++i) garden.add("Contact " + std::to_string(i));
  Account account(garden);
  Held held;
  const Json first = account.first_page(nullptr);
  take_in(held, first);
  garden.now += 1000;
  garden.change(1, [](auto& contact) { contact.name = "Behind"; });
  garden.now += 1000;
  garden.change(7, [](auto& contact) { contact.name = "Ahead"; });
  auto pages = account.read(first["checkpoint"]);
  for (const Json& page : pages) take_in(held, page);
  CHECK(held.at("7")["name"] == "Ahead");
  for (const Json& page : account.read(pages.back()["checkpoint"])) take_in(held, page);
  CHECK(held.at("1")["name"] == "Behind");
}

TEST_CASE("a CRM that is left alone for long is not asked for its last busy day again and again") {
  Garden garden;
  for (int i = 0; i < 6; ++i) garden.add("Contact " + std::to_string(i));
  Account account(garden);
  garden.now += 10;
  auto checkpoint = account.read().back()["checkpoint"];
  garden.now += 7200;
  checkpoint = account.read(checkpoint).back()["checkpoint"];
  CHECK(account.read(checkpoint).back()["records"].empty());
}

TEST_CASE("a CRM that lists only so many of one query is asked anew from the last moment seen") {
  Garden garden;
  for (int i = 0; i < 20; ++i) {
    garden.now += 10;
    garden.add("Contact " + std::to_string(i));
  }
  Json windowed = paged("offset");
  windowed["entities"][0]["full"]["request"]["query"] = {
      {"limit", "${size}"}, {"offset", "${offset}"}, {"sort", "changed"}, {"since", "${since}"}};
  windowed["entities"][0]["full"]["page"]["window"] = 6;
  garden.most = 6;
  CHECK(after(Account(garden, windowed).read()).size() == 20);

  garden.now += 10;
  const auto same = garden.now;  // more of one moment than are listed: said, and not left out in silence
  for (int i = 0; i < 9; ++i) garden.add("Same");
  CHECK(same == garden.now);
  CHECK(failure_of([&] { Account(garden, windowed).read(); }) == "protocol/window");
}

TEST_CASE("rows of children are part of their record, and a change of theirs is seen") {
  Garden garden;
  for (int i = 0; i < 5; ++i) garden.add("Contact " + std::to_string(i), "+968 9000000" + std::to_string(i));
  Json json = manifest();
  json["entities"][0]["children"] = Json::parse(R"([{
    "name": "phones", "key": "${owner}", "most": 2,
    "rows": {"request": {"path": "/phones", "query": {"of": "${ids_text}"}}, "items": "${items}"},
    "changes": {"request": {"path": "/phones", "query": {"since": "${since}"}}, "items": "${items}",
                "cursor": {"of": "${changed}", "lookback_seconds": 0}, "id": "${owner}"}}])");
  json["entities"][0]["map"]["phones"] = {
      {"each", "${child.phones}"}, {"value", "${number}"}, {"label", "mobile"}};
  Account account(garden, json);
  garden.now += 10;
  auto pages = account.read();
  auto held = after(pages);
  REQUIRE(held.size() == 5);
  CHECK(held.at("5")["phones"] == Json::parse(R"([{"value": "+968 90000004", "label": "mobile"}])"));
  garden.now += 10;
  garden.change_phone(4, "+968 911");
  for (const Json& page : account.read(pages.back()["checkpoint"])) take_in(held, page);
  CHECK(held.at("4")["phones"][0]["value"] == "+968 911");
}

TEST_CASE("what was deleted is told by a flag, by graves, by a delta, or found by comparing ids") {
  Garden garden;
  for (int i = 0; i < 5; ++i) garden.add("Contact " + std::to_string(i));
  Json json = manifest();
  Json& entity = json["entities"][0];
  SECTION("graves") {
    entity["deletions"] = Json::parse(R"({"request": {"path": "/graves", "query": {"since": "${since}"}},
      "items": "${items}", "cursor": {"of": "${none}", "lookback_seconds": 0}, "id": "${dead}"})");
    Account account(garden, json);
    garden.now += 10;
    auto pages = account.read();
    auto held = after(pages);
    garden.now += 10;
    garden.remove(4);
    for (const Json& page : account.read(pages.back()["checkpoint"])) take_in(held, page);
    CHECK(held.size() == 4);
    CHECK_FALSE(held.contains("4"));
  }
  SECTION("a delta") {
    entity["full"]["page"] = {{"kind", "none"}};
    entity["full"]["request"]["query"] = Json::object();
    entity["changes"] = Json::parse(
        R"({"request": {"path": "/contacts", "query": {"gone": "1", "since": {"$after": "${since}", "with": "="}}},
      "items": "${items}", "cursor": {"kind": "token", "of": "${delta}"}})");
    Account account(garden, json);
    auto pages = account.read();
    auto held = after(pages);
    garden.now += 10;
    garden.change(2, [](auto& contact) { contact.gone = true; });
    pages = account.read(pages.back()["checkpoint"]);
    CHECK(garden.asked.back().url.find("since=2026-01-01T00%3A00%3A00Z") != std::string::npos);
    for (const Json& page : pages) take_in(held, page);
    CHECK(held.size() == 4);
  }
  SECTION("ids") {
    entity["ids"] = {
        {"request", {{"path", "/contacts"}, {"query", {{"limit", "${size}"}, {"above", "${next}"}}}}},
        {"items", "${items}"},
        {"page", {{"kind", "cursor"}, {"size", 2}, {"start", 0}, {"next", "${last.id}"}}}};
    Account account(garden, json);
    garden.remove(3);
    CHECK(account.ids() == std::vector<std::string>{"1", "2", "4", "5"});
  }
}

TEST_CASE("an answer without the list is an error, never an empty list") {
  Garden garden;
  garden.add("Contact");
  garden.instead = [](const auto&) { return rafiq::HttpResponse{200, {}, R"({"message": "maintenance"})"}; };
  CHECK(failure_of([&] { Account(garden).read(); }) == "protocol/no-list");
  garden.instead = [](const auto&) { return rafiq::HttpResponse{200, {}, "<html>maintenance</html>"}; };
  CHECK(failure_of([&] { Account(garden).read(); }) == "protocol/no-json");
}

TEST_CASE("a next page that is this page ends the read with an error") {
  Garden garden;
  Json json = paged("token");
  json["entities"][0]["full"]["page"] = {{"kind", "cursor"}, {"next", "${after}"}};
  garden.instead = [](const auto&) { return rafiq::HttpResponse{200, {}, R"({"items": [], "after": "7"})"}; };
  CHECK(failure_of([&] { Account(garden, json).read(); }) == "protocol/circle");
}

TEST_CASE("the scope assigned changes what the manifest says it changes") {
  Garden garden;
  garden.add("One");
  garden.add("Two");
  Json json = manifest();
  json["scopes"] = {"assigned", "all"};
  json["entities"][0]["full"]["assigned"] = {{"query", {{"mail", "c2@example.com"}}}};
  Account account(garden, json);
  CHECK(after(account.read(nullptr, "all")).size() == 2);
  const auto held = after(account.read(nullptr, "assigned"));
  CHECK(held.size() == 1);
  CHECK(held.contains("2"));
}
