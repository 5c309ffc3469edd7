// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/archive_writer.hpp"
#include "core/connector/bundle/fit.hpp"
#include "core/connector/bundle/folder.hpp"
#include "core/connector/bundle/lookalike.hpp"
#include "core/connector/bundle/names.hpp"
#include "core/connector/bundle/version.hpp"
#include "tests/support/bundles.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch.hpp"

#include <filesystem>

using namespace rafiq;
using namespace rafiq::connector::bundle;

TEST_CASE("versions are ordered as semantic versioning orders them") {
  const std::vector<std::string> rising = {
      "0.9.9",        "1.0.0-alpha",   "1.0.0-alpha.1", "1.0.0-alpha.beta",
      "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1",    "1.0.0",
      "1.0.1",        "1.2.0",         "1.10.0",        "2.0.0"};
  for (std::size_t i = 0; i < rising.size(); ++i)
    for (std::size_t j = 0; j < rising.size(); ++j) {
      INFO(rising[i] << " and " << rising[j]);
      CHECK((*Version::parse(rising[i]) <=> *Version::parse(rising[j])) == (i <=> j));
    }
}

TEST_CASE("what is no version is told") {
  for (const auto* text :
       {"", "1", "1.2", "1.2.3.4", "v1.2.3", "1.02.3", "1.2.-3", "1.2.3-", "1.2.3-a..b", "1.2.3-a.",
        "1.2.3-01", "1.2.3+build", "1.2.3-\u0661", "1.2.99999999999", " 1.2.3"})
    CHECK_FALSE(Version::parse(text).has_value());
}

TEST_CASE("names that look alike are told from names that do not") {
  const std::vector<std::pair<const char*, const char*>> alike = {{"hubspot", "hubsp0t"},
                                                                  {"hubspot", "hub-spot"},
                                                                  {"tryton", "trytom"},
                                                                  {"zendesk", "zendsek"},
                                                                  {"zendesk", "zendeskk"},
                                                                  {"salesforce", "sa1esforce"},
                                                                  {"salesforce", "saiesforce"},
                                                                  {"rt", "r-t"},
                                                                  {"mycrm", "rnycrm"},
                                                                  {"odoo", "od0o"},
                                                                  {"HubSpot", "\u041dub\u0405pot"}};
  for (const auto& [a, b] : alike) {
    INFO(a << " and " << b);
    CHECK(look_alike(a, b));
    CHECK(look_alike(b, a));
  }
  for (const auto& [a, b] : std::vector<std::pair<const char*, const char*>>{{"hubspot", "zendesk"},
                                                                             {"rt", "rt-plus"},
                                                                             {"zendesk", "zendesk-sell"},
                                                                             {"odoo", "otto"},
                                                                             {"file", "fire"},
                                                                             {"rt", "mt"},
                                                                             {"hubspot", "hubspot"}}) {
    INFO(a << " and " << b);
    CHECK_FALSE(look_alike(a, b));
  }
}

TEST_CASE("a name has the appearance of the Latin letters that it resembles") {
  CHECK(appearance("\u041dub\u0405pot") == appearance("HubSpot"));
  CHECK(appearance("HUB SPOT") == appearance("hubspot"));
  CHECK(appearance("hubspots") != appearance("hubspot"));
}

TEST_CASE("a bundle is for this machine and this Rafiq, or says for which it is") {
  const test::Entries files = {
      {"LICENSE", "x"}, {"README.md", "x"}, {"linux-m68k/rafiq-connector-c.so", "x"}};
  auto contents = test::contents_of("c", "1.0.0", Kind::library, files);
  auto refused = check_fit(contents, "here");
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().what.find("is for linux-m68k, and this machine is linux-") != std::string::npos);
  contents.files.push_back({library_name(platform_name(), "c"), 1, {}});
  CHECK(check_fit(contents, "here").has_value());
  contents.abi = 99;
  refused = check_fit(contents, "here");
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().what.find("version 99") != std::string::npos);
  CHECK(refused.error().remedy == "Update Rafiq");
}

TEST_CASE("the same files make the same archive") {
  const NamedFiles files = {{"bundle.json", "{}"}, {"LICENSE", std::string(100'000, 'x')}};
  const auto first = write_archive(files).value();
  CHECK(first == write_archive(files).value());
  CHECK(first.size() < 1'000);
}

namespace {

// As an installer leaves it.
void unpack(const test::Entries& entries, const std::filesystem::path& folder) {
  for (const auto& entry : entries) test::write_file(folder / entry.name, entry.bytes);
}

}  // namespace

TEST_CASE("an unpacked bundle is used only while it is what was signed") {
  const test::Scratch scratch;
  const test::Key key("Partner");
  const Trust trust{{key.signer}, "Ask"};
  const auto folder = scratch / "my-crm";
  unpack(test::good_bundle(key, "my-crm", "1.0.0", "{\"a\": 1}\n"), folder);
  const auto good = check_folder(folder, trust);
  REQUIRE(good.has_value());
  CHECK(good.value().manifest == "{\"a\": 1}\n");
  CHECK(good.value().checked.signer.name == "Partner");

  CHECK(check_folder(folder, {{}, "Ask"}).error().remedy == "Ask");

  test::write_file(folder / "manifest.json", "{\"a\": 2}\n");
  auto changed = check_folder(folder, trust);
  REQUIRE_FALSE(changed.has_value());
  CHECK(changed.error().code == ErrorCode::bad_data);
  CHECK(changed.error().where == (folder / "manifest.json").string());
  CHECK(changed.error().remedy.find("rollback") != std::string::npos);
  std::filesystem::remove(folder / "manifest.json");
  CHECK(check_folder(folder, trust).error().what.find("was removed") != std::string::npos);

  unpack(test::good_bundle(key, "my-crm", "1.0.0"), folder);
  CHECK(check_folder(folder, trust).has_value());
  test::write_file(folder / "bundle.json", test::good_bundle(key, "my-crm", "2.0.0")[0].bytes);
  CHECK(check_folder(folder, trust).error().where == (folder / "bundle.json").string());
}
