// SPDX-License-Identifier: Apache-2.0
#include "plugins/declarative/manifest.hpp"
#include "plugins/declarative/words.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/declarative/garden.hpp"

#include <fstream>
#include <sstream>

using namespace rafiq_declarative;
using namespace rafiq_declarative::test;

namespace {

// Why a manifest is refused, before there is an account.
std::string refusal(const Json& json) {
  try {
    const auto whole = manifest_of(Json{{"manifest", json}}.dump());
    const Declared declared(Json{{"manifest", whole}}.dump(), {}, {});
  } catch (const rafiq::Failure& failure) {
    CHECK(failure.reason() == rafiq::Reason::config);
    return failure.what();
  }
  return {};
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// What one value of the map makes of a record.
Json mapped(const Json& value, const Json& record, const std::string& member = "name") {
  Garden garden;
  garden.instead = [&](const auto&) { return rafiq::HttpResponse{200, {}, record.dump()}; };
  Json json = manifest();
  json["entities"][0]["map"] = {{member, value}};
  return Account(garden, json).get(1)["record"].value(member, Json());
}

}  // namespace

TEST_CASE("the garden's manifest and the example of the README are good") {
  CHECK(refusal(manifest()).empty());
  std::ifstream file(std::string(RAFIQ_SOURCE_DIR) + "/plugins/declarative/README.md");
  std::stringstream text;
  text << file.rdbuf();
  const auto from = text.str().find("```json\n") + 8;
  CHECK(refusal(Json::parse(text.str().substr(from, text.str().find("```", from) - from))).empty());
}

TEST_CASE("an unknown key anywhere is an error with its place and the nearest known one") {
  Json json = manifest();
  json["entities"][0]["full"]["page"]["sice"] = 3;
  CHECK(has(refusal(json), "entities[0].full.page.sice: this key is not known. Did you mean \"size\"?"));
  json = manifest();
  json["enttities"] = 1;
  CHECK(has(refusal(json), "Did you mean \"entities\"?"));
  json = manifest();
  json["entities"][0]["map"]["Name"] = "${x}";
  CHECK(has(refusal(json), "entities[0].map.Name: this key is not known. Did you mean \"name\"?"));
  json = manifest();
  json["entities"][0]["full"]["request"]["zzzzzzzz"] = 1;
  CHECK(has(refusal(json), "Known are: "));
  json = manifest();
  json["entities"][0]["map"]["name"] = {{"$frist", {"${a}"}}};
  CHECK(has(refusal(json), "Did you mean \"$first\"?"));
}

TEST_CASE("what is missing, of another type or makes no sense is said with its place") {
  Json json = manifest();
  json.erase("verified");
  CHECK(has(refusal(json), "\"verified\" is missing"));
  json = manifest();
  json["entities"] = Json::array();
  CHECK(has(refusal(json), "entities: at least one is needed"));
  json = manifest();
  json["entities"][0]["map"]["name"] = "${unclosed";
  CHECK(has(refusal(json), "entities[0].map.name: a \"${\" has no \"}\""));
  json = manifest();
  json["entities"][0]["full"]["items"] = "x ${items}";
  CHECK(has(refusal(json), "one ${path} and no more"));
  json = manifest();
  json["entities"][0]["full"]["page"] = {{"kind", "offset"}};
  CHECK(has(refusal(json), "need their \"size\""));
  json = manifest();
  json["entities"][0]["full"]["request"] = {{"path", "/x"}, {"call", "y"}};
  CHECK(has(refusal(json), "exactly one of path, call, soql and odata"));
  json = manifest();
  json["verified"] = "guessed";
  CHECK(has(refusal(json), "verified: this is none of"));
  json = manifest();
  json["id"] = "No Good";
  CHECK(has(refusal(json), "id: this does not look as it must"));
  CHECK(has(refusal(Json::array()), "an object is needed"));
}

TEST_CASE("describe makes of a profile the settings by which it is mapped, and what may be written") {
  const Json described = description_of(manifest_of(Json{{"manifest", manifest()}}.dump()));
  std::map<std::string, Json> settings;
  for (const Json& setting : described["settings"]) settings[setting["key"]] = setting;
  CHECK(settings.at("field.education")["default"] == "degree");
  CHECK(settings.at("field.interest")["default"] == "");
  CHECK(settings.contains("cultural_consent_field"));
  CHECK(settings.contains("write_fields"));
  const Json& entity = described["entities"][0];
  CHECK(entity["writable"] == true);
  CHECK(entity["version_guard"] == "strong");
  CHECK(entity["write_setting"] == "write_fields");
  CHECK(entity["lists_ids"] == false);
  CHECK(entity["fields"].size() == 10);
}

TEST_CASE("values are texts with holes, and a handful of functions") {
  const Json record =
      Json::parse(R"({"id": 1, "a": "A", "b": "", "c": null, "list": ["x", "y"], "n": 5, "t": true,
    "[d]": 1, "e.f": {"g": "dotted"}, "deep": [{"v": "first"}], "html": "<p>Hi <b>you</b> &amp; me</p><script>x</script><p>there</p>",
    "epoch": 1767225600, "day": "2026-03-01 09:30:00", "ref": "party,12", "text": "one\ntwo", "quoted": "a\"b\\c\u0001"})");
  CHECK(mapped("${a} of ${n}", record) == "A of 5");
  CHECK(mapped("${b}${c}${gone}", record).is_null());
  CHECK(mapped("x ${b}", record).is_null());
  CHECK(mapped("${[e.f].g}", record) == "dotted");
  CHECK(mapped("${deep.0.v}", record) == "first");
  CHECK(mapped("${deep.1.v}", record).is_null());
  CHECK(mapped("${t}", record) == "true");
  CHECK(mapped("${quoted}", record) == "a\"b\\c\x01");
  CHECK(mapped({{"$first", {"${b}", "${c}", "${a}"}}}, record) == "A");
  CHECK(mapped({{"$join", {"${list}", "${b}", "${a}"}}, {"with", "+"}}, record) == "x+y+A");
  CHECK(mapped({{"$table", "${a}"}, {"of", {{"A", "Z"}}}}, record) == "Z");
  CHECK(mapped({{"$table", "${n}"}, {"of", {{"A", "Z"}}}}, record).is_null());
  CHECK(mapped({{"$table", "${n}"}, {"of", {{"A", "Z"}}}, {"else", "other ${n}"}}, record) == "other 5");
  CHECK(mapped({{"$plain", "${html}"}}, record) == "Hi you & me\nthere");
  CHECK(mapped({{"$line", "${text}"}}, record) == "one");
  CHECK(mapped({{"$after", "${ref}"}, {"with", ","}}, record) == "12");
  CHECK(mapped({{"$digits", "+968 (9) 12"}}, record) == "968912");
  CHECK(mapped({{"$time", "${epoch}"}, {"from", "epoch"}}, record, "modified_at") == "2026-01-01T00:00:00Z");
  CHECK(mapped({{"$time", "${day}"}, {"as", "epoch"}}, record) == "1772357400");
  CHECK(mapped({{"$language", "ar_EG"}}, record) == "ar-EG");
}

TEST_CASE("times of every vendor's kind are read and written") {
  CHECK(read_iso("2026-03-01T09:30:00Z") == 1772357400000);
  CHECK(read_iso("2026-03-01T09:30:00.123+0300") == 1772346600123);
  CHECK(read_iso("2026-03-01T09:30:00-01:30") == 1772362800000);
  CHECK(read_iso("2026-03-01 09:30") == 1772357400000);
  CHECK(read_iso("2026-03-01") == 1772323200000);
  for (const char* wrong : {"", "2026", "2026-02-30", "yesterday", "2026-03-01T", "2026-03-01T25:00:00Z",
                            "2026-03-01T09:30:00ZZ"})
    CHECK_FALSE(read_iso(wrong));
  CHECK(read_http_date("Sun, 22 Nov 2026 19:30:22 GMT") == read_iso("2026-11-22T19:30:22Z"));
  CHECK_FALSE(read_http_date("yesterday"));
  CHECK(write_time(1772357400000, TimeKind::http) == "Sun, 01 Mar 2026 09:30:00 GMT");
  for (const auto kind : {TimeKind::iso, TimeKind::iso_ms, TimeKind::sql, TimeKind::epoch, TimeKind::epoch_ms,
                          TimeKind::object, TimeKind::http}) {
    const std::string written = write_time(1772357400000, kind);
    const Document document(written.starts_with('{') || written.find_first_of("-:") == std::string::npos
                                ? written
                                : "\"" + written + "\"",
                            "x");
    CHECK(read_time(document.root(), kind) == 1772357400000);
  }
}

TEST_CASE("what is inserted into addresses and queries cannot break out") {
  Garden garden;
  Json json = manifest();
  json["entities"][0]["numeric_ids"] = false;
  Account account(garden, json);
  CHECK(account.find("id", "../admin?x=1&y").empty());
  CHECK(garden.asked.back().url == "/contacts/..%2Fadmin%3Fx%3D1%26y");
  json["entities"][0]["select"] = {"Id", "Name"};
  json["entities"][0]["find"]["mail"]["request"] = {
      {"soql", {{"from", "Contact"}, {"where", "Email = '${value}'"}, {"order", "Id"}}}};
  Account soql(garden, json);
  garden.instead = [](const auto&) { return rafiq::HttpResponse{200, {}, R"({"items": []})"}; };
  soql.find("mail", "x' OR Name != '");
  CHECK(garden.asked.back().url.find(percent_encoded(
            "SELECT Id,Name,c_degree FROM Contact WHERE Email = 'x\\' OR Name != \\'' ORDER BY Id")) !=
        std::string::npos);
  json["entities"][0]["find"]["mail"]["request"] = {
      {"odata", {{"path", "/api/contacts"}, {"filter", "mail eq '${value}'"}}}};
  Account odata(garden, json);
  odata.find("mail", "o'neil@example.com");
  CHECK(garden.asked.back().url == "/api/contacts?$select=Id%2CName%2Cc_degree&$filter=" +
                                       percent_encoded("mail eq 'o''neil@example.com'"));
}
